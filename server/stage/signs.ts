import type { DeviceSettings, SignSpan } from '#contract/devices.ts';
import type { Fact } from '#contract/facts.ts';
import type { CounterId } from '#contract/ids.ts';
import type { Language } from '#contract/language.ts';
import type { CounterView } from '#contract/views.ts';
import { SIGN_TEXTS } from './sign-texts.ts';
import type { StageParts } from './stage.ts';

/** What a two-colour sign over a counter says: yellow calls, green serves, red stays shut. */
export function signSpans(view: CounterView, language: Language): readonly SignSpan[] {
  const words = SIGN_TEXTS[language];
  const { state, label } = view;
  switch (state.kind) {
    case 'calling':
      return [{ text: words.call(state.number, label), colour: 'yellow' }];
    case 'serving':
      return [{ text: words.serving(state.number), colour: 'green' }];
    case 'idle':
      return [{ text: words.idle(label), colour: 'green' }];
    case 'paused':
      return [{ text: words.paused, colour: 'red' }];
    case 'closed':
      return [{ text: words.closed, colour: 'red' }];
  }
}

/** Keeps every sign showing what its counter does. The driver repeats it to a sign that was away. */
export function openSigns(parts: StageParts): {
  hear(fact: Fact): void;
  showAll(): void;
} {
  const show = (counter: CounterId) => {
    const view = parts.counterView(counter);
    if (view === undefined) return;
    for (const sign of signsAt(parts.devices(), counter)) {
      const spans = signSpans(view, view.hall.language);
      void parts.crew.showOnSign(sign.id, spans);
    }
  };
  const showAll = () => {
    for (const counter of parts.hall.state().counters.keys()) show(counter);
  };
  return {
    hear: ({ event }) => {
      if (event.type === 'settingsAdopted') showAll();
      else if ('counter' in event) show(event.counter);
    },
    showAll,
  };
}

function signsAt(devices: readonly DeviceSettings[], counter: CounterId) {
  return devices.filter(
    ({ kind, place }) =>
      kind === 'ledSign' && place.kind === 'counter' && place.counter === counter,
  );
}
