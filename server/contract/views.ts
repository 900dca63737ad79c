import type {
  AppointmentsView,
  AppointmentView,
  BookingView,
  FoundAppointment,
  SlotsView,
} from './appointments.ts';
import type { SimulatedDevice } from './bench.ts';
import type { CaseSheet } from './cases.ts';
import type { Instant } from './clock.ts';
import type { DayEndSign } from './day-end.ts';
import type { DeviceKind, Health } from './devices.ts';
import type { HallSign } from './hall-sign.ts';
import type {
  CaseId,
  ClassId,
  CounterId,
  DeviceId,
  KioskId,
  PortId,
  ScreenId,
  ServiceDay,
  ServiceId,
  StaffId,
  TaskId,
  TicketNumber,
  VisitId,
  WebhookId,
} from './ids.ts';
import type { Language, Texts } from './language.ts';
import type { RollPrefix, RollSign } from './paper.ts';
import type { PatrolsView } from './patrols.ts';
import type { Place } from './place.ts';
import type { CallReason, Line } from './queue.ts';
import type { Level } from './ratings.ts';
import type { QueueSettings, SERVICE_ICONS, ServiceGroup, SettingsFault } from './settings.ts';
import type { ScreenRole } from './staff.ts';
import type { CounterWork, ReturnPlace } from './steps.ts';
import type { OwnUnhappyRating, TaskLine, TasksView } from './tasks.ts';
import type { ShownReminder, UnlikelyRatings } from './watch.ts';
import type { WebhookTrouble } from './webhooks.ts';

/**
 * What each screen sees. A view is small, whole and bounded; it carries texts in all languages and
 * instants in milliseconds, which the page writes in `timeZone`. No view carries personal data:
 * `maskedName` is the one exception and says `张*`.
 */
export type { HallSign } from './hall-sign.ts';

/**
 * Minutes that somebody waits: half of all such waits are over by `low`, nine of ten by `high`. Both
 * rounded, from half an hour on to five minutes. `low` 0 and `high` 0: no wait.
 */
export interface WaitRange {
  readonly low: number;
  readonly high: number;
}

export interface ServiceState {
  readonly service: ServiceId;
  /** Under which key of the kiosk; null: among the first ones. */
  readonly group: string | null;
  readonly prefix: string;
  readonly name: Texts;
  readonly icon: (typeof SERVICE_ICONS)[number];
  readonly waiting: number;
  readonly wait: WaitRange;
  /** Open counters that serve it now. */
  readonly counters: number;
  /** `noCounter`: nobody serves it now, tickets are still given. */
  /** `over`: the last tickets of the day are given. `tooMany`: nobody more can be served by closing. */
  readonly state: 'open' | 'noCounter' | 'paused' | 'closed' | 'full' | 'over' | 'tooMany';
  /** `14:00` for paused and closed, empty where unknown. */
  readonly opensAt: string;
  /** Why a supervisor has paused it. */
  readonly pauseText: Texts | null;
  readonly openTo: 'everyone' | 'idCardOnly';
}

/** A case that its customer can go on with: as little as tells it from others. */
export interface KeptCase {
  readonly case: CaseId;
  readonly service: Texts;
  readonly openedAt: Instant;
}

export interface KioskView {
  readonly hall: HallSign;
  readonly kiosk: KioskId;
  readonly isOpen: boolean;
  readonly opensAt: string;
  readonly waiting: number;
  readonly openCounters: number;
  readonly groups: readonly ServiceGroup[];
  readonly services: readonly ServiceState[];
  /** Classes that may be chosen by touch. */
  readonly classes: readonly { readonly id: ClassId; readonly name: Texts }[];
  /** The card that was last read here and not yet used. */
  readonly card: {
    readonly maskedName: string;
    readonly priorityClass: Texts;
    readonly until: Instant;
    /** The nearest one of today that the card's owner has booked. */
    readonly appointment: FoundAppointment | null;
    /** Its cases that can be continued, newest first, at most 3. */
    readonly kept: readonly KeptCase[];
  } | null;
  /** Whether anything here can be booked beforehand. */
  readonly takesAppointments: boolean;
  /** Whether somebody may come back for a kept case. */
  readonly keepsCases: boolean;
  /** Last card that could not be used, with when, so that the page can say how to lay it. */
  readonly cardRefused: { readonly why: string; readonly at: Instant } | null;
  readonly printer: Health | null;
  readonly reader: Health | null;
}

/** One ticket as its owner sees it: the kiosk right after issuing, and the phone until the end. */
export interface TicketView {
  readonly hall: HallSign;
  readonly visit: VisitId;
  readonly number: TicketNumber;
  readonly service: Texts;
  readonly icon: (typeof SERVICE_ICONS)[number];
  readonly issuedAt: Instant;
  /** When it was booked for; null: taken without an appointment. */
  readonly slot: Instant | null;
  readonly area: Texts;
  /** What comes after it by itself, in this order. */
  readonly further: readonly Texts[];
  /** Labels of the counters that serve it. */
  readonly counters: readonly string[];
  readonly materials: readonly Texts[];
  readonly state:
    | { readonly kind: 'waiting'; readonly ahead: number; readonly wait: WaitRange }
    | {
        readonly kind: 'called';
        readonly counterLabel: string;
        readonly area: Texts;
        readonly at: Instant;
        readonly times: number;
      }
    | { readonly kind: 'serving'; readonly counterLabel: string; readonly since: Instant }
    | { readonly kind: 'parked' }
    /** May come back until then. */
    | {
        readonly kind: 'noShow';
        readonly until: Instant;
        readonly place: ReturnPlace;
        readonly penaltyMin: number;
        /** How often it may still come back; null: no bound. */
        readonly returnsLeft: number | null;
      }
    | { readonly kind: 'finished'; readonly canRate: boolean; readonly rated: Level | null }
    | { readonly kind: 'left' }
    /** The number holds on the next day the hall opens; null: not within a week. */
    | { readonly kind: 'carried'; readonly opensAt: Instant | null }
    /** Voided by the hall's staff. */
    | { readonly kind: 'cancelled' }
    | { readonly kind: 'endedByDay' };
  /** `wanted`: under way. `screenOnly`: no paper comes; the number and QR code on the screen are in force. */
  readonly print: 'wanted' | 'printed' | 'printedElsewhere' | 'held' | 'unconfirmed' | 'screenOnly';
  /** Address of the phone page; unguessable. */
  readonly phoneUrl: string;
  /** While it waits. */
  readonly dayEnd: DayEndSign | null;
  readonly footer: Texts;
  readonly ratingReasons: readonly { readonly id: string; readonly text: Texts }[];
  /** The last calls of the same service, newest first, at most 3. */
  readonly lastCalled: readonly TicketNumber[];
}

/** One counter as the public sees it: window display, LED sign, rating pad. */
export interface CounterView {
  readonly hall: HallSign;
  readonly counter: CounterId;
  readonly label: string;
  readonly area: Texts;
  /** Names of what is served here, in the counter's order. */
  readonly services: readonly Texts[];
  readonly clerk: { readonly staff: StaffId; readonly name: string } | null;
  readonly state:
    | { readonly kind: 'closed' }
    | {
        readonly kind: 'paused';
        readonly reason: Texts;
        readonly since: Instant;
        readonly elsewhere: readonly string[];
      }
    | { readonly kind: 'idle' }
    | {
        readonly kind: 'calling';
        readonly number: TicketNumber;
        readonly service: Texts;
        readonly at: Instant;
        readonly times: number;
      }
    | {
        readonly kind: 'serving';
        readonly number: TicketNumber;
        readonly service: Texts;
        readonly since: Instant;
      };
  readonly rating: {
    readonly visit: VisitId;
    readonly number: TicketNumber;
    readonly service: Texts;
    readonly until: Instant;
  } | null;
  /** The last one that was given here, so that the pad can thank; null again with the next call. */
  readonly thanked: { readonly visit: VisitId; readonly level: Level; readonly at: Instant } | null;
  readonly ratingReasons: readonly { readonly id: string; readonly text: Texts }[];
  /** The pad asks for a signature now: under what it stands. */
  readonly signing: {
    readonly case: CaseId;
    readonly service: Texts;
    readonly lines: readonly Texts[];
  } | null;
}

export interface BoardCall {
  readonly visit: VisitId;
  readonly number: TicketNumber;
  readonly counter: CounterId;
  readonly counterLabel: string;
  readonly service: Texts;
  readonly area: Texts;
  readonly language: Language;
  readonly at: Instant;
  /** 1 = first call; counts on with each recall, and on through the visit. */
  readonly calling: number;
  /** Nobody has come yet; boards are yellow only as long. */
  readonly isCalling: boolean;
}

export interface BoardView {
  readonly hall: HallSign;
  readonly isOpen: boolean;
  readonly opensAt: string;
  readonly ticketsToday: number;
  readonly dayEnd: DayEndSign | null;
  /** Newest first, at most 6; the first is the hero while it is called. */
  readonly calls: readonly BoardCall[];
  readonly services: readonly ServiceState[];
  readonly notices: readonly Texts[];
  readonly voice: { readonly languages: readonly ('zh-Hans' | 'en')[]; readonly times: number };
}

export interface QueueEntry {
  readonly visit: VisitId;
  readonly number: TicketNumber;
  readonly service: ServiceId;
  readonly serviceName: Texts;
  readonly priorityClass: ClassId;
  /** null for the normal class. */
  readonly className: Texts | null;
  readonly joinedAt: Instant;
  readonly due: Instant;
  /** When it was booked for; null: taken without an appointment. */
  readonly slot: Instant | null;
  /** Whom it waits for: everybody who serves it, or one counter or clerk it was sent to. */
  readonly waitsFor: Line['kind'];
  /** The last note that a clerk has written about it. */
  readonly note: string | null;
}

/** Somebody who waits for this counter, and why here in the order. */
export interface QueuedEntry extends QueueEntry {
  readonly because: CallReason;
}

export interface ClerkView {
  readonly hall: HallSign;
  readonly counter: CounterView;
  readonly services: readonly {
    readonly id: ServiceId;
    readonly name: Texts;
    readonly prefix: string;
  }[];
  readonly counters: readonly {
    readonly id: CounterId;
    readonly label: string;
    readonly clerk: StaffId | null;
    readonly clerkName: string | null;
  }[];
  readonly pauseReasons: readonly { readonly id: string; readonly text: Texts }[];
  readonly current: {
    readonly visit: VisitId;
    readonly number: TicketNumber;
    readonly service: ServiceId;
    readonly serviceName: Texts;
    readonly className: Texts | null;
    readonly slot: Instant | null;
    readonly maskedName: string | null;
    readonly state: 'called' | 'serving';
    /** Who came with a paper number or without one: nobody knows since when they waited. */
    readonly isWaitKnown: boolean;
    readonly joinedAt: Instant;
    readonly calledAt: Instant;
    readonly servingSince: Instant | null;
    readonly calls: number;
    /** Why its call was its turn. */
    readonly because: CallReason | null;
    /** What is to be seen before the class holds; null: nothing, or it was seen. */
    readonly proofWanted: Texts | null;
    readonly targetHandlingMin: number;
    readonly materials: readonly Texts[];
    readonly step: number;
  } | null;
  readonly work: CounterWork;
  /** In the order of calling as it stands, at most 50, and how many there are. The first one is who `callNext` calls. */
  readonly queue: readonly QueuedEntry[];
  readonly queueCount: number;
  readonly hallWaiting: number;
  readonly dayEnd: DayEndSign | null;
  /** null: no roll of paper numbers is running. */
  readonly roll: RollSign | null;
  /** Whoever is called here bears a paper number and has not told for what. */
  readonly isServiceWanted: boolean;
  /** At most 20 each, newest first. */
  readonly parked: readonly QueueEntry[];
  readonly noShows: readonly (QueueEntry & { readonly until: Instant })[];
  readonly today: {
    readonly finished: number;
    readonly noShows: number;
    /** Mean of the finished steps, in milliseconds; null before the first. */
    readonly handlingMs: number | null;
    readonly rated: number;
    /** Rated 3 or better. */
    readonly satisfied: number;
    readonly shiftSince: Instant | null;
  };
  /** A supervisor's word, until the clerk acts. */
  readonly reminder: ShownReminder | null;
  /** Unhappy ratings of this clerk's steps, newest first, at most 5. */
  readonly unhappy: readonly OwnUnhappyRating[];
  readonly devices: readonly {
    readonly device: DeviceId;
    readonly kind: DeviceKind;
    readonly name: string;
    readonly health: Health | null;
  }[];
  /** Of whoever is served here, where the service keeps cases. */
  readonly case: CaseSheet | null;
  /** What this clerk has to do without a customer at the counter: returned ones first; at most 20. */
  readonly ownCases: readonly CaseSheet[];
  readonly ownCaseCount: number;
  readonly helpTopics: readonly { readonly id: string; readonly text: Texts }[];
}

/** The back office: who asks for help, what is to be reviewed, what is late. Each list at most 50. */
export interface OfficeView {
  readonly hall: HallSign;
  readonly day: ServiceDay;
  /** Longest waiting first. */
  readonly helps: readonly CaseSheet[];
  readonly helpCount: number;
  readonly reviews: readonly CaseSheet[];
  readonly reviewCount: number;
  /** Earliest promise first. */
  readonly overdue: readonly CaseSheet[];
  readonly overdueCount: number;
  readonly returnReasons: readonly { readonly id: string; readonly text: Texts }[];
}

/** One ticket as the hall's guide sees it, wherever it stands. */
export interface GuideEntry extends QueueEntry {
  readonly state: TicketView['state']['kind'];
  /** Where it is called, served, parked or was missed. */
  readonly counterLabel: string | null;
  /** A no-show may come back until then. */
  readonly until: Instant | null;
}

export interface GuideView {
  readonly hall: HallSign;
  readonly isOpen: boolean;
  readonly opensAt: string;
  readonly services: readonly ServiceState[];
  readonly waiting: number;
  /** Due first, at most 50, and how many there are. */
  readonly queue: readonly GuideEntry[];
  readonly queueCount: number;
  /** Who may still come back, newest first, at most 20. */
  readonly noShows: readonly GuideEntry[];
  /** Tickets of today with the number that is searched, wherever they stand; null: none is. */
  readonly found: readonly GuideEntry[] | null;
  readonly classes: readonly { readonly id: ClassId; readonly name: Texts }[];
  readonly rules: readonly { readonly id: string; readonly name: Texts }[];
  readonly reasons: QueueSettings['guideReasons'];
  readonly roll: RollSign | null;
  /** Letters that no service has; the empty one: digits alone. */
  readonly rollPrefixes: readonly RollPrefix[];
  /** Where a ticket's paper may come out; null: the desk. */
  readonly papers: readonly { readonly kiosk: KioskId | null; readonly name: string | null }[];
}

/** A call with why it was that one's turn. */
export interface LoggedCall extends BoardCall {
  readonly because: CallReason | null;
  /** null for the normal class. */
  readonly className: Texts | null;
}

export interface LiveView {
  readonly hall: HallSign;
  readonly day: ServiceDay;
  readonly isOpen: boolean;
  readonly waiting: number;
  readonly openCounters: number;
  readonly longestWait: {
    readonly number: TicketNumber;
    readonly since: Instant;
    readonly targetWaitMin: number;
  } | null;
  readonly meanWaitMs: number | null;
  readonly issued: number;
  readonly served: number;
  readonly left: number;
  readonly noShows: number;
  readonly rated: number;
  readonly satisfied: number;
  readonly counters: readonly {
    readonly counter: CounterId;
    readonly label: string;
    readonly clerk: { readonly staff: StaffId; readonly name: string } | null;
    readonly state: CounterView['state'];
    readonly targetHandlingMin: number | null;
    /** Whom it could call now. */
    readonly waiting: number;
    readonly reminder: ShownReminder | null;
  }[];
  readonly services: readonly (ServiceState & {
    readonly longestSince: Instant | null;
    readonly targetWaitMin: number;
  })[];
  /** Newest first, at most 12. */
  readonly calls: readonly LoggedCall[];
  readonly servicePauseReasons: readonly { readonly id: string; readonly text: Texts }[];
  readonly alerts: readonly Alert[];
  readonly devices: readonly {
    readonly kind: DeviceKind | 'voice';
    readonly up: number;
    readonly degraded: number;
    readonly down: number;
  }[];
}

export type Alert =
  | {
      readonly kind: 'waitOverTarget';
      readonly at: Instant;
      readonly number: TicketNumber;
      readonly service: Texts;
    }
  | {
      readonly kind: 'unhappy';
      readonly at: Instant;
      readonly task: TaskId;
      readonly visit: VisitId;
      readonly number: TicketNumber;
      readonly level: Level;
      readonly reasons: readonly Texts[];
    }
  | {
      readonly kind: 'deviceDown';
      readonly at: Instant;
      readonly device: DeviceId;
      readonly name: string;
      readonly health: Health;
    }
  | {
      readonly kind: 'deviceDegraded';
      readonly at: Instant;
      readonly device: DeviceId;
      readonly name: string;
      readonly health: Health;
    }
  | {
      readonly kind: 'printUnconfirmed';
      readonly at: Instant;
      readonly visit: VisitId;
      readonly number: TicketNumber;
    }
  | { readonly kind: 'voiceSilent'; readonly at: Instant; readonly number: TicketNumber }
  /** A server that the hall tells of bookings cannot be told. */
  | {
      readonly kind: 'webhookFailing';
      readonly at: Instant;
      readonly webhook: WebhookId;
      readonly why: WebhookTrouble;
    }
  | ({
      readonly kind: 'handlingOverTarget';
      readonly visit: VisitId;
      readonly number: TicketNumber;
      readonly service: Texts;
    } & CounterAlert)
  | ({ readonly kind: 'counterSilent'; readonly waiting: number } & CounterAlert)
  | ({
      readonly kind: 'pausedWhileWaiting';
      readonly waiting: number;
      readonly reason: Texts;
    } & CounterAlert)
  | ({
      readonly kind: 'unlikelyRatings';
      readonly pattern: UnlikelyRatings;
    } & CounterAlert)
  | {
      readonly kind: 'taskOverdue';
      readonly at: Instant;
      readonly task: TaskId;
      readonly about: TaskLine['about'];
    };

/** What is told of one counter with a shift. */
interface CounterAlert {
  readonly at: Instant;
  readonly counter: CounterId;
  readonly label: string;
  readonly clerkName: string;
  /** This very word has been given to the clerk and stands on the console. */
  readonly isReminded: boolean;
}

export interface DevicesView {
  readonly hall: HallSign;
  readonly devices: readonly {
    readonly device: DeviceId;
    readonly kind: DeviceKind;
    readonly name: string;
    readonly place: Place;
    readonly port: PortId;
    readonly path: string;
    readonly address: number | null;
    readonly health: Health | null;
    /** Changes of health today and before, newest first, at most 30. */
    readonly history: readonly Health[];
  }[];
  readonly screens: readonly {
    readonly screen: ScreenId;
    readonly role: ScreenRole;
    readonly place: Place;
    readonly pairedAt: Instant;
    readonly isConnected: boolean;
  }[];
  /** Codes that wait for their screen; each can be used once, until then. */
  readonly invitations: readonly {
    readonly code: string;
    readonly role: ScreenRole;
    readonly place: Place;
    readonly until: Instant;
  }[];
  readonly voice: {
    readonly state: 'spoken' | 'silent' | 'untried';
    readonly at: Instant | null;
    readonly boards: number;
  };
}

export interface SettingsView {
  readonly hall: HallSign;
  /** The settings in force, as text of `hall.json`, without passwords. */
  readonly text: string;
  readonly revision: string;
  readonly adoptedAt: Instant;
  /** What is wrong with the file on disk, when it could not be taken; the hall runs on the last good one. */
  readonly faults: readonly SettingsFault[];
}

export interface BenchView {
  readonly hall: HallSign;
  /** False where the devices are real: then there is nothing to press here. */
  readonly isSimulated: boolean;
  readonly devices: readonly {
    readonly device: DeviceId;
    readonly name: string;
    readonly port: PortId;
    readonly kind: DeviceKind;
    readonly place: Place;
    /** A rating pad's settings: index = grade byte, value = level. Empty for all others. */
    readonly grades: readonly number[];
    readonly simulated: SimulatedDevice | null;
    readonly health: Health | null;
  }[];
  readonly ports: readonly {
    readonly port: PortId;
    readonly path: string;
    readonly isPlugged: boolean;
  }[];
}

export interface Views {
  readonly kiosk: KioskView;
  readonly ticket: TicketView;
  readonly counter: CounterView;
  readonly board: BoardView;
  readonly clerk: ClerkView;
  readonly guide: GuideView;
  readonly live: LiveView;
  readonly office: OfficeView;
  readonly tasks: TasksView;
  readonly patrols: PatrolsView;
  readonly devices: DevicesView;
  readonly settings: SettingsView;
  readonly bench: BenchView;
  readonly booking: BookingView;
  readonly slots: SlotsView;
  readonly appointments: AppointmentsView;
  readonly appointment: AppointmentView;
}
export type ViewName = keyof Views;
