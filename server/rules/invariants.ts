import type { CounterId, StaffId, VisitId } from '#contract/ids.ts';
import { type Appointment, isOpen, takenOf } from './appointments/appointments.ts';
import { brokenCases } from './cases/broken-cases.ts';
import type { Hall } from './hall-state.ts';
import { compareTurns, turnsOf } from './queue/lines.ts';
import type { TurnOrder } from './queue/turn-order.ts';
import type { Task } from './tasks/task-book.ts';
import { isLive, type Visit } from './visit.ts';

/**
 * What is always true of a hall, whatever was ordered; each broken promise as a sentence. Looks at
 * everything, so it is for tests and simulations, not for the way of a call.
 */
export function brokenInvariants(hall: Hall): readonly string[] {
  return [
    ...brokenNumbers(hall),
    ...brokenLines(hall),
    ...brokenCounters(hall),
    ...brokenClerks(hall),
    ...brokenRatings(hall),
    ...brokenWork(hall),
    ...brokenFigures(hall),
    ...brokenPaper(hall),
    ...brokenAppointments(hall),
    ...brokenCases(hall.cases),
    ...brokenTasks(hall),
  ];
}

/** Who has not told what for is in the hall and has not been served. */
function brokenPaper({ paper, visits }: Hall): string[] {
  return [...paper.untold].flatMap((id) => {
    const visit = visits.get(id);
    return unless(
      visit !== undefined && visit.state.kind !== 'serving',
      `${id} is known and unserved`,
    );
  });
}

function unless(isSo: boolean, promise: string): string[] {
  return isSo ? [] : [promise];
}

function brokenNumbers(hall: Hall): string[] {
  const seen = new Set<string>();
  const orders = new Set<number>();
  return [...hall.visits.values()].flatMap((visit) => {
    const isOfToday = hall.day !== null && visit.id.startsWith(hall.day);
    const isFirst = !seen.has(visit.number) && !orders.has(visit.order);
    // Ended visits of the day before are kept for a last look; their numbers are given again.
    if (isOfToday || isLive(visit)) seen.add(visit.number);
    orders.add(visit.order);
    return [
      ...unless(isFirst || !(isOfToday || isLive(visit)), `${visit.id} has a number of its own`),
      ...unless(visit.id.endsWith(`.${visit.number}`), `${visit.id} is named for its number`),
      ...unless(visit.order <= hall.issuedEver, `${visit.id} was issued in its order`),
      ...unless(hall.services.has(visit.service), `the service of ${visit.id} is known`),
    ];
  });
}

/** Each line holds exactly who waits in it, in order of due time. */
function brokenLines(hall: Hall): string[] {
  const waiting = [...hall.visits.values()].filter(({ state }) => state.kind === 'waiting');
  const lines = [hall.services, hall.counters, hall.clerks].flatMap((owners) =>
    [...owners.values()].map((owner): TurnOrder<Visit> => owner.turns),
  );
  const standing = lines.flatMap((turns) => turns.firstFew(turns.size));
  const arrived = [...hall.services.values()].flatMap(({ id, arrivals }) =>
    arrivals.firstFew(arrivals.size).filter((visit) => visit.service === id),
  );
  const missing = [...hall.services.values()].flatMap(({ id, noShows }) =>
    noShows
      .firstFew(noShows.size)
      .filter((visit) => visit.service !== id || visit.state.kind !== 'noShow'),
  );
  const noShows = [...hall.visits.values()].filter(({ state }) => state.kind === 'noShow').length;
  const kept = [...hall.services.values()].reduce((sum, { noShows: all }) => sum + all.size, 0);
  return [
    ...unless(isSameSet(standing, waiting), 'the lines hold exactly who waits'),
    ...unless(isSameSet(arrived, waiting), 'the arrivals are exactly who waits'),
    ...unless(
      missing.length === 0 && noShows === kept,
      'the no-shows are exactly who did not come',
    ),
    ...lines.flatMap((turns) => unless(isSorted(turns), 'each line is sorted by due time')),
    ...waiting.flatMap((visit) => {
      const turns = turnsOf(hall, visit.line);
      const place = turns.countBefore(visit.due, visit.order);
      return unless(turns.firstFew(place + 1)[place] === visit, `${visit.id} stands in its line`);
    }),
  ];
}

function isSameSet(some: readonly Visit[], others: readonly Visit[]): boolean {
  const all = new Set(others);
  return some.length === others.length && some.every((visit) => all.delete(visit));
}

function isSorted(turns: TurnOrder<Visit>): boolean {
  const all = turns.firstFew(turns.size);
  return all.every((visit, at) => {
    const before = all[at - 1];
    return before === undefined || compareTurns(before, visit) < 0;
  });
}

/** Who is called or served stands at one counter, and that counter says so too. */
function brokenCounters(hall: Hall): string[] {
  const present = new Map<VisitId, CounterId>();
  for (const { id, state } of hall.visits.values()) {
    if (state.kind === 'called' || state.kind === 'serving') present.set(id, state.counter);
  }
  const broken = [...hall.counters.values()].flatMap(({ id, current, shift }) => {
    if (current === null) return [];
    const isHere = present.get(current) === id;
    present.delete(current);
    return [
      ...unless(isHere, `${current} is at counter ${id}`),
      ...unless(shift !== null && shift.pause === null, `counter ${id} is open for ${current}`),
    ];
  });
  return [...broken, ...[...present].map(([visit, counter]) => `${counter} knows of ${visit}`)];
}

/** One clerk a counter, one counter a clerk; parked visits are their clerk's, once. */
function brokenClerks(hall: Hall): string[] {
  const parked = new Map<VisitId, StaffId>();
  for (const { id, state } of hall.visits.values()) {
    if (state.kind === 'parked') parked.set(id, state.clerk);
  }
  const broken = [...hall.clerks.values()].flatMap((clerk) => [
    ...unless(
      clerk.counter === null || hall.counters.get(clerk.counter)?.shift?.clerk === clerk.id,
      `clerk ${clerk.id} sits at the counter of the shift`,
    ),
    ...unless(
      clerk.counter !== null || clerk.turns.size === 0,
      `nobody waits for clerk ${clerk.id}, who is off`,
    ),
    ...clerk.parked.flatMap((visit) => {
      const isTheirs = parked.get(visit) === clerk.id;
      parked.delete(visit);
      return unless(isTheirs, `${visit} is parked by clerk ${clerk.id}`);
    }),
  ]);
  for (const { id, shift } of hall.counters.values()) {
    if (shift !== null && hall.clerks.get(shift.clerk)?.counter !== id) {
      broken.push(`the clerk of counter ${id} knows of the shift`);
    }
  }
  return [...broken, ...[...parked.keys()].map((visit) => `${visit} is in its clerk's list`)];
}

function brokenRatings(hall: Hall): string[] {
  const open = new Set<string>();
  for (const { id, step, rating } of stepRatings(hall)) {
    if (rating === 'open') open.add(`${id} ${step}`);
  }
  const broken = [...hall.counters.values()].flatMap(({ id, rating }) => [
    ...unless(hall.ratingsOpen.has(id) === (rating !== null), `the rating at ${id} is watched`),
    ...unless(
      rating === null || open.delete(`${rating.visit} ${rating.step}`),
      `the rating at ${id} has its visit`,
    ),
  ]);
  return [...broken, ...[...open].map((visit) => `the rating of ${visit} is open at a counter`)];
}

/** Every finished step and its rating, those of visits that have gone on too. */
function stepRatings(hall: Hall) {
  return [...hall.visits.values()].flatMap(({ id, step, state, served }) => [
    ...served.map((each) => ({ id, step: each.step, rating: each.rating })),
    ...(state.kind === 'finished' ? [{ id, step, rating: state.rating }] : []),
  ]);
}

/** A counter wraps up, calls by itself and remembers its last step only while somebody works there. */
function brokenWork(hall: Hall): string[] {
  return [...hall.work.counters].flatMap(([id, { wrapUp, undo, callsByItself }]) => {
    const counter = hall.counters.get(id);
    const isManned = (counter?.shift ?? null) !== null;
    const isBusy = wrapUp !== null || undo !== null || callsByItself;
    return [
      ...unless(isManned || !isBusy, `counter ${id} has somebody who works there`),
      ...unless(
        wrapUp === null || counter?.current === null,
        `nobody stands at counter ${id} while it wraps up`,
      ),
      ...unless(
        !callsByItself || hall.settings.steps.selfCallingAt.includes(id),
        `counter ${id} calls by itself because the hall lets it`,
      ),
      ...unless(
        undo === null || hall.visits.has(undo.visit),
        `what counter ${id} did last is known`,
      ),
    ];
  });
}

/** The figures are counts of what the day's visits are. */
function brokenFigures(hall: Hall): string[] {
  const visits = [...hall.visits.values()];
  const count = (isCounted: (visit: Visit) => boolean) => visits.filter(isCounted).length;
  const { today } = hall;
  const ratings = stepRatings(hall).map(({ rating }) => rating);
  const rated = ratings.filter((rating) => typeof rating === 'number');
  const goneOn = visits.reduce((total, { served }) => total + served.length, 0);
  const clerks = [...hall.clerks.values()];
  const sum = (figure: 'finished' | 'noShows' | 'rated' | 'satisfied') =>
    clerks.reduce((total, clerk) => total + clerk.today[figure], 0);
  const issued = count(({ id }) => hall.day !== null && id.startsWith(hall.day));
  return [
    ...unless(today.issued === issued, 'as many were issued as are of today'),
    ...unless(
      today.served === count(({ state }) => state.kind === 'finished'),
      'as many were served as are finished',
    ),
    ...unless(
      today.left === count(({ state }) => state.kind === 'left'),
      'as many left as are gone',
    ),
    ...unless(
      today.voided === count(({ state }) => state.kind === 'cancelled'),
      'as many were voided as are cancelled',
    ),
    ...unless(today.rated === rated.length, 'as many rated as have a level'),
    ...unless(
      today.satisfied === rated.filter((level) => level >= 3).length,
      'as many are satisfied as gave 3 or better',
    ),
    ...unless(
      today.notRated === ratings.filter((rating) => rating === 'notRated').length,
      'as many did not rate as say so',
    ),
    ...unless(
      sum('finished') === today.served + goneOn &&
        sum('noShows') === today.noShows &&
        sum('rated') === today.rated &&
        sum('satisfied') === today.satisfied,
      'the clerks did together what the hall did',
    ),
  ];
}

/** Places are counted as they are taken, and whoever may still come is watched for. */
function brokenAppointments({ appointments }: Hall): string[] {
  const all = [...appointments.all.values()];
  const open = all.filter(isOpen);
  const unreminded = open.filter(({ isReminded }) => !isReminded);
  const held = all.filter(({ state }) => state.kind !== 'cancelled');
  const taken = [...appointments.taken.values()].reduce((sum, count) => sum + count, 0);
  return [
    ...unless(taken === held.length, 'as many places are taken as are held'),
    ...held.flatMap(({ id, service, slot }) =>
      unless(
        takenOf(appointments, service, slot) ===
          held.filter((other) => other.service === service && other.slot === slot).length,
        `the place of ${id} is taken`,
      ),
    ),
    ...unless(isSame(appointments.open, open), 'the open bookings are watched'),
    ...unless(isSame(appointments.unreminded, unreminded), 'the reminders are watched'),
    ...all.flatMap((appointment) => [
      ...unless(
        appointments.ofPerson.get(appointment.person)?.has(appointment) ?? false,
        `${appointment.id} is found by its person`,
      ),
      ...unless(
        appointment.state.kind !== 'checkedIn' ||
          appointments.ofVisit.get(appointment.state.visit) === appointment,
        `${appointment.id} has its ticket`,
      ),
    ]),
  ];
}

function isSame(turns: TurnOrder<Appointment>, wanted: readonly Appointment[]): boolean {
  const left = new Set(wanted);
  const found = turns.firstFew(turns.size);
  return found.length === wanted.length && found.every((each) => left.delete(each));
}
/** Each list of tasks holds exactly what its name says, and no open task is let go of. */
function brokenTasks({ tasks }: Hall): string[] {
  const all = [...tasks.byId.values()];
  const open = all.filter(({ closed }) => closed === null);
  const isUnhappy = ({ about }: Task) => about.kind === 'unhappyRating';
  const holds = (turns: TurnOrder<Task>, wanted: readonly Task[]) =>
    turns.size === wanted.length &&
    turns.firstFew(turns.size).every((task) => wanted.includes(task));
  const kept = [...tasks.ofClerk.values()].flat();
  return [
    ...unless(holds(tasks.open, open), 'the open tasks are exactly those that are not closed'),
    ...unless(
      holds(
        tasks.inTime,
        open.filter(({ isOverdue }) => !isOverdue),
      ),
      'the tasks in time are exactly those that are not overdue',
    ),
    ...unless(holds(tasks.unhappy, open.filter(isUnhappy)), 'the unhappy ratings are all there'),
    ...unless(
      tasks.closed.length === all.length - open.length &&
        tasks.closed.every((id) => tasks.byId.get(id)?.closed !== null),
      'the closed tasks are exactly those that are closed',
    ),
    ...unless(
      kept.every((id) => tasks.byId.has(id)),
      'what a clerk may appeal against is at hand',
    ),
    ...unless(
      all.every(({ closed, appeal }) => closed === null || appeal !== 'made'),
      'no task is closed over an appeal',
    ),
  ];
}
