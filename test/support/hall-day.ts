import type { CounterId, ServiceId, TicketNumber, VisitId } from '#contract/ids.ts';
import { kioskIdSchema, serviceIdSchema } from '#contract/ids.ts';
import type { ClerkView } from '#contract/views.ts';
import { pairScreen, signIn, type Visitor, visit, type Watched } from './visitor.ts';

/** Draws the same numbers for the same seed: a day that went wrong can be walked again. */
export function openDice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    // Mulberry32, a public-domain generator by Tommy Ettinger.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What one customer does, settled before the day begins. */
export interface Customer {
  /** Minutes after the doors open. */
  readonly arrivesMin: number;
  readonly service: ServiceId;
  readonly kiosk: string;
  readonly handlingMin: number;
  readonly habit: 'stays' | 'leaves' | 'missesCall' | 'comesBack';
  readonly level: 1 | 2 | 3 | 4 | 5 | null;
}

/** What the customer has lived through, told from the customer's side. */
export interface Experience {
  readonly visit: VisitId;
  readonly number: TicketNumber;
  readonly service: ServiceId;
  readonly ending: 'finished' | 'left' | 'noShow';
  readonly level: number | null;
}

export interface DayPlan {
  readonly services: readonly string[];
  readonly kiosks: readonly string[];
  readonly dayMin: number;
  readonly seed: number;
}

/** Arrivals with a rush after the doors open and one before noon: a fifth of the day comes in one hour. */
export function customersOf(
  count: number,
  { services, kiosks, dayMin, seed }: DayPlan,
): readonly Customer[] {
  const dice = openDice(seed);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(dice() * items.length)];
    if (item === undefined) throw new Error('there is something to pick');
    return item;
  };
  const arrivalOf = () => {
    const kind = dice();
    if (kind < 0.05) return dice() * 2;
    if (kind < 0.3) return dice() * (dayMin / 6);
    if (kind < 0.5) return dayMin * (0.4 + dice() / 6);
    return dice() * dayMin;
  };
  return Array.from({ length: count }, () => {
    const habit = dice();
    const rates = dice();
    return {
      arrivesMin: arrivalOf(),
      service: serviceIdSchema.parse(pick(services)),
      kiosk: pick(kiosks),
      handlingMin: 1 + dice() * dice() * 7,
      habit:
        habit < 0.03
          ? ('leaves' as const)
          : habit < 0.06
            ? ('missesCall' as const)
            : habit < 0.09
              ? ('comesBack' as const)
              : ('stays' as const),
      level:
        rates < 0.35 ? null : rates < 0.4 ? pick([1, 2] as const) : pick([3, 4, 5, 5] as const),
    };
  }).sort((one, other) => one.arrivesMin - other.arrivesMin);
}

/** Waits for hall minutes; `speed` hall minutes pass in one of the wall's. */
export type Pause = (minutes: number) => Promise<void>;

interface Ticket {
  readonly customer: Customer;
  readonly visit: VisitId;
  readonly number: TicketNumber;
  readonly phone: string;
}

export interface Day {
  readonly url: string;
  readonly pause: Pause;
  /** Every ticket taken so far, as clerks meet the people behind them. */
  readonly tickets: Map<VisitId, Ticket>;
  readonly experiences: Experience[];
}

/** The customers of one kiosk, one behind the other. */
export async function queueAtKiosk(
  day: Day,
  kiosk: string,
  customers: readonly Customer[],
): Promise<void> {
  const id = kioskIdSchema.parse(kiosk);
  const screen = await pairScreen(day.url, 'kiosk', { kind: 'kiosk', kiosk: id });
  let nowMin = 0;
  for (const customer of customers) {
    await day.pause(customer.arrivesMin - nowMin);
    nowMin = customer.arrivesMin;
    const issued = await screen.command({
      type: 'issueTicket',
      service: customer.service,
      priorityClass: null,
      withCard: false,
      language: 'zh-Hans',
    });
    if (!issued.ok) throw new Error(`a ticket was refused: ${issued.problem.text}`);
    const { visit: ticketId } = issued.value;
    if (ticketId === null) throw new Error('a ticket names its visit');
    const view = await screen.watch({ view: 'ticket', visit: ticketId });
    const { number, phoneUrl } = view.now();
    screen.socket.emit('unwatch', { view: 'ticket', visit: ticketId });
    const phone = decodeURIComponent(new URL(phoneUrl).pathname.slice('/t/'.length));
    const ticket = { customer, visit: ticketId, number, phone };
    day.tickets.set(ticketId, ticket);
    if (customer.habit === 'leaves') void giveUp(day, ticket);
  }
  screen.close();
}

/** Leaves by phone after a while, unless the call comes first. */
async function giveUp(day: Day, ticket: Ticket): Promise<void> {
  await day.pause(2);
  const phone = await visit(day.url, { token: null, ticket: ticket.phone });
  const left = await phone.command({ type: 'leave', visit: ticket.visit });
  if (left.ok) note(day, ticket, 'left', null);
  phone.close();
}

function note(day: Day, ticket: Ticket, ending: Experience['ending'], level: number | null): void {
  const { number } = ticket;
  const { service } = ticket.customer;
  day.experiences.push({ visit: ticket.visit, number, service, ending, level });
}

/** One clerk's shift at one counter: calls whoever is due until nobody can come any more. */
export async function workShift(
  day: Day,
  counter: CounterId,
  { staff, isOver }: { readonly staff: string; readonly isOver: () => boolean },
): Promise<void> {
  const clerk = await signIn(day.url, staff, `demo-${staff}`);
  const pad = await pairScreen(day.url, 'ratingPad', { kind: 'counter', counter });
  const opened = await clerk.command({ type: 'openShift', counter });
  if (!opened.ok) throw new Error(`the shift at ${counter} was refused: ${opened.problem.text}`);
  const console = await clerk.watch({ view: 'clerk', counter });
  while (!isOver()) {
    const called = await clerk.command({ type: 'callNext', counter });
    if (!called.ok) {
      // Somebody else was quicker, or nobody waits; the clerk looks up again shortly.
      await day.pause(0.2);
      continue;
    }
    const view = await console.until((now) => now.current !== null);
    await serve({ day, counter, clerk, pad, console }, view);
  }
  const closed = await clerk.command({ type: 'closeShift', counter });
  if (!closed.ok) throw new Error(`the shift at ${counter} stayed open: ${closed.problem.text}`);
  clerk.close();
  pad.close();
}

interface Seat {
  readonly day: Day;
  readonly counter: CounterId;
  readonly clerk: Visitor;
  readonly pad: Visitor;
  readonly console: Watched<ClerkView>;
}

async function serve(seat: Seat, view: ClerkView): Promise<void> {
  const { day, counter, clerk } = seat;
  const id = view.current?.visit;
  const ticket = id === undefined ? undefined : await ticketOf(day, id);
  if (ticket === undefined) return;
  const { customer } = ticket;
  const must = async (command: Parameters<Visitor['command']>[0]) => {
    const done = await clerk.command(command);
    if (!done.ok) throw new Error(`${command.type} for ${ticket.number}: ${done.problem.text}`);
  };
  if (customer.habit === 'missesCall' || customer.habit === 'comesBack') {
    const isSecondCall = (view.current?.step ?? 1) > 1;
    if (!isSecondCall) {
      await day.pause(0.5);
      await must({ type: 'recall', counter });
      await day.pause(0.5);
      await must({ type: 'markNoShow', counter });
      if (customer.habit === 'missesCall') note(day, ticket, 'noShow', null);
      else void comeBack(day, ticket);
      return;
    }
  }
  await day.pause(0.3);
  await must({ type: 'beginServing', counter });
  await day.pause(customer.handlingMin);
  await must({ type: 'finish', counter, delivered: null });
  note(day, ticket, 'finished', await rate(seat, ticket));
}

/** The ticket's own page may be a moment behind the call. */
async function ticketOf(day: Day, id: VisitId): Promise<Ticket | undefined> {
  for (let look = 0; look < 200; look += 1) {
    const ticket = day.tickets.get(id);
    if (ticket !== undefined) return ticket;
    await day.pause(0.05);
  }
  throw new Error(`somebody was called whom no kiosk gave a ticket: ${id}`);
}

async function rate({ counter, pad }: Seat, { customer, visit: id }: Ticket) {
  const { level } = customer;
  if (level === null) return null;
  const rated = await pad.command({ type: 'rate', counter, visit: id, level, reasons: [] });
  if (!rated.ok) throw new Error(`a rating was refused: ${rated.problem.text}`);
  return level;
}

async function comeBack(day: Day, ticket: Ticket): Promise<void> {
  await day.pause(3);
  const phone = await visit(day.url, { token: null, ticket: ticket.phone });
  const back = await phone.command({ type: 'returnTicket', visit: ticket.visit });
  if (!back.ok) throw new Error(`${ticket.number} could not come back: ${back.problem.text}`);
  phone.close();
}
