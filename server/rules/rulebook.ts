import { NO_CASE_SETTINGS } from '#contract/flow.ts';
import {
  type ClassId,
  type CounterId,
  classIdSchema,
  type KioskId,
  type ServiceId,
  type StaffId,
} from '#contract/ids.ts';
import {
  type ClassSettings,
  type CounterSettings,
  type QueueSettings,
  type ServiceSettings,
  USUAL_STEPS,
} from '#contract/settings.ts';

import type { HoursSettings } from './service-day.ts';

/** A service that the settings no longer name, while visits for it are still in the hall. */
export interface Withdrawn {
  readonly settings: ServiceSettings;
  /** The counters that served it when it went. */
  readonly counters: readonly CounterId[];
}

/** The settings in force, laid out for looking up. Derived, so no dump holds it. */
export interface Rulebook {
  /** Withdrawn ones too: their tickets are still called, drawn and transferred. */
  readonly services: ReadonlyMap<ServiceId, ServiceSettings>;
  /** Those for which tickets are given. */
  readonly offered: ReadonlySet<ServiceId>;
  readonly counters: ReadonlyMap<CounterId, CounterSettings>;
  readonly classes: ReadonlyMap<ClassId, ClassSettings>;
  readonly kiosks: ReadonlySet<KioskId>;
  /** Hours of their own; what is not in it has the hall's. */
  readonly hoursOf: ReadonlyMap<ServiceId, HoursSettings>;
  readonly servedAt: ReadonlyMap<CounterId, readonly ServiceId[]>;
  readonly countersOf: ReadonlyMap<ServiceId, readonly CounterId[]>;
  /** Which tier a service is of at a counter whose settings name tiers; what they do not name comes last. */
  readonly tiersAt: ReadonlyMap<CounterId, Tiers>;
  /** What a clerk takes; who is not in it takes everything. */
  readonly profiles: ReadonlyMap<StaffId, Profile>;
}

interface Tiers {
  readonly of: ReadonlyMap<ServiceId, number>;
  readonly last: number;
}

interface Profile {
  readonly takes: ReadonlySet<ServiceId>;
  /** Null: as the counter has it. */
  readonly tiers: Tiers | null;
}

function tiersOf(preference: readonly (readonly ServiceId[])[]): Tiers {
  const of = new Map<ServiceId, number>();
  preference.forEach((tier, at) => {
    for (const service of tier) of.set(service, at);
  });
  return { of, last: preference.length };
}

/** 0 is called first. The clerk's own preference goes before the counter's. */
export function tierOf(
  { tiersAt, profiles }: Pick<Rulebook, 'tiersAt' | 'profiles'>,
  { id, shift }: { readonly id: CounterId; readonly shift: { readonly clerk: StaffId } | null },
  service: ServiceId,
): number {
  const own = shift === null ? undefined : profiles.get(shift.clerk)?.tiers;
  const tiers = own ?? tiersAt.get(id);
  return tiers === undefined ? 0 : (tiers.of.get(service) ?? tiers.last);
}

/**
 * Nobody who waits is lost when a service leaves the settings: the counters that served it until
 * then go on calling its tickets, and where none of those is left, every counter does.
 */
export function makeRulebook(
  settings: QueueSettings,
  withdrawn: ReadonlyMap<ServiceId, Withdrawn>,
): Rulebook {
  const { timeZone, dayBegins } = settings;
  const services = new Map(settings.services.map((service) => [service.id, service]));
  const offered = new Set(services.keys());
  const servedAt = new Map<CounterId, ServiceId[]>(
    settings.counters.map((counter) => [counter.id, [...counter.services]]),
  );
  for (const [service, gone] of withdrawn) {
    services.set(service, gone.settings);
    const left = gone.counters.filter((counter) => servedAt.has(counter));
    for (const counter of left.length > 0 ? left : servedAt.keys()) {
      servedAt.get(counter)?.push(service);
    }
  }
  const countersOf = new Map<ServiceId, CounterId[]>(
    [...services.keys()].map((service) => [service, []]),
  );
  for (const [counter, served] of servedAt) {
    for (const service of served) countersOf.get(service)?.push(counter);
  }
  return {
    services,
    offered,
    counters: new Map(settings.counters.map((counter) => [counter.id, counter])),
    classes: new Map(settings.priorityClasses.map((each) => [each.id, each])),
    kiosks: new Set(settings.kiosks.map((kiosk) => kiosk.id)),
    hoursOf: new Map(
      settings.services.flatMap(({ id, openingHours }) =>
        openingHours === null ? [] : [[id, { timeZone, dayBegins, openingHours }] as const],
      ),
    ),
    servedAt,
    countersOf,
    tiersAt: new Map(
      settings.counters.map(({ id, preference }) => [id, tiersOf(preference)] as const),
    ),
    profiles: new Map(
      settings.workProfiles.map(({ staff, services: takes, preference }) => [
        staff,
        { takes: new Set(takes), tiers: preference.length === 0 ? null : tiersOf(preference) },
      ]),
    ),
  };
}

/** Before the first settings: a hall without services, so that every order is refused by name. */
export const NO_SETTINGS: QueueSettings = {
  timeZone: 'UTC',
  dayBegins: '00:00',
  openingHours: [[], [], [], [], [], [], []],
  services: [],
  counters: [],
  priorityClasses: [],
  kiosks: [],
  appointments: {
    priorityClass: classIdSchema.parse('appointment'),
    earlyMin: 0,
    lateMin: 0,
    lateDueMin: 0,
    missed: 'refused',
    reminderMin: null,
    perPersonMax: 1,
  },
  noShow: {
    penaltyMin: 0,
    graceMin: 0,
    recallsBefore: 0,
    place: 'penalty',
    returnsMax: null,
  },
  steps: USUAL_STEPS,
  pauseReasons: [],
  dayEnd: { lastTicketsMin: 0, stopsWhenTooMany: false, waiting: 'serveAll' },
  reorderRules: [],
  guideReasons: { reorder: [], change: [], void: [] },
  tasks: {
    unhappyRating: { owner: 'supervisor', dueMin: 1 },
    device: { owner: 'maintainer', dueMin: 1 },
    patrolFinding: { owner: 'supervisor', dueMin: 1 },
    visit: { owner: 'supervisor', dueMin: 1 },
    other: { owner: 'supervisor', dueMin: 1 },
  },
  patrol: { items: [] },
  sla: { handlingPercent: 100, silentMin: 1, pausedMin: 1 },
  rating: { openSeconds: 5, reasons: [] },
  servicePauseReasons: [],
  serviceGroups: [],
  workProfiles: [],
  overtakeMax: null,
  waitBoundMin: null,
  cases: NO_CASE_SETTINGS,
};
