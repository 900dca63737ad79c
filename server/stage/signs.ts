import { unreachable } from '#contract/assert.ts';
import type { DeviceSettings, LedSignSettings, SignSpan } from '#contract/devices.ts';
import type { Fact } from '#contract/facts.ts';
import type { CounterId } from '#contract/ids.ts';
import type { Language } from '#contract/language.ts';
import type { CounterView } from '#contract/views.ts';
import { SIGN_TEXTS } from './sign-texts.ts';
import type { StageParts } from './stage.ts';

/** Long enough to see that it works, short enough to miss no call by it. */
export const TEST_SHOWN_MS = 5_000;

/** What a two-colour sign over a counter says: yellow calls, green serves, red stays shut. */
export function signSpans(
  { state, label }: Pick<CounterView, 'state' | 'label'>,
  language: Language,
  columns: number,
): readonly SignSpan[] {
  const words = SIGN_TEXTS[language];
  const say = (wordings: readonly string[], colour: SignSpan['colour']): readonly SignSpan[] => {
    // A sign keeps an old text when it gets none that fits, and an old number is worse than darkness.
    const text = wordings.find((each) => columnsOf(each) <= columns);
    return text === undefined ? [] : [{ text, colour }];
  };
  switch (state.kind) {
    case 'calling':
      return say(words.call(state.number, label), 'yellow');
    case 'serving':
      return say(words.serving(state.number), 'green');
    case 'idle':
      return say(words.idle(label), 'green');
    case 'paused':
      return say(words.paused, 'red');
    case 'closed':
      return say(words.closed, 'red');
    default:
      return unreachable(state);
  }
}

/** Hanzi take two columns. */
function columnsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '~' ? 2 : 1), 0);
}

/** Keeps every sign showing what its counter does. The driver repeats it to a sign that was away. */
export function openSigns(
  parts: Pick<StageParts, 'hall' | 'crew' | 'clock' | 'devices' | 'counterView'>,
): {
  hear(fact: Fact): void;
  showAll(): void;
  afterTest(device: DeviceSettings): void;
  stop(): void;
} {
  let callOffTest = () => {};

  const show = (counter: CounterId) => {
    const view = parts.counterView(counter);
    if (view === undefined) return;
    for (const sign of signsAt(parts.devices(), counter)) {
      void parts.crew.showOnSign(sign.id, signSpans(view, view.hall.language, sign.columns));
    }
  };
  const showAll = () => {
    for (const counter of parts.hall.state().counters.keys()) show(counter);
  };
  return {
    hear: ({ event }) => {
      // The change of day ends calls that nobody has come to.
      if (event.type === 'settingsAdopted' || event.type === 'dayBegan') showAll();
      else if ('counter' in event) show(event.counter);
    },
    showAll,
    afterTest: ({ kind }) => {
      if (kind !== 'ledSign') return;
      callOffTest();
      callOffTest = parts.clock.after(TEST_SHOWN_MS, showAll);
    },
    stop: () => callOffTest(),
  };
}

function signsAt(
  devices: readonly DeviceSettings[],
  counter: CounterId,
): readonly LedSignSettings[] {
  return devices
    .filter((device) => device.kind === 'ledSign')
    .filter(({ place }) => place.kind === 'counter' && place.counter === counter);
}
