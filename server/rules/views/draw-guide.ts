import { mustGet } from '#contract/assert.ts';
import type { ViewTarget } from '#contract/channels.ts';
import { type ServiceId, ticketNumberFrom, visitIdOf } from '#contract/ids.ts';
import { ROLL_PREFIXES } from '#contract/paper.ts';
import { isWhereIssued } from '#contract/place.ts';
import type { GuideEntry, GuideView } from '#contract/views.ts';
import type { Hall, Visit } from '../hall-state.ts';
import { isFreePrefix, rollSign } from '../paper/paper-roll.ts';
import { compareTurns } from '../queue/lines.ts';
import { graceEnd } from '../queue/no-show.ts';
import { openingAt } from '../service-day.ts';
import { hallSign, type ViewContext } from './context.ts';
import { queueEntry } from './draw-clerk.ts';
import { serviceStates, waitingInHall } from './service-states.ts';

const QUEUE_MAX = 50;
const NO_SHOWS_MAX = 20;

type GuideTarget = Extract<ViewTarget, { readonly view: 'guide' }>;

/** What the hall's guide works with: the queue of one service or of all, and one number wherever it is. */
export function drawGuide(
  hall: Hall,
  about: ViewContext,
  { service, search }: GuideTarget,
): GuideView {
  const { isOpen, opensAt } = openingAt(hall.settings, about.at);
  const chosen = service !== null && hall.services.has(service) ? service : null;
  return {
    hall: hallSign(about),
    isOpen,
    opensAt,
    services: serviceStates(hall, about),
    waiting: waitingInHall(hall),
    queue: dueFirst(hall, chosen).map((visit) => guideEntry(hall, visit)),
    queueCount:
      chosen === null ? waitingInHall(hall) : mustGet(hall.services, chosen).arrivals.size,
    noShows: noShowsOf(hall, about, chosen),
    found: search === '' ? null : found(hall, search).map((visit) => guideEntry(hall, visit)),
    classes: hall.settings.priorityClasses.map(({ id, name }) => ({ id, name })),
    rules: hall.settings.reorderRules.map(({ id, name }) => ({ id, name })),
    reasons: hall.settings.guideReasons,
    roll: rollSign(hall),
    rollPrefixes: ROLL_PREFIXES.filter((prefix) => isFreePrefix(hall, prefix)),
    papers: papers(about),
  };
}

/** At most `QUEUE_MAX` of each line are looked at, however many stand in it. */
function dueFirst(hall: Hall, service: ServiceId | null): Visit[] {
  const ofService = service === null ? hall.services.values() : [mustGet(hall.services, service)];
  const sent = [...hall.counters.values(), ...hall.clerks.values()].flatMap(({ turns }) =>
    turns.firstFew(QUEUE_MAX),
  );
  return [...ofService]
    .flatMap(({ turns }) => turns.firstFew(QUEUE_MAX))
    .concat(sent.filter((visit) => service === null || visit.service === service))
    .sort(compareTurns)
    .slice(0, QUEUE_MAX);
}

function noShowsOf(
  hall: Hall,
  { at }: ViewContext,
  service: ServiceId | null,
): readonly GuideEntry[] {
  const ofService = service === null ? hall.services.values() : [mustGet(hall.services, service)];
  return [...ofService]
    .flatMap(({ noShows }) => noShows.lastFew(NO_SHOWS_MAX))
    .map((visit) => guideEntry(hall, visit))
    .filter(({ until }) => until !== null && until >= at)
    .sort((one, other) => (other.until ?? 0) - (one.until ?? 0))
    .slice(0, NO_SHOWS_MAX);
}

/** `a17`, `A017` or `17` under every letter: one look-up each, never a search through the hall. */
function found(hall: Hall, search: string): Visit[] {
  const [, letter = '', digits = ''] = /^([A-Z]?)([0-9]{0,6})$/.exec(search.toUpperCase()) ?? [];
  if (digits === '' || hall.day === null) return [];
  const { day } = hall;
  const letters =
    letter === ''
      ? ['', ...new Set([...hall.rulebook.services.values()].map(({ prefix }) => prefix))]
      : [letter];
  const ofToday = letters.flatMap((prefix) => {
    const visit = hall.visits.get(visitIdOf(day, ticketNumberFrom(prefix, Number(digits))));
    return visit === undefined ? [] : [visit];
  });
  return ofToday.sort((one, other) => one.order - other.order);
}

function guideEntry(hall: Hall, visit: Visit): GuideEntry {
  const { state } = visit;
  const counter = 'counter' in state ? hall.rulebook.counters.get(state.counter) : undefined;
  return {
    ...queueEntry(hall, visit),
    state: state.kind,
    counterLabel: counter?.label ?? null,
    until: graceEnd(hall, visit) ?? null,
  };
}

/** Where a ticket's paper may come out. */
function papers({ settings }: ViewContext): GuideView['papers'] {
  const hasPrinter = (kiosk: GuideView['papers'][number]['kiosk']) =>
    settings.devices.some(({ kind, place }) => kind === 'printer' && isWhereIssued(place, kiosk));
  return [{ id: null, name: null }, ...settings.kiosks]
    .filter(({ id }) => hasPrinter(id))
    .map(({ id, name }) => ({ kiosk: id, name }));
}
