import { expect, test } from 'vitest';
import { apply } from '#rules/apply.ts';
import { beginForecast, forecastNow, type Wait } from '#rules/forecast/forecast.ts';
import { dumpHall, type HallDump, openHall, restoreHall } from '#rules/hall-state.ts';
import {
  by,
  clerk,
  counter,
  MINUTE,
  priorityClass,
  SETTINGS,
  service,
  type ToldHall,
  toldHall,
  visit,
  withService,
} from '../told-hall.ts';

const { normal } = priorityClass;

function newcomer(told: Pick<ToldHall, 'hall' | 'now'>, of = service.pay, as = normal): Wait {
  const wait = forecastNow(told.hall, told.now).ofNew(of, as);
  if (wait === undefined) throw new Error('a service of the hall is told of');
  return wait;
}

const allDay = [{ from: '00:00', to: '24:00' }];
const ALWAYS_OPEN = {
  ...SETTINGS,
  openingHours: [allDay, allDay, allDay, allDay, allDay, allDay, allDay],
};

function tickets(told: ToldHall, count: number, of = service.pay): void {
  for (let given = 0; given < count; given += 1) told.ticket(of);
}

/** Serves so many one after the other, each for so long. */
function serveMany(told: ToldHall, count: number, handlingMs: number): void {
  for (let served = 0; served < count; served += 1) {
    told.ticket(service.pay);
    told.serve(counter.two, by.wu);
    told.wait(handlingMs);
    told.done({ type: 'finish', counter: counter.two, delivered: null }, by.wu);
  }
}

/** All of a forecast, to compare two of them. */
function everything(told: Pick<ToldHall, 'hall' | 'now'>): string {
  const forecast = forecastNow(told.hall, told.now);
  const services = [...told.hall.services.keys()].map((id) => forecast.ofNew(id, normal));
  const visits = [...told.hall.visits.keys()].map((id) => forecast.ofVisit(id) ?? null);
  return JSON.stringify([services, visits]);
}

test('the same hall at the same moment gives the same forecast, and is not changed by it', () => {
  const told = busyHall();
  const before = JSON.stringify(dumpHall(told.hall));
  expect(everything(told)).toBe(everything(told));
  expect(JSON.stringify(dumpHall(told.hall))).toBe(before);
});

test('a hall that was restored or replayed forecasts as the one that lived', () => {
  const told = busyHall();
  const dump: HallDump = JSON.parse(JSON.stringify(dumpHall(told.hall)));
  expect(everything({ hall: restoreHall(dump), now: told.now })).toBe(everything(told));
  const replayed = openHall();
  for (const fact of told.facts) apply(replayed, fact);
  expect(everything({ hall: replayed, now: told.now })).toBe(everything(told));
});

function busyHall(): ToldHall {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.open(counter.two, by.wu);
  tickets(told, 5);
  tickets(told, 2, service.repair);
  told.serve(counter.one, by.lin);
  told.wait(4 * MINUTE);
  told.done({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
  told.ticket(service.pay, priorityClass.elderly);
  told.call(counter.two, by.wu);
  told.wait(MINUTE);
  return told;
}

test('a free counter and nobody ahead: over within a minute', () => {
  const told = toldHall();
  told.open(counter.two, by.wu);
  told.wait(2 * MINUTE);
  expect(newcomer(told).p90Ms).toBeLessThan(MINUTE);
  const ticket = told.ticket(service.pay);
  expect(forecastNow(told.hall, told.now).ofVisit(ticket.id)?.p90Ms).toBeLessThan(MINUTE);
});

test('before anything was learned, one ahead at one counter waits about the target handling time', () => {
  for (const targetHandlingMin of [5, 20]) {
    const told = toldHall(withService(service.pay, { targetHandlingMin }));
    told.open(counter.two, by.wu);
    tickets(told, 5);
    const { p50Ms, p90Ms } = newcomer(told);
    expect(p50Ms).toBeGreaterThan(3 * targetHandlingMin * MINUTE);
    expect(p50Ms).toBeLessThan(6.5 * targetHandlingMin * MINUTE);
    expect(p90Ms).toBeGreaterThan(p50Ms);
    expect(p90Ms).toBeLessThan(12 * targetHandlingMin * MINUTE);
  }
});

test('the more are ahead, the longer it takes, and the wider is what is told', () => {
  const told = toldHall();
  told.open(counter.two, by.wu);
  const waits: Wait[] = [];
  for (let ahead = 0; ahead <= 20; ahead += 5) {
    waits.push(newcomer(told));
    tickets(told, 5);
  }
  for (const [at, wait] of waits.entries()) {
    const fewer = waits[at - 1];
    if (fewer === undefined) continue;
    expect(wait.p50Ms).toBeGreaterThan(fewer.p50Ms);
    expect(wait.p90Ms).toBeGreaterThan(fewer.p90Ms);
  }
  const width = (wait: Wait | undefined) => (wait?.p90Ms ?? 0) - (wait?.p50Ms ?? 0);
  expect(width(waits.at(-1))).toBeGreaterThan(2 * width(waits[1]));
});

test('each in a line is told no less than whoever is called before', () => {
  const told = toldHall();
  told.open(counter.two, by.wu);
  const visits = Array.from({ length: 8 }, () => told.ticket(service.pay).id);
  const forecast = forecastNow(told.hall, told.now);
  const waits = visits.map((id) => forecast.ofVisit(id)?.p50Ms ?? Number.NaN);
  expect(waits).toEqual(waits.toSorted((one, other) => one - other));
  expect(new Set(waits).size).toBe(8);
});

test('two counters halve it', () => {
  const one = toldHall();
  const two = toldHall();
  one.open(counter.two, by.wu);
  two.open(counter.two, by.wu);
  two.open(counter.one, by.lin);
  tickets(one, 10);
  tickets(two, 10);
  const share = newcomer(two).p50Ms / newcomer(one).p50Ms;
  expect(share).toBeGreaterThan(0.4);
  expect(share).toBeLessThan(0.65);
});

test('only who is called before is ahead: an elderly customer, and one of another service', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  tickets(told, 6);
  const elderly = newcomer(told, service.pay, priorityClass.elderly);
  expect(elderly.p50Ms).toBeLessThan(newcomer(told).p50Ms / 3);
  // Repairs are due after 20 minutes, payments after 10: all six come first.
  expect(newcomer(told, service.repair).p50Ms).toBeGreaterThanOrEqual(newcomer(told).p50Ms);
});

test('whoever is asked about takes nobody else’s time', () => {
  const few = toldHall();
  const many = toldHall({
    ...SETTINGS,
    priorityClasses: [
      ...SETTINGS.priorityClasses,
      ...[10, 20, 30, 40].map((waitPercent) => ({
        ...SETTINGS.priorityClasses[1],
        id: priorityClass.vip,
        name: { 'zh-Hans': 'x', 'zh-Hant': 'x', en: 'x' },
        fromAge: null,
        atKiosk: false,
        proof: null,
        waitPercent,
      })),
    ],
  });
  for (const told of [few, many]) {
    told.open(counter.two, by.wu);
    tickets(told, 10);
  }
  expect(newcomer(many).p50Ms / newcomer(few).p50Ms).toBeCloseTo(1, 0);
});

test('whoever is being served is waited for only as long as is left', () => {
  const told = toldHall();
  told.open(counter.two, by.wu);
  told.ticket(service.pay);
  told.serve(counter.two, by.wu);
  const atFirst = newcomer(told);
  told.wait(4 * MINUTE);
  expect(newcomer(told).p50Ms).toBeLessThan(atFirst.p50Ms);
});

test('a pause is waited for as long as such pauses last', () => {
  const told = toldHall();
  told.open(counter.two, by.wu);
  for (let pauses = 0; pauses < 12; pauses += 1) {
    told.done({ type: 'pauseShift', counter: counter.two, reason: 'lunch' }, by.wu);
    told.wait(30 * MINUTE);
    told.done({ type: 'resumeShift', counter: counter.two }, by.wu);
    told.wait(MINUTE);
  }
  told.done({ type: 'pauseShift', counter: counter.two, reason: 'lunch' }, by.wu);
  expect(newcomer(told).p50Ms).toBeGreaterThan(20 * MINUTE);
  told.wait(25 * MINUTE);
  expect(newcomer(told).p50Ms).toBeLessThan(15 * MINUTE);
});

test('handling times are learned, of each service and of each clerk', () => {
  const told = toldHall(ALWAYS_OPEN);
  told.open(counter.two, by.wu);
  serveMany(told, 25, 10 * MINUTE);
  tickets(told, 4);
  const ofWu = newcomer(told).p50Ms;
  expect(ofWu / MINUTE).toBeGreaterThan(34);
  expect(ofWu / MINUTE).toBeLessThan(56);
  // The same line before another clerk: nobody knows yet that only Wu is slow.
  told.open(counter.three, by.zhao);
  told.done({ type: 'closeShift', counter: counter.two }, by.wu);
  expect(newcomer(told).p50Ms).toBeLessThan(ofWu);
});

test('what was learned is still there on the next day, and counts less by and by', () => {
  const told = toldHall(ALWAYS_OPEN);
  told.open(counter.two, by.wu);
  serveMany(told, 25, 10 * MINUTE);
  const { weight } = handlingOf(told);
  told.wait(24 * 60 * MINUTE);
  told.ticket(service.pay);
  expect(handlingOf(told).weight).toBeGreaterThan(weight * 0.8);
  expect(handlingOf(told).weight).toBeLessThan(weight);
  told.done({ type: 'leave', visit: visit('2026-07-04', 'A001') }, by.hall);
});

function handlingOf({ hall }: ToldHall): { readonly weight: number } {
  return hall.pace.services.get(service.pay)?.handling ?? { weight: 0 };
}

test('no-shows, leaving and sending on are learned', () => {
  const told = toldHall(ALWAYS_OPEN);
  told.open(counter.one, by.lin);
  for (let calls = 0; calls < 20; calls += 1) {
    told.ticket(service.pay);
    told.wait(MINUTE);
    told.call(counter.one, by.lin);
    told.wait(MINUTE);
    told.done({ type: 'markNoShow', counter: counter.one }, by.lin);
  }
  const { pace } = told.hall;
  expect(pace.noShows).toBe(20);
  expect(pace.calls).toBe(20);
  const left = told.ticket(service.pay);
  told.wait(12 * MINUTE);
  told.done({ type: 'leave', visit: left.id }, by.hall);
  expect(pace.stages.left).toEqual([0, 0, 1]);
  told.ticket(service.pay);
  told.serve(counter.one, by.lin);
  told.done(
    {
      type: 'transfer',
      counter: counter.one,
      to: { kind: 'service', service: service.repair },
    },
    by.lin,
  );
  expect([...(pace.services.get(service.pay)?.sentOn ?? [])]).toEqual([[service.repair, 1]]);
});

test('what is remembered is bounded by services, clerks and counters, not by days', () => {
  const told = toldHall(ALWAYS_OPEN);
  const sizes: number[] = [];
  for (let day = 0; day < 40; day += 1) {
    told.open(counter.two, by.wu);
    serveMany(told, 6, (3 + (day % 7)) * MINUTE);
    told.done({ type: 'closeShift', counter: counter.two }, by.wu);
    sizes.push(JSON.stringify(dumpHall(told.hall).pace).length);
    // Weekends are closed; the hall is told of working days alone.
    told.wait((day % 5 === 0 ? 72 : 24) * 60 * MINUTE - 6 * (3 + (day % 7)) * MINUTE);
  }
  const [early, late] = [sizes[9] ?? 0, sizes.at(-1) ?? 0];
  expect(late).toBeLessThan(early * 1.3);
  expect(told.hall.pace.clerks.size).toBe(1);
  expect(told.hall.pace.clerks.has(clerk.wu)).toBe(true);
});

test('a line of thousands costs no more than its beginning', () => {
  const told = toldHall();
  told.open(counter.two, by.wu);
  const small = toldHall();
  small.open(counter.two, by.wu);
  tickets(small, 100);
  for (let given = 0; given < 400; given += 1) told.ticket(service.pay);
  const work = beginForecast(told.hall, told.now);
  expect(work.callsPerRun).toBeLessThan(120);
  expect(work.runs * work.callsPerRun).toBeLessThanOrEqual(
    1.2 * beginForecast(small.hall, small.now).runs * work.callsPerRun,
  );
  expect(newcomer(told).p50Ms).toBeGreaterThan(3 * newcomer(small).p50Ms);
});
