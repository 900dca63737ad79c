import { must, mustGet, unreachable } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import {
  type ClassId,
  type KioskId,
  type ServiceId,
  type TicketNumber,
  ticketNumberFrom,
  visitIdOf,
} from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { ServiceSettings } from '#contract/settings.ts';
import { whyNoMoreToday } from '../day-end/last-tickets.ts';
import type { Hall, KioskState, Visit } from '../hall-state.ts';
import { isOfRoll } from '../paper/paper.ts';
import { offeringOf } from '../services/offering.ts';
import { WAITING } from '../visit.ts';
import { joinLine } from './lines.ts';
import { cardAt } from './present-card.ts';

/**
 * A service counts 001 to 499, or within its own range where several share a prefix, and then its prefix goes on with
 * 1001. 501 to 799 are kept for appointments and 801 to
 * 999 for the block that a kiosk gives out while it cannot reach the server.
 */
const SHORT_NUMBERS = { from: 1, to: 499 } as const;
const LONG_NUMBER_MIN = 1_001;
export const APPOINTMENT_NUMBERS = { first: 501, last: 799 } as const;

type Issued = Outcome<readonly EventOf<'ticketIssued'>[], RuleRefusal>;

/** The service decides first, then the hour, then who asks; the first thing that is so is told. */
export function decideIssueTicket(
  hall: Hall,
  command: CommandOf<'issueTicket'>,
  by: Actor,
  at: Instant,
): Issued {
  const place = kioskOf(hall, by);
  if (!place.ok) return place;
  const { kiosk } = place.value;
  const service = offeredNow(hall, command, at);
  if (!service.ok) return service;

  const over = kiosk === undefined ? undefined : whyNoMoreToday(hall, service.value.id, at);
  if (over !== undefined) return refuse(over);
  // At the desk staff sees the card and the proof with its own eyes.
  if (service.value.openTo === 'idCardOnly' && kiosk !== undefined && !command.withCard) {
    return refuse({ kind: 'cardWanted' });
  }
  const card = command.withCard ? cardAt(kiosk, at) : null;
  if (card === undefined) return refuse({ kind: 'cardGone' });
  const priorityClass = classFor(hall, command.priorityClass, {
    isAtKiosk: kiosk !== undefined,
    ofCard: card?.priorityClass,
  });
  if (!priorityClass.ok) return priorityClass;

  const number = nextNumber(hall, service.value);
  return ok([
    {
      type: 'ticketIssued',
      visit: visitIdOf(must(hall.day ?? undefined, 'a day began before its first ticket'), number),
      number,
      service: service.value.id,
      priorityClass: priorityClass.value,
      language: command.language,
      kiosk: kiosk?.id ?? null,
      person: card?.person ?? null,
      due: at + targetWaitMs(hall, service.value.id, priorityClass.value),
    },
  ]);
}

/** The kiosk that asks; undefined: the desk. */
export function kioskOf(
  hall: Hall,
  by: Actor,
): Outcome<{ readonly kiosk: KioskState | undefined }, RuleRefusal> {
  if (by.kind === 'staff' || by.kind === 'hall') return ok({ kiosk: undefined });
  const id: KioskId | undefined =
    'place' in by && by.place.kind === 'kiosk' ? by.place.kiosk : undefined;
  const kiosk = id === undefined ? undefined : hall.kiosks.get(id);
  return kiosk === undefined ? refuse({ kind: 'noSuchKiosk' }) : ok({ kiosk });
}

function offeredNow(
  hall: Hall,
  command: CommandOf<'issueTicket'>,
  at: Instant,
): Outcome<ServiceSettings, RuleRefusal> {
  const service = hall.rulebook.services.get(command.service);
  if (service === undefined || !hall.rulebook.offered.has(command.service)) {
    return refuse({ kind: 'noSuchService' });
  }
  const offering = offeringOf(hall, service, at);
  switch (offering.kind) {
    case 'open':
      return ok(service);
    case 'hallClosed':
      return refuse({ kind: 'hallClosed', opensAt: offering.opensAt });
    case 'closed':
      return refuse({ kind: 'serviceClosed', opensAt: offering.opensAt });
    case 'paused':
      return refuse({ kind: 'servicePaused', until: offering.until });
    case 'full':
      return refuse({ kind: 'quotaReached', quota: offering.quota });
    default:
      return unreachable(offering);
  }
}

/** By touch only classes that the settings offer there; the card gives its own; staff may give any. */
function classFor(
  hall: Hall,
  wanted: ClassId | null,
  { isAtKiosk, ofCard }: { readonly isAtKiosk: boolean; readonly ofCard: ClassId | undefined },
): Outcome<ClassId, RuleRefusal> {
  const { classes } = hall.rulebook;
  const normal = must(hall.settings.priorityClasses[0], 'every hall has its normal class').id;
  if (wanted === null) {
    return ok(ofCard !== undefined && classes.has(ofCard) ? ofCard : normal);
  }
  const chosen = classes.get(wanted);
  if (chosen === undefined) return refuse({ kind: 'noSuchClass' });
  const isProven = !isAtKiosk || chosen.atKiosk || wanted === ofCard || wanted === normal;
  return isProven ? ok(wanted) : refuse({ kind: 'classNeedsProof' });
}

type Numbered = Pick<ServiceSettings, 'prefix' | 'numbers'>;

/** Looks at each number once, except for those that were given before the settings changed. */
export function nextNumber(hall: Hall, service: Numbered): TicketNumber {
  const { prefix } = service;
  const { from, to } = service.numbers ?? SHORT_NUMBERS;
  for (let next = (hall.numbers.get(blockOf(service)) ?? from - 1) + 1; next <= to; next += 1) {
    const number = ticketNumberFrom(prefix, next);
    if (!isNumberTaken(hall, number)) return number;
  }
  let next = hall.numbers.get(longBlockOf(prefix)) ?? LONG_NUMBER_MIN - 1;
  let number: TicketNumber;
  do {
    next += 1;
    number = ticketNumberFrom(prefix, next);
  } while (isNumberTaken(hall, number));
  return number;
}

const blockOf = ({ prefix, numbers }: Numbered) => `${prefix}${(numbers ?? SHORT_NUMBERS).from}`;
const longBlockOf = (prefix: string) => `${prefix}${LONG_NUMBER_MIN}`;

/** The share of the service's target wait that this class waits; all of it for a class that has left the settings. */
export function targetWaitMs(hall: Hall, service: ServiceId, priorityClass: ClassId): number {
  const { targetWaitMin } = mustGet(hall.rulebook.services, service);
  const waitPercent = hall.rulebook.classes.get(priorityClass)?.waitPercent ?? 100;
  return Math.round((targetWaitMin * 60_000 * waitPercent) / 100);
}

/** Whoever bears a number keeps it, also past the day's change, and a roll of paper numbers has its own. */
export function isNumberTaken(hall: Hall, number: TicketNumber): boolean {
  const isOfToday = hall.day !== null && hall.visits.has(visitIdOf(hall.day, number));
  return isOfToday || hall.carriedNumbers.has(number) || isOfRoll(hall.paper, number);
}

const PRINT_WANTED: Visit['print'] = { kind: 'wanted', device: null };
const NOTHING_TOLD: Visit['told'] = { calling: 0, isSpoken: true };
/** One for a hundred thousand who come for one thing. */
const NOTHING: readonly never[] = [];

export function applyTicketIssued(hall: Hall, event: EventOf<'ticketIssued'>, at: Instant): void {
  const { due } = event;
  const service = mustGet(hall.services, event.service);
  hall.issuedEver += 1;
  // What a call reads comes first: of 100,000 who wait, the next one's record is cold memory.
  const visit: Visit = {
    id: event.visit,
    number: event.number,
    order: hall.issuedEver,
    service: event.service,
    line: service.line,
    joinedAt: at,
    due,
    waitsSince: at,
    waitedMs: 0,
    because: null,
    proof: isProofWanted(hall, event) ? 'wanted' : 'none',
    step: 0,
    callings: 0,
    servedMs: 0,
    state: WAITING,
    language: event.language,
    priorityClass: event.priorityClass,
    kiosk: event.kiosk,
    person: event.person,
    issuedAt: at,
    paperAt: event.kiosk,
    print: PRINT_WANTED,
    told: NOTHING_TOLD,
    further: NOTHING,
    served: NOTHING,
    note: null,
    returns: 0,
    moves: 0,
    isWalkUp: false,
  };
  hall.visits.set(visit.id, visit);
  joinLine(hall, visit, { line: service.line, due, at });
  if (!isOfRoll(hall.paper, event.number)) noteNumber(hall, event);
  service.issued += 1;
  hall.today.issued += 1;
  const kiosk = event.kiosk === null ? undefined : hall.kiosks.get(event.kiosk);
  // One laying of the card gives one ticket.
  if (kiosk?.card?.person === event.person) kiosk.card = null;
}

/** By touch anybody may say so; a card and the desk have shown it. */
function isProofWanted(hall: Hall, event: EventOf<'ticketIssued'>): boolean {
  if (event.kiosk === null) return false;
  const proof = hall.rulebook.classes.get(event.priorityClass)?.proof ?? null;
  const card = hall.kiosks.get(event.kiosk)?.card ?? null;
  const isByCard =
    event.person !== null &&
    card?.person === event.person &&
    card.priorityClass === event.priorityClass;
  return proof !== null && !isByCard;
}

/** Each block counts by itself. */
function noteNumber(hall: Hall, { number, service }: EventOf<'ticketIssued'>): void {
  const [prefix, last] = [number.slice(0, 1), Number(number.slice(1))];
  if (last >= APPOINTMENT_NUMBERS.first && last <= APPOINTMENT_NUMBERS.last) {
    hall.appointments.numbers.set(prefix, last);
  } else if (last >= LONG_NUMBER_MIN) {
    hall.numbers.set(longBlockOf(prefix), last);
  } else {
    hall.numbers.set(blockOf(mustGet(hall.rulebook.services, service)), last);
  }
}
