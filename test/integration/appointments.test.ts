import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answers, Refused } from '#contract/channels.ts';
import type { Instant } from '#contract/clock.ts';
import { kioskIdSchema, requestIdSchema, serviceIdSchema } from '#contract/ids.ts';
import type { Outcome } from '#contract/outcome.ts';
import { bytesIn } from '../support/folder-bytes.ts';
import { atMidday } from '../support/midday.ts';
import { type RunningHall, startHall, WITHOUT_DEVICES } from '../support/running-hall.ts';
import { newRequest, pairScreen, signIn, type Visitor, visit } from '../support/visitor.ts';

const SERVICE = serviceIdSchema.parse('new-service');
/** Invented; assigned to nobody. */
const phoneOf = (guest: number) => `139000${`${guest}`.padStart(5, '0')}`;

let hall: RunningHall;
let desk: Visitor;
let kiosk: Visitor;

beforeAll(async () => {
  hall = await startHall(atMidday(WITHOUT_DEVICES));
  desk = await signIn(hall.url, '0201', 'demo-0201');
  const place = { kind: 'kiosk', kiosk: kioskIdSchema.parse('k1') } as const;
  kiosk = await pairScreen(hall.url, 'kiosk', place);
});
afterAll(async () => {
  desk?.close();
  kiosk?.close();
  await hall?.remove();
});

const anybody = () => visit(hall.url, { token: null, ticket: 'book' });

function book(
  by: Visitor,
  slot: Instant,
  guest: number,
  id = newRequest(),
): Promise<Outcome<Answers['bookAppointment'], Refused>> {
  return by.ask({
    ask: 'bookAppointment',
    id: requestIdSchema.parse(id),
    service: SERVICE,
    slot,
    contact: { name: `客人${guest}`, phone: phoneOf(guest), idNumber: null },
    language: 'zh-Hans',
  });
}

async function slots(by: Visitor) {
  const booking = await by.watch({ view: 'booking' });
  const days = booking.now().services.find(({ service }) => service === SERVICE)?.days ?? [];
  const date = days[1]?.date ?? '';
  return by.watch({ view: 'slots', service: SERVICE, date });
}

async function nextSlot(by: Visitor): Promise<Instant> {
  const booking = await by.watch({ view: 'booking' });
  const days = booking.now().services.find(({ service }) => service === SERVICE)?.days ?? [];
  for (const { date } of days) {
    const { slots: free } = (await by.watch({ view: 'slots', service: SERVICE, date })).now();
    const first = free.find((slot) => slot.free > 0);
    if (first !== undefined) return first.at;
  }
  throw new Error('nothing is free');
}

test('of many who want the last place of one slot at the same moment, one gets it, and everybody sees it go', async () => {
  const people = await Promise.all(Array.from({ length: 8 }, anybody));
  const [first] = people;
  if (first === undefined) throw new Error('nobody came');
  const shown = await slots(first);
  const slot = shown.now().slots.find(({ free }) => free === 2)?.at ?? 0;
  expect((await book(desk, slot, 100)).ok).toBe(true);
  await shown.until((view) => view.slots.find(({ at }) => at === slot)?.free === 1);
  const outcomes = await Promise.all(people.map((person, guest) => book(person, slot, guest)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  for (const outcome of outcomes) {
    if (!outcome.ok) expect(outcome.problem.refusal).toEqual({ kind: 'slotFull' });
  }
  await shown.until((view) => view.slots.find(({ at }) => at === slot)?.free === 0);
  for (const person of people) person.close();
});

test('the address of a booking shows, moves and cancels it; no other address does', async () => {
  const person = await anybody();
  const shown = await slots(person);
  const [from, to] = shown.now().slots.filter(({ free }) => free === 2);
  const booked = await book(person, from?.at ?? 0, 20);
  if (!booked.ok) throw new Error(booked.problem.text);
  const { appointment, address } = booked.value;
  const end = address.split('/').at(-1) ?? '';
  const holder = await visit(hall.url, { token: null, ticket: end });
  const own = await holder.watch({ view: 'appointment', appointment });
  expect(own.now()).toMatchObject({ state: 'booked', slot: from?.at, maskedName: '客***' });
  const moved = await holder.command({ type: 'moveAppointment', appointment, slot: to?.at ?? 0 });
  expect(moved.ok).toBe(true);
  await own.until(({ slot }) => slot === to?.at);
  const stranger = await visit(hall.url, { token: null, ticket: 'book' });
  const stolen = await stranger.command({ type: 'cancelAppointment', appointment });
  expect(stolen.ok ? 'done' : stolen.problem.refusal.kind).toBe('notAllowed');
  expect((await holder.command({ type: 'cancelAppointment', appointment })).ok).toBe(true);
  await own.until(({ state }) => state === 'cancelled');
  await expect(
    visit(hall.url, { token: null, ticket: `${appointment}~AAAAAAAAAAAAAAAA` }),
  ).rejects.toThrow();
  for (const each of [person, holder, stranger]) each.close();
});

test('the same wish sent twice is one booking', async () => {
  const slot = (await slots(desk)).now().slots.findLast(({ free }) => free === 2)?.at ?? 0;
  const id = newRequest();
  const [first, second] = await Promise.all([book(desk, slot, 30, id), book(desk, slot, 30, id)]);
  expect(first.ok).toBe(true);
  expect(second).toEqual(first);
  const [third] = [await book(desk, slot, 30, id)];
  expect(third).toEqual(first);
  const left = (await slots(desk)).now().slots.find(({ at }) => at === slot)?.free;
  expect(left).toBe(1);
});

test('at the kiosk the telephone number finds the booking of today, and check-in gives its ticket', async () => {
  const slot = await nextSlot(desk);
  const booked = await book(desk, slot, 40);
  if (!booked.ok) throw new Error(booked.problem.text);
  const found = await kiosk.ask({
    ask: 'findAppointments',
    by: { kind: 'phone', phone: phoneOf(40) },
  });
  const byCode = await kiosk.ask({
    ask: 'findAppointments',
    by: { kind: 'code', code: booked.value.address },
  });
  expect(byCode).toEqual(found);
  const [one] = found.ok ? found.value : [];
  expect(one).toMatchObject({ slot, maskedName: '客***', standing: 'early', canCheckIn: true });
  const { appointment } = booked.value;
  const sent = await kiosk.command({ type: 'checkIn', appointment, language: 'zh-Hans' });
  expect(sent.ok && sent.value.number).toMatch(/^A5\d\d$/);
  if (!sent.ok || sent.value.visit === null) throw new Error('no ticket');
  const ticket = await kiosk.watch({ view: 'ticket', visit: sent.value.visit });
  expect(ticket.now()).toMatchObject({ slot, state: { kind: 'waiting' } });
  const timeline = await desk.ask({ ask: 'timeline', visit: sent.value.visit });
  expect(timeline.ok && timeline.value.timeline.map(({ what }) => what)).toContain(
    'appointmentCheckedIn',
  );
});

test('a program that books for ever from one address is stopped', async () => {
  const person = await anybody();
  let kind = '';
  for (let tries = 0; tries < 20 && kind !== 'tooFast'; tries += 1) {
    const outcome = await book(person, 0, 50);
    kind = outcome.ok ? '' : outcome.problem.refusal.kind;
  }
  expect(kind).toBe('tooFast');
  person.close();
});

test('a restart keeps every booking, and no telephone number lies readable on the disk', async () => {
  const date = (await slots(desk)).now().date;
  const before = (await desk.watch({ view: 'appointments', date })).now();
  expect(before.lines.length).toBeGreaterThan(0);
  expect(before.lines.every(({ maskedPhone }) => maskedPhone.includes('****'))).toBe(true);
  desk.close();
  await hall.kill();
  for (const guest of [20, 30, 40, 100]) {
    expect(bytesIn(hall.dataFolder).includes(phoneOf(guest))).toBe(false);
  }
  await hall.startAgain();
  desk = await signIn(hall.url, '0201', 'demo-0201');
  const after = (await desk.watch({ view: 'appointments', date })).now();
  expect(after.lines).toEqual(before.lines);
});
