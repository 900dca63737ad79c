import { unreachable } from '#contract/assert.ts';
import type { DeviceSettings, LedSignSettings } from '#contract/devices.ts';
import type { Fact } from '#contract/facts.ts';
import type { CounterId } from '#contract/ids.ts';
import type { Language, Texts } from '#contract/language.ts';
import {
  abilityOf,
  DARK,
  fitsOnSign,
  type SignAbility,
  type SignFace,
  type SignSpan,
} from '#contract/signs.ts';
import type { CounterView } from '#contract/views.ts';
import { brightnessAt } from './sign-brightness.ts';
import { SIGN_TEXTS, type Wordings } from './sign-texts.ts';
import type { StageParts } from './stage.ts';

/** Long enough to see that it works, short enough to miss no call by it. */
export const TEST_SHOWN_MS = 5_000;

export interface SignWords {
  readonly language: Language;
  /** What the hall lets free counters say. */
  readonly idleText: Texts | null;
}

/** What a two-colour sign over a counter says: yellow calls and blinks, green serves, red stays shut. */
export function signFace(
  { state, label }: Pick<CounterView, 'state' | 'label'>,
  { language, idleText }: SignWords,
  ability: SignAbility,
): SignFace {
  const { letters } = ability;
  const words = SIGN_TEXTS[letters === 'chinese' ? language : letters];
  const say = (
    wordings: Wordings,
    colour: SignSpan['colour'],
    manner: SignFace['manner'],
  ): SignFace => {
    // A sign keeps an old text when it gets none that fits, and an old number is worse than darkness.
    const text = wordings.find((each) => fitsOnSign(each, ability));
    return text === undefined ? DARK : { spans: [{ text, colour }], manner };
  };
  switch (state.kind) {
    case 'calling':
      return say(words.call(state.number, label), 'yellow', 'blinking');
    case 'serving':
      return say(words.serving(state.number), 'green', 'steady');
    case 'idle': {
      const welcome = idleText === null ? [] : [idleText[language], idleText.en];
      return say([...welcome, ...words.idle(label)], 'green', 'steady');
    }
    case 'paused':
      return say(words.paused, 'red', 'steady');
    case 'closed':
      return say(words.closed, 'red', 'steady');
    default:
      return unreachable(state);
  }
}

/** Keeps every sign showing what its counter does. The driver repeats it to a sign that was away. */
export function openSigns(
  parts: Pick<StageParts, 'hall' | 'crew' | 'clock' | 'devices' | 'counterView' | 'settings'>,
): {
  hear(fact: Fact): void;
  showAll(): void;
  afterTest(device: DeviceSettings): void;
  stop(): void;
} {
  const { clock, crew } = parts;
  let callOffTest = () => {};
  let callOffDimming = () => {};

  const show = (counter: CounterId) => {
    const view = parts.counterView(counter);
    if (view === undefined) return;
    const words = { language: view.hall.language, idleText: parts.settings().signs.idleText };
    for (const sign of signsAt(parts.devices(), counter)) {
      void crew.showOnSign(sign.id, signFace(view, words, abilityOf(sign)));
    }
  };
  const dim = () => {
    callOffDimming();
    const { signs, timeZone } = parts.settings();
    const now = clock.now();
    const { percent, until } = brightnessAt(signs.brightness, timeZone, now);
    crew.dimSigns(percent);
    if (until !== null) callOffDimming = clock.after(until - now, dim);
  };
  const showAll = () => {
    dim();
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
      callOffTest = clock.after(TEST_SHOWN_MS, showAll);
    },
    stop: () => {
      callOffTest();
      callOffDimming();
    },
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
