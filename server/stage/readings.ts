import { must, unreachable } from '#contract/assert.ts';
import type { CardReading, DeviceReading, DeviceSettings } from '#contract/devices.ts';
import type { Actor, Command } from '#contract/facts.ts';
import type { ClassId, CounterId, DeviceId, KioskId } from '#contract/ids.ts';
import type { StageParts } from './stage.ts';

/** What was last refused by the reader of a kiosk, so that its page can say how to lay the card. */
export interface CardRefusal {
  readonly why: string;
  readonly at: number;
}

/** Readings of devices become commands, given by the device for the place where it stands. */
export function openReadings(parts: StageParts): {
  cardRefused(kiosk: KioskId): CardRefusal | null;
  stop(): void;
} {
  const refusals = new Map<KioskId, CardRefusal>();

  const hear = (reading: DeviceReading) => {
    const device = parts.devices().find(({ id }) => id === reading.device);
    if (device === undefined) return;
    const by: Actor = { kind: 'device', device: device.id, place: device.place };
    switch (reading.kind) {
      case 'cardRead':
        return presentCard(device, by, reading.card);
      case 'cardRefused':
        return refuseCard(device, reading.why);
      case 'gradePressed':
        if (device.place.kind !== 'counter') return;
        void parts.submitAs(by, {
          type: 'rate',
          visit: null,
          counter: device.place.counter,
          level: reading.level,
          reasons: [],
        });
        return;
      case 'keyPressed':
        return pressKey(device, by, reading);
      default:
        return unreachable(reading);
    }
  };

  const refuseCard = (device: DeviceSettings, why: string) => {
    if (device.place.kind !== 'kiosk') return;
    refusals.set(device.place.kiosk, { why, at: parts.clock.now() });
    parts.touch(`kiosk:${device.place.kiosk}`);
  };

  const presentCard = (device: DeviceSettings, by: Actor, card: CardReading) => {
    if (device.place.kind !== 'kiosk') return;
    refusals.delete(device.place.kiosk);
    const person = parts.remember({ name: card.name, idNumber: card.idNumber });
    const priorityClass = classByAge(parts, ageOn(card.birth, parts.hall.state().day ?? ''));
    void parts.submitAs(by, {
      type: 'presentCard',
      kiosk: device.place.kiosk,
      person,
      priorityClass,
    });
  };

  const pressKey = async (
    device: DeviceSettings,
    by: Actor,
    reading: Extract<DeviceReading, { kind: 'keyPressed' }>,
  ) => {
    if (device.place.kind !== 'counter') return;
    const { counter } = device.place;
    const command = commandForKey(parts, counter, reading.key);
    if (command === undefined) {
      await parts.crew.answerKeypad(device.id, { isDone: false, digits: '' });
      return;
    }
    const outcome = await parts.submitAs(by, command);
    const digits = keypadDigits(parts, counter);
    await parts.crew.answerKeypad(device.id, { isDone: outcome.ok, digits });
  };

  const deaf = parts.crew.onReading(hear);
  return { cardRefused: (kiosk) => refusals.get(kiosk) ?? null, stop: deaf };
}

/** The keys of the maker's table and what they mean in this house; `undefined`: nothing now. */
function commandForKey(
  parts: StageParts,
  counter: CounterId,
  key: Extract<DeviceReading, { kind: 'keyPressed' }>['key'],
): Command | undefined {
  const view = parts.counterView(counter);
  switch (key) {
    case 'call':
      return { type: 'callNext', counter };
    case 'recall':
      return { type: 'recall', counter };
    case 'start':
      return { type: 'beginServing', counter };
    case 'evaluate':
      return { type: 'finish', counter, delivered: null };
    case 'cancel':
      return { type: 'markNoShow', counter };
    case 'pause': {
      if (view?.state.kind === 'paused') return { type: 'resumeShift', counter };
      const reason = parts.settings().pauseReasons[0];
      return reason && { type: 'pauseShift', counter, reason: reason.id };
    }
    case 'function':
    case 'transfer':
      return undefined;
    default:
      return unreachable(key);
  }
}

/** Left half: the last three digits of the ticket at the counter, as the published hosts send them. */
function keypadDigits(parts: StageParts, counter: CounterId): string {
  const state = parts.counterView(counter)?.state;
  const number = state?.kind === 'calling' || state?.kind === 'serving' ? state.number : undefined;
  return number === undefined ? '' : number.slice(-3);
}

/** Whole years on that day; ISO dates compare as text. */
export function ageOn(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** The class with the highest age that the person has reached, else the normal one. */
function classByAge({ settings }: StageParts, age: number): ClassId {
  const classes = settings().priorityClasses;
  const [oldest] = classes
    .filter(({ fromAge }) => fromAge !== null && age >= fromAge)
    .sort((one, other) => (other.fromAge ?? 0) - (one.fromAge ?? 0));
  return must(oldest ?? classes[0], 'a hall has at least one class').id;
}

export function padAt(
  devices: readonly DeviceSettings[],
  counter: CounterId,
): DeviceId | undefined {
  return devices.find(
    ({ kind, place }) =>
      kind === 'ratingPad' && place.kind === 'counter' && place.counter === counter,
  )?.id;
}
