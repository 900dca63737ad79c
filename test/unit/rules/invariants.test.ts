import { expect, test } from 'vitest';
import { must } from '#contract/assert.ts';
import type { Hall, Visit } from '#rules/hall-state.ts';
import { brokenInvariants } from '#rules/invariants.ts';
import { by, clerk, counter, service, today, toldHall } from './told-hall.ts';

/** A001 served at 1, A002 finished at 2, A003 parked, A004 no-show, A005 waiting, A006 for Lin. */
function fullHall(): Hall {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.open(counter.two, by.wu);
  told.open(counter.three, by.zhao);
  for (let count = 0; count < 6; count += 1) told.ticket(service.pay);
  told.serve(counter.one, by.lin);
  told.finish(counter.two, by.wu);
  told.call(counter.three, by.zhao);
  told.done({ type: 'park', counter: counter.three }, by.zhao);
  told.call(counter.three, by.zhao);
  told.done({ type: 'markNoShow', counter: counter.three }, by.zhao);
  told.call(counter.three, by.zhao);
  const to = { kind: 'clerk', clerk: clerk.lin } as const;
  told.done({ type: 'transfer', counter: counter.three, to }, by.zhao);
  return told.hall;
}
const visitOf = (hall: Hall, number: string): Visit =>
  must(hall.visits.get(today(number)), `${number} is in the hall`);
const counterOf = (hall: Hall, id: typeof counter.one) =>
  must(hall.counters.get(id), `${id} is in the hall`);

test('a hall in order breaks no promise', () => {
  expect(brokenInvariants(fullHall())).toEqual([]);
});

test.each<[string, (hall: Hall) => void]>([
  [
    'somebody waits in no line',
    (hall) => hall.services.get(service.pay)?.turns.remove(visitOf(hall, 'A006')),
  ],
  [
    'somebody stands in a line and does not wait',
    (hall) => hall.services.get(service.pay)?.turns.add(visitOf(hall, 'A001')),
  ],
  [
    'somebody waits and is not among the arrivals',
    (hall) => hall.services.get(service.pay)?.arrivals.remove(visitOf(hall, 'A006')),
  ],
  [
    'a due time changes while in line',
    (hall) => {
      visitOf(hall, 'A006').due += 1;
    },
  ],
  [
    'a visit is named in another line than it stands in',
    (hall) => {
      visitOf(hall, 'A006').line = { kind: 'counter', counter: counter.one };
    },
  ],
  [
    'a no-show is not remembered',
    (hall) => hall.services.get(service.pay)?.noShows.remove(visitOf(hall, 'A004')),
  ],
  [
    'a parked visit is in no clerk’s list',
    (hall) => {
      must(hall.clerks.get(clerk.zhao), 'known').parked = [];
    },
  ],
  [
    'a visit is in two clerks’ lists',
    (hall) => {
      must(hall.clerks.get(clerk.wu), 'known').parked.push(today('A003'));
    },
  ],
  [
    'one ticket is at two counters',
    (hall) => {
      counterOf(hall, counter.two).current = today('A001');
    },
  ],
  [
    'a served visit is at no counter',
    (hall) => {
      counterOf(hall, counter.one).current = null;
    },
  ],
  [
    'a closed counter has a customer',
    (hall) => {
      counterOf(hall, counter.one).shift = null;
    },
  ],
  [
    'a clerk sits at a counter with no shift',
    (hall) => {
      counterOf(hall, counter.two).shift = null;
    },
  ],
  [
    'a shift is open and its clerk elsewhere',
    (hall) => {
      must(hall.clerks.get(clerk.wu), 'known').counter = null;
    },
  ],
  [
    'people wait for a clerk who is off',
    (hall) => {
      must(hall.clerks.get(clerk.lin), 'known').counter = null;
    },
  ],
  [
    'an open rating is watched by nobody',
    (hall) => {
      hall.ratingsOpen.clear();
    },
  ],
  [
    'an open rating belongs to no counter',
    (hall) => {
      counterOf(hall, counter.two).rating = null;
      hall.ratingsOpen.clear();
    },
  ],
  [
    'a number is given twice',
    (hall) => {
      hall.visits.set(today('A777'), { ...visitOf(hall, 'A001'), order: 99 });
    },
  ],
  [
    'a visit is lost',
    (hall) => {
      hall.visits.delete(today('A002'));
    },
  ],
  [
    'a service is unknown',
    (hall) => {
      hall.services.delete(service.corporate);
      visitOf(hall, 'A002').service = service.corporate;
    },
  ],
  [
    'one too many were issued',
    (hall) => {
      hall.today.issued += 1;
    },
  ],
  [
    'one too many were served',
    (hall) => {
      hall.today.served += 1;
    },
  ],
  [
    'one too many left',
    (hall) => {
      hall.today.left += 1;
    },
  ],
  [
    'one too many rated',
    (hall) => {
      hall.today.rated += 1;
    },
  ],
  [
    'one too many are satisfied',
    (hall) => {
      hall.today.satisfied += 1;
    },
  ],
  [
    'one too many did not rate',
    (hall) => {
      hall.today.notRated += 1;
    },
  ],
  [
    'a clerk’s figures are not the hall’s',
    (hall) => {
      must(hall.clerks.get(clerk.wu), 'known').today.finished += 1;
    },
  ],
])('%s: told', (_, breakIt) => {
  const hall = fullHall();
  breakIt(hall);
  expect(brokenInvariants(hall)).not.toEqual([]);
});
