import type { Instant } from '#contract/clock.ts';
import type { ClassId, CounterId, ServiceId, StaffId } from '#contract/ids.ts';
import type { ClerkPace, Lean, OpeningPace, Pace, PausePace, ServicePace } from './pace.ts';
import { copySketch } from './sketch.ts';

type Pairs<Key, Value> = readonly (readonly [Key, Value])[];

/** The pace as plain JSON. */
export interface PaceDump
  extends Omit<Pace, 'services' | 'clerks' | 'classes' | 'pauses' | 'openings' | 'freeSince'> {
  readonly services: Pairs<
    ServiceId,
    Omit<ServicePace, 'sentOn'> & { readonly sentOn: Pairs<ServiceId, number> }
  >;
  readonly clerks: Pairs<
    StaffId,
    { readonly all: Lean; readonly byService: Pairs<ServiceId, Lean> }
  >;
  readonly classes: Pairs<ClassId, number>;
  readonly pauses: Pairs<string, PausePace>;
  readonly openings: Pairs<CounterId, OpeningPace>;
  readonly freeSince: Pairs<CounterId, Instant>;
}

export function dumpPace(pace: Pace): PaceDump {
  return {
    ...loose(pace),
    services: pairs(pace.services, (service) => ({
      ...looseService(service),
      sentOn: [...service.sentOn],
    })),
    clerks: pairs(pace.clerks, ({ all, byService }) => ({
      all: { ...all },
      byService: pairs(byService, (lean) => ({ ...lean })),
    })),
    classes: [...pace.classes],
    pauses: pairs(pace.pauses, copyPause),
    openings: pairs(pace.openings, (opening) => ({ ...opening })),
    freeSince: [...pace.freeSince],
  };
}

/** Takes over nothing of the dump that could change later. */
export function restorePace(dump: PaceDump): Pace {
  return {
    ...loose(dump),
    services: new Map(
      dump.services.map(([id, service]) => [
        id,
        { ...looseService(service), sentOn: new Map(service.sentOn) },
      ]),
    ),
    clerks: new Map(
      dump.clerks.map(([id, { all, byService }]): [StaffId, ClerkPace] => [
        id,
        { all: { ...all }, byService: new Map(byService.map(([of, lean]) => [of, { ...lean }])) },
      ]),
    ),
    classes: new Map(dump.classes),
    pauses: new Map(dump.pauses.map(([id, pause]) => [id, copyPause(pause)])),
    openings: new Map(dump.openings.map(([id, opening]) => [id, { ...opening }])),
    freeSince: new Map(dump.freeSince),
  };
}

/** What dump and state have in the same form, copied. */
function loose(pace: Pace | PaceDump) {
  return {
    today: { ...pace.today },
    walking: copySketch(pace.walking),
    noShowing: copySketch(pace.noShowing),
    wrapUp: copySketch(pace.wrapUp),
    reacting: copySketch(pace.reacting),
    returning: copySketch(pace.returning),
    days: pace.days,
    calls: pace.calls,
    noShows: pace.noShows,
    stages: { left: [...pace.stages.left], waitedMs: [...pace.stages.waitedMs] },
    ticketsSince: pace.ticketsSince,
    callsByHalfHour: [...pace.callsByHalfHour],
  };
}

function looseService(service: Omit<ServicePace, 'sentOn'>) {
  return {
    handling: copySketch(service.handling),
    ended: service.ended,
    arrivals: [...service.arrivals],
    today: [...service.today],
    recent: service.recent,
    recentAt: service.recentAt,
  };
}

function copyPause({ lasting, byHalfHour }: PausePace): PausePace {
  return { lasting: copySketch(lasting), byHalfHour: [...byHalfHour] };
}

function pairs<Key, From, To>(
  map: ReadonlyMap<Key, From>,
  copy: (value: From) => To,
): (readonly [Key, To])[] {
  return [...map].map(([key, value]) => [key, copy(value)] as const);
}
