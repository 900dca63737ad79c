import type { CounterId } from '#contract/ids.ts';
import type { BenchView } from '#contract/views.ts';
import { counterOf, standsOf } from './bench-devices.ts';

/** How far a visit has come, as far as devices show it. */
export const STEPS = ['card', 'printed', 'called', 'asked', 'rated'] as const;
export type Step = (typeof STEPS)[number];

/**
 * The newest number that came out on paper, and what the devices have shown of it since. Nothing is
 * asked of the hall: a step that no device shows is not reached.
 */
export interface FollowedVisit {
  readonly number: string | null;
  readonly reached: readonly Step[];
  readonly counter: CounterId | null;
  /** A card was laid since the ticket before. */
  readonly wasCardLaid: boolean;
  readonly card: string | null;
  /** How many slips each printer had put out. */
  readonly slipsEver: Readonly<Record<string, number>>;
  /** The pad of the visit's counter asked when it was last looked at. */
  readonly wasAsking: boolean;
}

const NOBODY: FollowedVisit = {
  number: null,
  reached: [],
  counter: null,
  wasCardLaid: false,
  card: null,
  slipsEver: {},
  wasAsking: false,
};

export function follow(before: FollowedVisit | null, view: BenchView): FollowedVisit {
  return ratedAt(calledOn(printed(before ?? NOBODY, view), view), view);
}

/** The address in a ticket's QR code holds its visit: `/t/2026-07-03.A017~…`. */
const NUMBER_IN_QR = /\/t\/\d{4}-\d{2}-\d{2}\.([A-Z]\d{3,6})~/;

export function numberOnSlip(slip: { readonly qr: readonly string[] }): string | null {
  for (const text of slip.qr) {
    const number = NUMBER_IN_QR.exec(text)?.[1];
    if (number !== undefined) return number;
  }
  return null;
}

function printed(before: FollowedVisit, view: BenchView): FollowedVisit {
  const reader = standsOf(view, 'idCardReader')[0]?.simulated;
  const card = reader?.card ?? null;
  const wasCardLaid = before.wasCardLaid || (card !== null && card !== before.card);
  const printers = standsOf(view, 'printer').flatMap(({ simulated }) => simulated ?? []);
  const slipsEver = Object.fromEntries(
    printers.map((printer) => [printer.device, printer.slipsEver]),
  );
  const now = { ...before, card, wasCardLaid, slipsEver };
  const number = printers
    .filter((printer) => printer.slipsEver !== before.slipsEver[printer.device])
    .map(({ slips }) => numberOnSlip(slips.at(-1) ?? { qr: [] }))
    .find((found) => found !== null && found !== before.number);
  if (number === undefined || number === null) return now;
  return {
    ...now,
    number,
    reached: wasCardLaid ? ['card', 'printed'] : ['printed'],
    counter: null,
    wasCardLaid: false,
    wasAsking: false,
  };
}

function calledOn(now: FollowedVisit, view: BenchView): FollowedVisit {
  const { number } = now;
  if (number === null) return now;
  const isShown = new RegExp(`${number}(?!\\d)`);
  // A display of digits has no letters.
  const digits = number.replaceAll(/\D/g, '');
  const sign = standsOf(view, 'ledSign').find(({ simulated }) => {
    const text = simulated?.dots.text.trim() ?? '';
    return isShown.test(text) || text === digits;
  });
  if (sign === undefined) return now;
  const counter = counterOf(sign.device);
  if (counter === now.counter) return now;
  const wasAsking = isAskingAt(view, counter);
  return { ...reaching(now, 'called'), counter, wasAsking };
}

function ratedAt(now: FollowedVisit, view: BenchView): FollowedVisit {
  if (now.counter === null) return now;
  const isAsking = isAskingAt(view, now.counter);
  // A pad that has asked since before this visit says nothing about it.
  if (isAsking && !now.wasAsking) return { ...reaching(now, 'asked'), wasAsking: true };
  if (!isAsking && now.wasAsking) {
    const rated = now.reached.includes('asked') ? reaching(now, 'rated') : now;
    return { ...rated, wasAsking: false };
  }
  return now;
}

function isAskingAt(view: BenchView, counter: CounterId | null): boolean {
  return standsOf(view, 'ratingPad').some(
    ({ device, simulated }) => counterOf(device) === counter && simulated?.isAsking === true,
  );
}

function reaching(visit: FollowedVisit, step: Step): FollowedVisit {
  return visit.reached.includes(step) ? visit : { ...visit, reached: [...visit.reached, step] };
}
