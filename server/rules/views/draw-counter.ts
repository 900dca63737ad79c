import { mustGet } from '#contract/assert.ts';
import type { CounterId } from '#contract/ids.ts';
import type { Texts } from '#contract/language.ts';
import type { CounterView } from '#contract/views.ts';
import type { CounterState, Hall } from '../hall-state.ts';
import { currentOf } from '../queue/at-counter.ts';
import { isWorking } from '../queue/open-counters.ts';
import { hallSign, type ViewContext } from './context.ts';
import { serviceNameOf } from './service-name.ts';

/** Undefined: the hall has no such counter. */
export function drawCounter(
  hall: Hall,
  about: ViewContext,
  id: CounterId,
): CounterView | undefined {
  const counter = hall.counters.get(id);
  if (counter === undefined) return undefined;
  const { label, area } = mustGet(hall.rulebook.counters, id);
  return {
    hall: hallSign(about),
    counter: id,
    label,
    area,
    services: (hall.rulebook.servedAt.get(id) ?? []).map(
      (service) => mustGet(hall.rulebook.services, service).name,
    ),
    clerk: clerkSign(counter, about),
    state: counterState(hall, counter),
    rating: ratingView(hall, counter, about),
    thanked: counter.thanked,
    ratingReasons: ratingReasons(hall, about),
    signing: signingView(hall, id),
  };
}

export function clerkSign({ shift }: CounterState, { names }: ViewContext): CounterView['clerk'] {
  return shift === null ? null : { staff: shift.clerk, name: names.staffName(shift.clerk) };
}

export function counterState(hall: Hall, counter: CounterState): CounterView['state'] {
  const { shift } = counter;
  if (shift === null) return { kind: 'closed' };
  if (shift.pause !== null) {
    const { text, since } = shift.pause;
    return { kind: 'paused', reason: text, since, elsewhere: openElsewhere(hall, counter) };
  }
  const current = currentOf(hall, counter);
  if (current === undefined) return { kind: 'idle' };
  const { state, visit } = current;
  const { number } = visit;
  const service = serviceNameOf(hall, visit.id, visit.service);
  return state.kind === 'serving'
    ? { kind: 'serving', number, service, since: state.since }
    : { kind: 'calling', number, service, at: state.lastCallAt, times: state.times };
}

/** Labels of open counters that serve something of what this one serves. */
function openElsewhere(hall: Hall, counter: CounterState): string[] {
  const { countersOf, counters, servedAt } = hall.rulebook;
  const others = new Set(
    (servedAt.get(counter.id) ?? []).flatMap((service) => countersOf.get(service) ?? []),
  );
  return [...others]
    .filter((id) => isWorking(mustGet(hall.counters, id)))
    .map((id) => mustGet(counters, id).label);
}

function ratingView(
  hall: Hall,
  { rating }: CounterState,
  { at }: ViewContext,
): CounterView['rating'] {
  if (rating === null || at >= rating.until) return null;
  const visit = mustGet(hall.visits, rating.visit);
  // The visit may have gone on to its next service meanwhile.
  const served = visit.served.find(({ step }) => step === rating.step)?.service ?? visit.service;
  const service = mustGet(hall.rulebook.services, served).name;
  return { visit: visit.id, number: visit.number, service, until: rating.until };
}

/** What is signed: the service and what was done for it. */
function signingView(hall: Hall, id: CounterId): CounterView['signing'] {
  const each = hall.cases.signing.get(id);
  if (each === undefined) return null;
  return { case: each.id, service: each.serviceName, lines: each.steps.map(({ name }) => name) };
}

/** Those that the rules take, with their texts. */
export function ratingReasons(
  hall: Hall,
  { settings }: ViewContext,
): readonly { readonly id: string; readonly text: Texts }[] {
  const known = hall.settings.rating.reasons;
  return settings.rating.reasons.filter((reason) => known.includes(reason.id));
}
