import type { Instant } from '#contract/clock.ts';
import type {
  CaseId,
  CounterId,
  PersonId,
  ServiceDay,
  ServiceId,
  StaffId,
  VisitId,
} from '#contract/ids.ts';
import { openTurnOrder, type TurnOrder } from '../queue/turn-order.ts';
import { type Case, isClosed, openHelpOf } from './case.ts';

/** The hall's cases: all that are not closed, and those that were closed in this service day. */
export interface CaseBook {
  /** The day whose cases are counted now. */
  day: ServiceDay | null;
  countToday: number;
  countEver: number;
  /** How many each service ever opened: every so many is reviewed. */
  readonly opened: Map<ServiceId, number>;
  readonly all: Map<CaseId, Case>;
  // The rest is derived, so that nobody ever looks through all cases.
  readonly ofVisit: Map<VisitId, Case>;
  readonly ofPerson: Map<PersonId, TurnOrder<Case>>;
  /** What a clerk has to do without a customer at the counter: returned ones first. */
  readonly ofClerk: Map<StaffId, TurnOrder<Case>>;
  readonly reviews: TurnOrder<Case>;
  readonly helps: TurnOrder<Case>;
  readonly promises: TurnOrder<Case>;
  readonly signing: Map<CounterId, Case>;
}

export interface CaseBookDump {
  readonly day: ServiceDay | null;
  readonly countToday: number;
  readonly countEver: number;
  readonly opened: readonly (readonly [ServiceId, number])[];
  readonly all: readonly Case[];
}

const sinceOf = ({ state }: Case): Instant => state.since;
const openedAtOf = ({ openedAt }: Case): Instant => openedAt;
const askedAtOf = (each: Case): Instant => openHelpOf(each)?.askedAt ?? each.openedAt;
const promisedAtOf = ({ promised }: Case): Instant => (promised === null ? 0 : dayNumber(promised));

/** Days sort as text and as this number alike. */
function dayNumber(day: ServiceDay): number {
  return Number(day.replaceAll('-', ''));
}

/** Further than any two instants lie apart: what is more urgent stands before all that is less. */
const MORE_URGENT_MS = 10 ** 13;
const URGENCY = { returned: -2, passed: -1, open: 0 } as const;

function urgencyOf({ state }: Case): number {
  const rank =
    state.kind === 'returned' || state.kind === 'passed' ? URGENCY[state.kind] : URGENCY.open;
  return rank * MORE_URGENT_MS + state.since;
}

export function openCaseBook(): CaseBook {
  return {
    day: null,
    countToday: 0,
    countEver: 0,
    opened: new Map(),
    all: new Map(),
    ofVisit: new Map(),
    ofPerson: new Map(),
    ofClerk: new Map(),
    reviews: openTurnOrder(sinceOf),
    helps: openTurnOrder(askedAtOf),
    promises: openTurnOrder(promisedAtOf),
    signing: new Map(),
  };
}

export function dumpCaseBook(book: CaseBook): CaseBookDump {
  return {
    day: book.day,
    countToday: book.countToday,
    countEver: book.countEver,
    opened: [...book.opened],
    all: [...book.all.values()].map((each) => ({ ...each })),
  };
}

export function restoreCaseBook(dump: CaseBookDump): CaseBook {
  const book = openCaseBook();
  book.day = dump.day;
  book.countToday = dump.countToday;
  book.countEver = dump.countEver;
  for (const [service, count] of dump.opened) book.opened.set(service, count);
  for (const each of dump.all) addCase(book, { ...each });
  return book;
}

export function addCase(book: CaseBook, each: Case): void {
  book.all.set(each.id, each);
  index(book, each);
}

/** The only way in which a case changes: it leaves every list, changes, and joins where it now belongs. */
export function changeCase(book: CaseBook, each: Case, change: (it: Case) => void): void {
  unindex(book, each);
  change(each);
  index(book, each);
}

export function forgetCase(book: CaseBook, each: Case): void {
  unindex(book, each);
  book.all.delete(each.id);
}

/** Whether its clerk has something to do with it, customer or not. */
function isForItsClerk({ state, visit }: Case): boolean {
  switch (state.kind) {
    case 'returned':
      return true;
    case 'open':
    case 'passed':
      return visit === null;
    default:
      return false;
  }
}

function index(book: CaseBook, each: Case): void {
  if (each.visit !== null) book.ofVisit.set(each.visit, each);
  if (isClosed(each)) return;
  if (each.person !== null) joined(book.ofPerson, each.person, openedAtOf).add(each);
  if (isForItsClerk(each)) joined(book.ofClerk, each.clerk, urgencyOf).add(each);
  if (each.state.kind === 'inReview') book.reviews.add(each);
  if (openHelpOf(each) !== undefined) book.helps.add(each);
  if (each.promised !== null) book.promises.add(each);
  if (each.signingAt !== null) book.signing.set(each.signingAt, each);
}

function unindex(book: CaseBook, each: Case): void {
  if (each.visit !== null) book.ofVisit.delete(each.visit);
  if (isClosed(each)) return;
  if (each.person !== null) parted(book.ofPerson, each.person, each);
  if (isForItsClerk(each)) parted(book.ofClerk, each.clerk, each);
  if (each.state.kind === 'inReview') book.reviews.remove(each);
  if (openHelpOf(each) !== undefined) book.helps.remove(each);
  if (each.promised !== null) book.promises.remove(each);
  if (each.signingAt !== null) book.signing.delete(each.signingAt);
}

function joined<Id>(
  lists: Map<Id, TurnOrder<Case>>,
  id: Id,
  timeOf: (each: Case) => number,
): TurnOrder<Case> {
  const known = lists.get(id);
  if (known !== undefined) return known;
  const list = openTurnOrder(timeOf);
  lists.set(id, list);
  return list;
}

function parted<Id>(lists: Map<Id, TurnOrder<Case>>, id: Id, each: Case): void {
  const list = lists.get(id);
  list?.remove(each);
  if (list?.size === 0) lists.delete(id);
}

/** Cases that should have been done before this day. */
export function overdueOn(
  book: CaseBook,
  day: ServiceDay | null,
): { readonly count: number; firstFew(most: number): readonly Case[] } {
  const count = day === null ? 0 : book.promises.countBefore(dayNumber(day), 0);
  return { count, firstFew: (most) => book.promises.firstFew(Math.min(most, count)) };
}

export function isOverdue({ promised, state }: Case, day: ServiceDay | null): boolean {
  return promised !== null && day !== null && promised < day && state.kind !== 'closed';
}
