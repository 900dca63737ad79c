import type { Instant } from '#contract/clock.ts';
import type {
  CounterId,
  DeviceId,
  KioskId,
  ServiceDay,
  ServiceId,
  StaffId,
  TicketNumber,
  VisitId,
  WebhookId,
} from '#contract/ids.ts';
import type { QueueSettings } from '#contract/settings.ts';
import {
  type Appointments,
  type AppointmentsDump,
  dumpAppointments,
  openAppointments,
  restoreAppointments,
} from './appointments/appointments.ts';
import {
  type CaseBook,
  type CaseBookDump,
  dumpCaseBook,
  openCaseBook,
  restoreCaseBook,
} from './cases/case-book.ts';
import { type DayEnd, openDayEnd } from './day-end/day-end.ts';

import { openPace, type Pace } from './forecast/pace.ts';
import { dumpPace, type PaceDump, restorePace } from './forecast/pace-dump.ts';
import {
  type ClerkState,
  type CounterState,
  type DayFigures,
  type DeviceState,
  type KioskState,
  type LastCall,
  noFigures,
  openClerk,
  openCounter,
  openService,
  type ServiceState,
  type VoiceState,
} from './hall-parts.ts';
import { dumpPaper, openPaper, type Paper, type PaperDump, restorePaper } from './paper/paper.ts';
import {
  dumpPatrolBook,
  openPatrolBook,
  type PatrolBook,
  type PatrolBookDump,
  restorePatrolBook,
} from './patrols/patrol-book.ts';
import { indexVisit } from './queue/lines.ts';
import type { WaitingLine } from './queue/waiting-line.ts';
import { makeRulebook, NO_SETTINGS, type Rulebook, type Withdrawn } from './rulebook.ts';
import { dumpWork, openWork, restoreWork, type Work, type WorkDump } from './steps/work.ts';
import {
  dumpTaskBook,
  openTaskBook,
  restoreTaskBook,
  type TaskBook,
  type TaskBookDump,
} from './tasks/task-book.ts';
import type { Visit } from './visit.ts';
import type { CounterWatch, CounterWatches } from './watch/counter-watch.ts';
import type { WebhookState } from './webhooks/webhooks.ts';

export type {
  ClerkState,
  CounterState,
  DayFigures,
  DeviceState,
  KioskState,
  LastCall,
  OpenRating,
  ServiceState,
  Shift,
  VoiceState,
} from './hall-parts.ts';
export { HEALTH_HISTORY_MAX, LAST_CALLS_MAX } from './hall-parts.ts';
export type { PrintState, Visit, VisitState, VisitStateOf } from './visit.ts';

/** The one mutable state. Owned by the hall service, changed by `apply` alone. */
export interface Hall {
  /** When the last fact was made. */
  at: Instant;
  revision: string;
  settings: QueueSettings;
  readonly withdrawn: Map<ServiceId, Withdrawn>;
  rulebook: Rulebook;
  day: ServiceDay | null;
  issuedEver: number;
  /** Last number given today, by prefix and first number of its block. */
  readonly numbers: Map<string, number>;
  /** Numbers that visits of an earlier day still bear; not given a second time. */
  readonly carriedNumbers: Set<TicketNumber>;
  /** Everybody in the hall, and who finished, left or was ended since the last change of day. */
  readonly visits: Map<VisitId, Visit>;
  readonly counters: Map<CounterId, CounterState>;
  readonly kiosks: Map<KioskId, KioskState>;
  readonly services: Map<ServiceId, ServiceState>;
  readonly clerks: Map<StaffId, ClerkState>;
  readonly devices: Map<DeviceId, DeviceState>;
  /** Counters with an open rating, so that its end is found without asking every counter. */
  readonly ratingsOpen: Set<CounterId>;
  /** Newest first, at most LAST_CALLS_MAX. */
  calls: readonly LastCall[];
  /** Tickets of which nobody knows whether they were printed. */
  readonly unconfirmed: Set<VisitId>;
  voice: VoiceState | null;
  /** What it has learned of its own pace, for telling waits. */
  pace: Pace;
  today: DayFigures;
  readonly appointments: Appointments;
  /** How far each has been told. One that leaves the settings keeps its place, in case it comes back. */
  readonly webhooks: Map<WebhookId, WebhookState>;
  /** What the counters remember of their work. */
  work: Work;
  /** Pieces of business: they may outlive their visits. */
  cases: CaseBook;
  readonly dayEnd: DayEnd;
  paper: Paper;
  tasks: TaskBook;
  patrols: PatrolBook;
  readonly watched: CounterWatches;
}

export function openHall(): Hall {
  return {
    at: 0,
    revision: '',
    settings: NO_SETTINGS,
    withdrawn: new Map(),
    rulebook: makeRulebook(NO_SETTINGS, new Map()),
    day: null,
    issuedEver: 0,
    numbers: new Map(),
    carriedNumbers: new Set(),
    visits: new Map(),
    counters: new Map(),
    kiosks: new Map(),
    services: new Map(),
    clerks: new Map(),
    devices: new Map(),
    ratingsOpen: new Set(),
    calls: [],
    unconfirmed: new Set(),
    voice: null,
    pace: openPace(),
    today: noFigures(),
    appointments: openAppointments(),
    webhooks: new Map(),
    work: openWork(),
    cases: openCaseBook(),
    dayEnd: openDayEnd(),
    paper: openPaper(),
    tasks: openTaskBook(),
    patrols: openPatrolBook(),
    watched: new Map(),
  };
}

/** A clerk becomes known to the queue with the first shift and is kept while anything hangs on it. */
export function clerkOf(hall: Hall, id: StaffId): ClerkState {
  const known = hall.clerks.get(id);
  if (known !== undefined) return known;
  const clerk = openClerk(id);
  hall.clerks.set(id, clerk);
  return clerk;
}

/** Raised when the form of the dump changes: a snapshot of another shape is passed over and the facts are played again. */
export const HALL_SHAPE = 13;

/** Who stands in a line follows from the visits. */
type Rebuilt = 'line' | 'turns' | 'elders';

/** The hall as plain JSON, for a snapshot. What can be derived from it is not in it. */
export interface HallDump {
  readonly shape: number;
  readonly at: Instant;
  readonly revision: string;
  readonly settings: QueueSettings;
  readonly withdrawn: readonly Withdrawn[];
  readonly day: ServiceDay | null;
  readonly issuedEver: number;
  readonly numbers: readonly (readonly [block: string, last: number])[];
  readonly carriedNumbers: readonly TicketNumber[];
  readonly visits: readonly Visit[];
  readonly counters: readonly Omit<CounterState, Rebuilt>[];
  readonly kiosks: readonly KioskState[];
  readonly services: readonly Omit<ServiceState, Rebuilt | 'arrivals' | 'noShows'>[];
  readonly clerks: readonly Omit<ClerkState, Rebuilt>[];
  readonly devices: readonly (readonly [DeviceId, DeviceState])[];
  readonly calls: readonly LastCall[];
  readonly unconfirmed: readonly VisitId[];
  readonly voice: VoiceState | null;
  readonly pace: PaceDump;
  readonly today: DayFigures;
  readonly appointments: AppointmentsDump;
  readonly webhooks: readonly (readonly [WebhookId, WebhookState])[];
  readonly work: WorkDump;
  readonly cases: CaseBookDump;
  readonly dayEnd: DayEnd;
  readonly paper: PaperDump;
  readonly tasks: TaskBookDump;
  readonly patrols: PatrolBookDump;
  readonly watched: readonly (readonly [CounterId, CounterWatch])[];
}

export function dumpHall(hall: Hall): HallDump {
  return {
    shape: HALL_SHAPE,
    at: hall.at,
    revision: hall.revision,
    settings: hall.settings,
    withdrawn: [...hall.withdrawn.values()],
    day: hall.day,
    issuedEver: hall.issuedEver,
    numbers: [...hall.numbers],
    carriedNumbers: [...hall.carriedNumbers],
    // Copies one level deep: whatever lies deeper is replaced by `apply`, never changed inside.
    visits: [...hall.visits.values()].map((visit) => ({ ...visit })),
    counters: [...hall.counters.values()].map(withoutLine),
    kiosks: [...hall.kiosks.values()].map((kiosk) => ({ ...kiosk })),
    services: [...hall.services.values()].map(
      ({ arrivals: _arrivals, noShows: _noShows, ...service }) => withoutLine(service),
    ),
    clerks: [...hall.clerks.values()].map((clerk) => ({
      ...withoutLine(clerk),
      parked: [...clerk.parked],
      today: { ...clerk.today },
    })),
    devices: [...hall.devices],
    calls: hall.calls,
    unconfirmed: [...hall.unconfirmed],
    voice: hall.voice,
    pace: dumpPace(hall.pace),
    today: { ...hall.today },
    appointments: dumpAppointments(hall.appointments),
    webhooks: [...hall.webhooks],
    work: dumpWork(hall.work),
    cases: dumpCaseBook(hall.cases),
    dayEnd: { ...hall.dayEnd },
    paper: dumpPaper(hall.paper),
    tasks: dumpTaskBook(hall.tasks),
    patrols: dumpPatrolBook(hall.patrols),
    watched: [...hall.watched],
  };
}

function withoutLine<Owner extends WaitingLine>(owner: Owner): Omit<Owner, Rebuilt> {
  const { line: _line, turns: _turns, elders: _elders, ...own } = owner;
  return own;
}

/** Takes over nothing of the dump that could change later: a dump may be restored twice. */
export function restoreHall(dump: HallDump): Hall {
  const hall = openHall();
  hall.at = dump.at;
  hall.revision = dump.revision;
  hall.settings = dump.settings;
  hall.day = dump.day;
  hall.issuedEver = dump.issuedEver;
  hall.calls = dump.calls;
  hall.voice = dump.voice;
  hall.pace = restorePace(dump.pace);
  hall.today = { ...dump.today };
  restoreAppointments(hall.appointments, dump.appointments);
  for (const [webhook, state] of dump.webhooks) hall.webhooks.set(webhook, state);
  hall.work = restoreWork(dump.work);
  hall.cases = restoreCaseBook(dump.cases);
  hall.dayEnd.closed = dump.dayEnd.closed;
  hall.paper = restorePaper(dump.paper);
  hall.tasks = restoreTaskBook(dump.tasks);
  hall.patrols = restorePatrolBook(dump.patrols);
  for (const [counter, watch] of dump.watched) hall.watched.set(counter, watch);
  for (const gone of dump.withdrawn) hall.withdrawn.set(gone.settings.id, gone);
  hall.rulebook = makeRulebook(hall.settings, hall.withdrawn);
  for (const [block, last] of dump.numbers) hall.numbers.set(block, last);
  for (const number of dump.carriedNumbers) hall.carriedNumbers.add(number);
  for (const kiosk of dump.kiosks) hall.kiosks.set(kiosk.id, { ...kiosk });
  for (const [device, state] of dump.devices) hall.devices.set(device, state);
  for (const visit of dump.unconfirmed) hall.unconfirmed.add(visit);
  for (const counter of dump.counters) {
    hall.counters.set(counter.id, { ...openCounter(counter.id), ...counter });
    if (counter.rating !== null) hall.ratingsOpen.add(counter.id);
  }
  for (const service of dump.services) {
    hall.services.set(service.id, { ...openService(service.id), ...service });
  }
  for (const { parked, today, ...clerk } of dump.clerks) {
    const figures = { parked: [...parked], today: { ...today } };
    hall.clerks.set(clerk.id, { ...openClerk(clerk.id), ...clerk, ...figures });
  }
  for (const { ...visit } of dump.visits) {
    hall.visits.set(visit.id, visit);
    indexVisit(hall, visit);
  }
  return hall;
}
