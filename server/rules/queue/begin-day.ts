import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { CommandOf, EventOf, HallEvent, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { forgetBefore } from '../appointments/appointments.ts';
import { missedWithDay } from '../appointments/by-time.ts';
import { carriedInto } from '../day-end/close-day.ts';
import { noClerkFigures, noFigures } from '../hall-parts.ts';
import type { Hall } from '../hall-state.ts';
import { closingRatingAt } from '../ratings/close-rating.ts';
import { makeRulebook } from '../rulebook.ts';
import { isLive } from '../visit.ts';
import { servicesNamed } from './adopt-settings.ts';
import { release } from './leave.ts';

/**
 * Who is being served is served to the end and finishes in the new day, and who is carried waits on in it; everybody
 * else's visit ends with the old one. Shifts stay open: a clerk who works past the change works on.
 */
export function decideBeginDay(
  hall: Hall,
  { day }: CommandOf<'beginDay'>,
  at: Instant,
): Outcome<readonly HallEvent[], RuleRefusal> {
  if (hall.day !== null && day <= hall.day) return refuse({ kind: 'dayAlreadyBegan' });
  const events: HallEvent[] = [];
  for (const id of hall.ratingsOpen) events.push(...closingRatingAt(mustGet(hall.counters, id)));
  for (const kiosk of hall.kiosks.values()) {
    if (kiosk.card !== null) events.push({ type: 'cardDismissed', kiosk: kiosk.id });
  }
  const carried = carriedInto(hall, day, at);
  events.push(...carried.before);
  const isCarrying = hall.settings.dayEnd.waiting === 'carry';
  for (const visit of hall.visits.values()) {
    const { kind } = visit.state;
    const staysOn = kind === 'serving' || kind === 'carried' || (isCarrying && kind === 'waiting');
    if (isLive(visit) && !staysOn) {
      events.push({ type: 'visitEndedByDay', visit: visit.id });
    }
  }
  events.push(...missedWithDay(hall, day));
  events.push({ type: 'dayBegan', day }, ...carried.after);
  return ok(events);
}

export function applyVisitEndedByDay(
  hall: Hall,
  { visit: id }: EventOf<'visitEndedByDay'>,
  at: Instant,
): void {
  const visit = mustGet(hall.visits, id);
  release(hall, visit);
  visit.state = { kind: 'endedByDay', at };
}

/** Numbers and figures start again, and the visits that were over are let go of. */
export function applyDayBegan(hall: Hall, { day }: EventOf<'dayBegan'>, at: Instant): void {
  hall.day = day;
  hall.carriedNumbers.clear();
  for (const visit of hall.visits.values()) {
    // Who was ended just now may still look at the phone: kept until the day after.
    const endedNow = visit.state.kind === 'endedByDay' && visit.state.at === at;
    // What was served yesterday is in yesterday's figures.
    visit.served = [];
    if (isLive(visit)) hall.carriedNumbers.add(visit.number);
    else if (!endedNow) hall.visits.delete(visit.id);
  }
  hall.numbers.clear();
  forgetBefore(hall.appointments, day);
  hall.unconfirmed.clear();
  for (const id of hall.paper.untold) if (!hall.visits.has(id)) hall.paper.untold.delete(id);
  hall.calls = [];
  hall.voice = null;
  hall.today = noFigures();
  for (const counter of hall.counters.values()) counter.thanked = null;
  for (const clerk of hall.clerks.values()) {
    clerk.today = noClerkFigures();
    if (clerk.counter === null) hall.clerks.delete(clerk.id);
  }
  for (const lines of [hall.services, hall.counters, hall.clerks]) {
    for (const queue of lines.values()) queue.called = [];
  }
  for (const service of hall.services.values()) {
    service.pause = null;
    service.issued = 0;
    service.handled = 0;
    service.handledMs = 0;
    service.lastCalled = [];
  }
  forgetWithdrawn(hall);
}

/** Services that left the settings are kept for their visits; with those they go. */
function forgetWithdrawn(hall: Hall): void {
  const needed = servicesNamed(hall);
  for (const id of hall.withdrawn.keys()) {
    if (needed.has(id)) continue;
    hall.withdrawn.delete(id);
    hall.services.delete(id);
  }
  hall.rulebook = makeRulebook(hall.settings, hall.withdrawn);
}
