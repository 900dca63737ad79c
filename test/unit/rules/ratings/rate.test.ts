import { expect, test } from 'vitest';
import type { Actor, CommandOf } from '#contract/facts.ts';
import {
  by,
  clerk,
  counter,
  MINUTE,
  SETTINGS,
  screen,
  service,
  type ToldHall,
  today,
  toldHall,
} from '../told-hall.ts';

const rate: CommandOf<'rate'> = {
  type: 'rate',
  visit: null,
  counter: counter.one,
  level: 5,
  reasons: [],
};
const rateVisit: CommandOf<'rateVisit'> = {
  type: 'rateVisit',
  visit: today('A001'),
  level: 4,
  reasons: [],
};
const close = { type: 'closeRating', counter: counter.one, visit: today('A001') } as const;
const phone = by.phone(today('A001'));

/** A001 has been finished at counter 1 just now. */
function withOpenRating(): ToldHall {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  told.finish(counter.one, by.lin);
  return told;
}

const ratingOf = (told: ToldHall) => {
  const state = told.hall.visits.get(today('A001'))?.state;
  return state?.kind === 'finished' ? state.rating : undefined;
};

test('a press that was meant for somebody else’s step rates nobody', () => {
  const told = withOpenRating();
  expect(told.refused({ ...rate, visit: today('A002') }, by.pad)).toEqual({ kind: 'noRatingOpen' });
  expect(ratingOf(told)).toBe('open');
  told.done({ ...rate, visit: today('A001') }, by.pad);
  expect(ratingOf(told)).toBe(5);
});

test('the pad rates the step that was just finished there, and thanks', () => {
  const told = withOpenRating();
  expect(told.done(rate, by.pad)).toEqual([
    {
      type: 'stepRated',
      visit: today('A001'),
      step: 1,
      counter: counter.one,
      clerk: clerk.lin,
      level: 5,
      reasons: [],
    },
  ]);
  expect(ratingOf(told)).toBe(5);
  expect(told.hall.counters.get(counter.one)).toMatchObject({
    rating: null,
    thanked: { visit: today('A001'), level: 5 },
  });
  expect(told.hall.today).toMatchObject({ rated: 1, satisfied: 1, notRated: 0 });
  expect(told.hall.clerks.get(clerk.lin)?.today).toMatchObject({ rated: 1, satisfied: 1 });
});

test('a second key on the pad does not rate again', () => {
  const told = withOpenRating();
  told.done(rate, by.pad);
  expect(told.refused({ ...rate, level: 1 }, by.pad)).toEqual({ kind: 'alreadyRated' });
  expect(told.refused(rateVisit, phone)).toEqual({ kind: 'alreadyRated' });
  expect(ratingOf(told)).toBe(5);
});

test('before anybody was served there is nothing to rate', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  expect(told.refused(rate, by.pad)).toEqual({ kind: 'noRatingOpen' });
  expect(told.refused(rateVisit, phone)).toEqual({ kind: 'noRatingOpen' });
  told.serve(counter.one, by.lin);
  expect(told.refused(rate, by.pad)).toEqual({ kind: 'noRatingOpen' });
  expect(told.refused(rateVisit, phone)).toEqual({ kind: 'noRatingOpen' });
});

test('the pad’s time is over to the millisecond, even before the hall has closed it', () => {
  const told = withOpenRating();
  told.wait(20_000);
  expect(told.refused(rate, by.pad)).toEqual({ kind: 'noRatingOpen' });
  const intime = withOpenRating();
  intime.wait(19_999);
  expect(intime.done(rate, by.pad)).toHaveLength(1);
});

test('silence is recorded as not rated when the time is over, and not before', () => {
  const told = withOpenRating();
  told.wait(19_999);
  expect(told.refused(close, by.hall)).toEqual({ kind: 'noRatingOpen' });
  told.wait(1);
  expect(told.done(close, by.hall)).toEqual([
    { type: 'stepNotRated', visit: today('A001'), step: 1, counter: counter.one, clerk: clerk.lin },
  ]);
  expect(ratingOf(told)).toBe('notRated');
  expect(told.hall.today).toMatchObject({ rated: 0, notRated: 1 });
  expect(told.refused(close, by.hall)).toEqual({ kind: 'noRatingOpen' });
  expect(told.refused(rate, by.pad)).toEqual({ kind: 'noRatingOpen' });
});

test('closing is refused for another visit than the one that is open there', () => {
  const told = withOpenRating();
  told.wait(MINUTE);
  expect(told.refused({ ...close, visit: today('A002') }, by.hall).kind).toBe('noRatingOpen');
});

test('the phone rates while the pad still asks, and the pad asks no more', () => {
  const told = withOpenRating();
  expect(told.done(rateVisit, phone)).toHaveLength(1);
  expect(told.hall.counters.get(counter.one)).toMatchObject({
    rating: null,
    thanked: { level: 4 },
  });
  expect(told.refused(rate, by.pad)).toEqual({ kind: 'alreadyRated' });
});

test('within half an hour of finishing the phone still rates what was not rated, and is counted once', () => {
  const told = withOpenRating();
  told.wait(20_000);
  told.done(close, by.hall);
  told.wait(30 * MINUTE - 20_000);
  expect(told.done({ ...rateVisit, level: 2 }, phone)[0]).toMatchObject({ type: 'stepRated' });
  expect(ratingOf(told)).toBe(2);
  expect(told.hall.today).toMatchObject({ rated: 1, satisfied: 0, notRated: 0 });
  expect(told.refused(rateVisit, phone)).toEqual({ kind: 'alreadyRated' });
});

test('after half an hour the phone is too late', () => {
  const told = withOpenRating();
  told.wait(20_000);
  told.done(close, by.hall);
  told.wait(30 * MINUTE);
  expect(told.refused(rateVisit, phone)).toEqual({ kind: 'noRatingOpen' });
});

test('a late rating from the phone leaves the next customer’s rating at the counter alone', () => {
  const told = withOpenRating();
  told.ticket(service.pay);
  told.finish(counter.one, by.lin);
  told.done(rateVisit, phone);
  expect(told.hall.counters.get(counter.one)).toMatchObject({
    rating: { visit: today('A002') },
    thanked: null,
  });
});

test('a phone rates its own visit alone', () => {
  const told = withOpenRating();
  expect(told.refused(rateVisit, by.phone(today('A002')))).toEqual({ kind: 'noSuchVisit' });
});

test('reasons are those of the settings, each once', () => {
  const told = withOpenRating();
  const angry: CommandOf<'rate'> = { ...rate, level: 1 };
  expect(told.refused({ ...angry, reasons: ['smelly'] }, by.pad)).toEqual({ kind: 'noSuchReason' });
  const [event] = told.done({ ...angry, reasons: ['slow', 'rude', 'slow'] }, by.pad);
  expect(event).toMatchObject({ reasons: ['slow', 'rude'] });
});

test('2 and 1 are unhappy, 3 and better are satisfied; the newest unhappy one stands first', () => {
  const told = withOpenRating();
  told.done({ ...rate, level: 2 }, by.pad);
  for (const level of [3, 1] as const) {
    told.ticket(service.pay);
    told.finish(counter.one, by.lin);
    told.done({ ...rate, level }, by.pad);
  }
  expect(
    told.hall.tasks.unhappy
      .lastFew(9)
      .map(({ about }) => about.kind === 'unhappyRating' && about.level),
  ).toEqual([1, 2]);
  expect(told.hall.today).toMatchObject({ rated: 3, satisfied: 1 });
});

test('a pad rates at its own counter alone', () => {
  const told = withOpenRating();
  const other: Actor = {
    kind: 'screen',
    screen,
    role: 'ratingPad',
    place: { kind: 'counter', counter: counter.two },
  };
  expect(told.refused(rate, other)).toEqual({ kind: 'notYourCounter' });
  expect(told.refused(rate, by.board)).toEqual({ kind: 'notYourCounter' });
});

test('a rating stays open while its clerk pauses or goes off, and is counted for that clerk', () => {
  const told = withOpenRating();
  told.done({ type: 'closeShift', counter: counter.one }, by.lin);
  told.open(counter.one, by.wu);
  const [event] = told.done(rate, by.pad);
  expect(event).toMatchObject({ clerk: clerk.lin });
  expect(told.hall.clerks.get(clerk.lin)?.today.rated).toBe(1);
});

test('the time for rating is the one of the settings at finishing', () => {
  const told = withOpenRating();
  const until = told.now + 20_000;
  told.adopt({ ...SETTINGS, rating: { ...SETTINGS.rating, openSeconds: 5 } });
  expect(told.hall.counters.get(counter.one)?.rating?.until).toBe(until);
});
