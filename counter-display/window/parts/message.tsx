import type { Language, Texts } from '#contract/language.ts';
import type { CounterView } from '#contract/views.ts';
import { language, pick, pickSecond, secondLanguage } from '#kit/language.ts';
import { sideBySide } from '#kit/list.ts';
import { CallNumber } from '#kit/parts/calling.tsx';
import { Fit } from '#kit/parts/fit.tsx';
import type { Shown } from '../window-model.ts';
import { words } from '../window-texts.ts';

/** More than these nobody remembers on the way. */
const ELSEWHERE_MAX = 4;

/** The middle: a number or a word that can be read across the hall, and a line above and below it. */
export function Message({ shown }: { shown: Shown }) {
  const { view } = shown;
  const { state } = view;
  switch (state.kind) {
    case 'calling':
      return (
        <div class="message" aria-live="polite">
          <Line {...said('comeHere')} />
          <CallNumber number={state.number} left={shown.left} coming={shown} />
          <Line {...named(state.service)} />
        </div>
      );
    case 'serving':
      return (
        <div class="message">
          <Line {...said('nowServing')} />
          <CallNumber number={state.number} left={null} coming={shown} />
          <Line {...named(state.service)} />
        </div>
      );
    case 'idle':
      return (
        <Words above={said('nextSoon')} text={words('pleaseWait')} below={said('keepNumber')} />
      );
    case 'paused':
      return (
        <Words above={named(state.reason)} text={words('pausedBig')} below={elsewhere(state)} />
      );
    case 'closed':
      return <Words above={named(view.area)} text={words('closedBig')} below={said('listen')} />;
  }
}

interface TwoTexts {
  readonly text: string;
  readonly second: string;
}

const said = (key: 'comeHere' | 'nowServing' | 'nextSoon' | 'keepNumber' | 'listen'): TwoTexts => ({
  text: words(key),
  second: words.second(key),
});
const named = (texts: Texts): TwoTexts => ({ text: pick(texts), second: pickSecond(texts) });

function elsewhere({
  elsewhere: all,
}: Extract<CounterView['state'], { kind: 'paused' }>): TwoTexts {
  if (all.length === 0) return said('listen');
  const labels = all.slice(0, ELSEWHERE_MAX);
  return {
    text: words('goTo', { counters: eitherOf(labels, language.value) }),
    second: words.second('goTo', { counters: eitherOf(labels, secondLanguage.value) }),
  };
}

/** `2、4`, `2 or 4` */
function eitherOf(labels: readonly string[], wanted: Language): string {
  return wanted === 'en'
    ? new Intl.ListFormat(wanted, { type: 'disjunction' }).format(labels)
    : sideBySide(labels, wanted);
}

function Words({ above, text, below }: { above: TwoTexts; text: string; below: TwoTexts }) {
  return (
    <div class="message">
      <Line {...above} />
      <p class="message-words">
        <Fit text={text} />
      </p>
      <Line {...below} />
    </div>
  );
}

function Line({ text, second }: TwoTexts) {
  return (
    <p class="message-line">
      <Fit text={text} />
      <Fit class="second" least={0.75} isCourtesy lang={secondLanguage.value} text={second} />
    </p>
  );
}
