import { z } from 'zod';
import { WAITING_AT_CLOSING } from './day-end.ts';
import { type DeviceSettings, deviceSettingsSchema, portSettingsSchema } from './devices.ts';
import { caseSettingsSchema, flowSchema, materialsSchema, NO_CASE_SETTINGS } from './flow.ts';
import {
  classIdSchema,
  counterIdSchema,
  kioskIdSchema,
  serviceIdSchema,
  staffIdSchema,
  stationIdSchema,
} from './ids.ts';
import { languageSchema, lineSchema, textsSchema } from './language.ts';
import { signsSettingsSchema, USUAL_SIGNS } from './signs.ts';
import { STAFF_ROLES } from './staff.ts';
import { RETURN_PLACES } from './steps.ts';
import { timeOfDaySchema as timeOfDay } from './time-of-day.ts';
import { webhookSettingsSchema } from './webhooks.ts';

// A message here is a name in `config/settings-words.ts`, which says in three languages what is allowed.
/** Modbus keeps the addresses above this for itself. */
const MODBUS_ADDRESS_MAX = 247;
const minutes = (min: number, max: number) => z.number().min(min).max(max);

/** What can be booked of a service, and how far ahead. */
const serviceAppointmentsSchema = z.strictObject({
  /** How long one slot is. */
  slotMin: z.int().min(5).max(240),
  /** How many may book the same slot. */
  capacity: z.int().min(1).max(100),
  /** Monday first; only what lies within the opening hours can be booked. */
  hours: z.array(z.array(z.strictObject({ from: timeOfDay, to: timeOfDay })).max(4)).length(7),
  /** 0: today alone. */
  horizonDays: z.int().min(0).max(60),
});
export type ServiceAppointments = Readonly<z.infer<typeof serviceAppointmentsSchema>>;

const appointmentRulesSchema = z.strictObject({
  /** The class of a ticket that was booked. */
  priorityClass: classIdSchema,
  /** Check-in opens so long before the slot; who comes then waits until the slot is due. */
  earlyMin: minutes(0, 240),
  /** So long after the slot the appointment still holds. */
  lateMin: minutes(0, 240),
  /** Who comes after the slot is due so long after checking in. */
  lateDueMin: minutes(0, 120),
  /** Who comes when it no longer holds: an ordinary ticket, or none. */
  missed: z.enum(['normalTicket', 'refused']),
  /** Told to the webhooks so long before the slot; null: nobody is reminded. */
  reminderMin: z
    .int()
    .min(5)
    .max(7 * 24 * 60)
    .nullable(),
  /** Appointments that one person may have open. */
  perPersonMax: z.int().min(1).max(50),
});
const APPOINTMENT_RULES: z.infer<typeof appointmentRulesSchema> = {
  priorityClass: classIdSchema.parse('appointment'),
  earlyMin: 30,
  lateMin: 15,
  lateDueMin: 5,
  missed: 'normalTicket',
  reminderMin: null,
  perPersonMax: 3,
};

export const SERVICE_ICONS = [
  'newService',
  'payment',
  'repair',
  'move',
  'plan',
  'returnDevice',
  'corporate',
  'help',
] as const;

/** Monday first; a day without spans is closed. */
const weekSchema = z
  .array(z.array(z.strictObject({ from: timeOfDay, to: timeOfDay })).max(4))
  .length(7);

const groupIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'plainId');

/** One key of the kiosk, behind which several services stand. */
const serviceGroupSchema = z.strictObject({
  id: groupIdSchema,
  name: textsSchema,
  icon: z.enum(SERVICE_ICONS),
});
export type ServiceGroup = Readonly<z.infer<typeof serviceGroupSchema>>;

/** What a customer comes for. */
export const serviceSettingsSchema = z.strictObject({
  id: serviceIdSchema,
  /** First letter of its tickets. Letters that look like digits are refused (I O Q S Z B D G L T). */
  prefix: z.enum(['A', 'C', 'F', 'H', 'R', 'W', 'X', 'Y', 'U', 'K', 'M', 'J']),
  name: textsSchema,
  icon: z.enum(SERVICE_ICONS),
  /** A normal ticket is due to be called this long after it was taken, in minutes. */
  targetWaitMin: minutes(1, 240),
  targetHandlingMin: minutes(1, 240),
  /** What to have ready; told on the ticket and the kiosk. */
  materials: materialsSchema,
  /** null: the service keeps no cases. */
  flow: flowSchema.nullable().default(null),
  /** Who may take a ticket: everyone, or only who has laid an ID card on the reader. */
  openTo: z.enum(['everyone', 'idCardOnly']),
  /** Tickets a service day at most; null for no bound. */
  dailyQuota: z.int().min(0).max(100_000).nullable(),
  /** Where to go: the area's name beside the counters that serve it. */
  area: textsSchema,
  /** Closed for now; the text says when it comes back. */
  pausedUntil: timeOfDay.nullable(),
  /** Under which key of the kiosk it stands; null: among the first keys. */
  group: groupIdSchema.nullable().default(null),
  /** Tickets only then, while the hall is open; null: as long as the hall. */
  openingHours: weekSchema.nullable().default(null),
  /** Numbers of its own among 001 to 499, so that services can share a prefix; null: all of them. */
  numbers: z
    .strictObject({ from: z.int().min(1).max(499), to: z.int().min(1).max(499) })
    .nullable()
    .default(null),
  /** null: nothing can be booked. */
  appointments: serviceAppointmentsSchema.nullable().default(null),
});
export type ServiceSettings = Readonly<z.infer<typeof serviceSettingsSchema>>;

/** Tier after tier: who waits for a service of the first is called before all others. What no tier names comes last. */
const preferenceSchema = z.array(z.array(serviceIdSchema).max(40)).max(8).default([]);

export const counterSettingsSchema = z.strictObject({
  id: counterIdSchema,
  /** What people call it: `3`. */
  label: z.string().regex(/^[0-9A-Z]{1,3}$/, 'counterLabel'),
  area: textsSchema,
  services: z.array(serviceIdSchema).min(1).max(40),
  /** None: whoever is due first, whatever the service. */
  preference: preferenceSchema,
});
export type CounterSettings = Readonly<z.infer<typeof counterSettingsSchema>>;

export const classSettingsSchema = z.strictObject({
  id: classIdSchema,
  name: textsSchema,
  /** Due after this share of the service's target wait, in percent: 100 is the normal customer. */
  waitPercent: z.int().min(0).max(100),
  /** An ID card gives this class from this age on, in years; null: not by age. */
  fromAge: z.int().min(1).max(120).nullable(),
  /** May be chosen at the kiosk by touch. */
  atKiosk: z.boolean(),
  /** What the counter asks to see of whoever chose it by touch; null: nothing. */
  proof: textsSchema.nullable().default(null),
});
export type ClassSettings = Readonly<z.infer<typeof classSettingsSchema>>;

/** What one clerk takes, at whichever counter; whoever has no profile takes all that the counter serves. */
const workProfileSchema = z.strictObject({
  staff: staffIdSchema,
  services: z.array(serviceIdSchema).min(1).max(40),
  /** None: as the counter has it. */
  preference: preferenceSchema,
});

const reason = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z]{1,30}$/, 'reasonId'),
  text: textsSchema,
});

/** How the hall's guide may move somebody who waits, by name: there is no other way to change a due time. */
const reorderRuleSchema = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z]{1,30}$/, 'reasonId'),
  name: textsSchema,
  move: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('forward'), minutes: minutes(1, 240) }),
    /** Before everybody who waits in the hall. */
    z.strictObject({ kind: z.literal('front') }),
    /** Behind everybody who waits in the same line. */
    z.strictObject({ kind: z.literal('back') }),
  ]),
});
export type ReorderRule = Readonly<z.infer<typeof reorderRuleSchema>>;

/** Reasons that the guide chooses from; a written one could name a person. */
const guideReasonsSchema = z.strictObject({
  reorder: z.array(reason).max(12),
  change: z.array(reason).max(12),
  void: z.array(reason).max(12),
});
/** What holds for the work at every counter. */
const stepSettingsSchema = z.strictObject({
  /** A second press of call or recall within so many seconds is the same press. */
  pressGapSeconds: z.number().min(0).max(30),
  /** Recalls of one call at most; null for no bound. */
  recallsMax: z.int().min(0).max(20).nullable(),
  /** Parked visits a clerk may have at once; null for no bound. */
  parkedMax: z.int().min(0).max(50).nullable(),
  /** After finishing, a counter is in wrap-up for so long at most; null: it is free at once. */
  wrapUpSeconds: z.int().min(5).max(1_800).nullable(),
  /** Counters whose clerk may let the next one be called as soon as somebody comes. */
  selfCallingAt: z.array(counterIdSchema).max(200),
  /** For calling somebody out of turn; without any, nobody may be. */
  callReasons: z.array(reason).max(9),
});
export type StepSettings = Readonly<z.infer<typeof stepSettingsSchema>>;

/** A hall whose file says nothing of them. */
export const USUAL_STEPS: StepSettings = {
  pressGapSeconds: 1,
  recallsMax: null,
  parkedMax: null,
  wrapUpSeconds: null,
  selfCallingAt: [],
  callReasons: [],
};

/** Whom a task of one kind is given to, and how long that role has. */
const taskRuleSchema = z.strictObject({
  owner: z.enum(STAFF_ROLES),
  dueMin: z.int().min(1).max(43_200),
});
const DAY_MIN = 1_440;

const taskSettingsSchema = z.strictObject({
  unhappyRating: taskRuleSchema.default({ owner: 'supervisor', dueMin: DAY_MIN }),
  device: taskRuleSchema.default({ owner: 'maintainer', dueMin: 240 }),
  patrolFinding: taskRuleSchema.default({ owner: 'supervisor', dueMin: DAY_MIN }),
  visit: taskRuleSchema.default({ owner: 'supervisor', dueMin: DAY_MIN }),
  other: taskRuleSchema.default({ owner: 'supervisor', dueMin: DAY_MIN }),
});

/** What a supervisor is told of beside the target wait of each service. */
const slaSettingsSchema = z.strictObject({
  /** A step goes on too long past this share of its service's target handling time. */
  handlingPercent: z.int().min(100).max(1_000).default(150),
  /** An open counter calls nobody for so long while somebody waits whom it serves. */
  silentMin: minutes(1, 120).default(5),
  /** A counter is paused for so long while somebody waits whom it serves. */
  pausedMin: minutes(1, 240).default(15),
});

/** `config/hall.json`: everything about one hall that people set. The schema is the one source of its type. */
const hallShape = z.strictObject({
  name: textsSchema,
  timeZone: z.string().refine(isTimeZone, 'timeZone'),
  /** The service day changes at this time of the hall's clock. */
  dayBegins: timeOfDay,
  openingHours: weekSchema,
  /** What screens show unless a customer chooses; the kiosk and the phone offer all three. */
  language: languageSchema,
  /** `http://10.0.0.5:8080`, as phones reach this server; null takes the address of this machine. */
  phoneAddress: z.url().nullable(),
  serviceGroups: z.array(serviceGroupSchema).max(12).default([]),
  services: z.array(serviceSettingsSchema).min(1).max(40),
  /** Why tickets for a service may be stopped for a while. */
  servicePauseReasons: z.array(reason).max(12).default([]),
  counters: z.array(counterSettingsSchema).min(1).max(200),
  workProfiles: z.array(workProfileSchema).max(200).default([]),
  /** Nobody is overtaken more often by who came later; 0: strictly in order of coming; null: as due times have it. */
  overtakeMax: z.int().min(0).max(100).nullable().default(null),
  /** Whoever has waited so long is next wherever the service is called; null: no bound. */
  waitBoundMin: minutes(1, 720).nullable().default(null),
  /** The first is the normal customer. */
  priorityClasses: z.array(classSettingsSchema).min(1).max(12),
  kiosks: z.array(z.strictObject({ id: kioskIdSchema, name: lineSchema(40) })).max(20),
  noShow: z.strictObject({
    /** A returner is due this long after coming back. */
    penaltyMin: minutes(0, 120),
    /** Until this long after the no-show a return is taken. */
    graceMin: minutes(0, 720),
    /** Recalls before a no-show may be marked. */
    recallsBefore: z.int().min(0).max(10).default(0),
    /** `front`: due as it was, so first again; `penalty`: due in `penaltyMin`; `end`: behind all who wait then. */
    place: z.enum(RETURN_PLACES).default('penalty'),
    /** How often one ticket may come back; null for no bound. */
    returnsMax: z.int().min(0).max(20).nullable().default(null),
  }),
  appointments: appointmentRulesSchema.default(APPOINTMENT_RULES),
  steps: stepSettingsSchema.default({ ...USUAL_STEPS, selfCallingAt: [], callReasons: [] }),
  rating: z.strictObject({
    /** How long after finishing a rating is taken, in seconds; then it is `notRated`. */
    openSeconds: z.int().min(5).max(600),
    /** Offered for the two lowest levels; none need be given. */
    reasons: z.array(reason).max(9),
  }),
  pauseReasons: z.array(reason).min(1).max(12),
  dayEnd: z
    .strictObject({
      /** Kiosks give no tickets so long before the hall closes, in minutes; 0: until the end. */
      lastTicketsMin: minutes(0, 240),
      /** They also stop when the open counters cannot serve one more by closing. */
      stopsWhenTooMany: z.boolean(),
      /** What becomes of who waits when the hall closes. */
      waiting: z.enum(WAITING_AT_CLOSING),
    })
    .default({ lastTicketsMin: 0, stopsWhenTooMany: false, waiting: 'serveAll' }),
  reorderRules: z.array(reorderRuleSchema).max(12).default([]),
  guideReasons: guideReasonsSchema.default({ reorder: [], change: [], void: [] }),
  cases: caseSettingsSchema.default(NO_CASE_SETTINGS),
  tasks: taskSettingsSchema.prefault({}),
  /** What a supervisor's walk through the hall looks at. */
  patrol: z.strictObject({ items: z.array(reason).max(30) }).default({ items: [] }),
  sla: slaSettingsSchema.prefault({}),
  notices: z.array(textsSchema).max(12),
  ticket: z.strictObject({ footer: textsSchema }),
  voice: z.strictObject({
    /** Spoken in this order for each call. */
    languages: z
      .array(z.enum(['zh-Hans', 'en']))
      .min(1)
      .max(2),
    times: z.int().min(1).max(2),
  }),
  /** Machines beside the server that have devices of their own. */
  stations: z
    .array(z.strictObject({ id: stationIdSchema, name: lineSchema(40) }))
    .max(60)
    .default([]),
  signs: signsSettingsSchema.default(USUAL_SIGNS),
  ports: z.array(portSettingsSchema).max(200),
  devices: z.array(deviceSettingsSchema).max(400),
  /** Servers that the hall tells of bookings. */
  webhooks: z.array(webhookSettingsSchema).max(8).default([]),
  /** Demo hall: screens on loopback pair themselves and the start page lists these accounts. */
  demo: z
    .strictObject({
      accounts: z
        .array(
          z.strictObject({
            staff: staffIdSchema,
            name: lineSchema(20),
            role: z.enum(STAFF_ROLES),
            password: z.string().min(8).max(72),
          }),
        )
        .max(20),
    })
    .nullable(),
});
export const hallSettingsSchema = hallShape.superRefine((hall, context) => {
  const complain = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message });
  for (const [list, name] of [
    [hall.services, 'services'],
    [hall.counters, 'counters'],
    [hall.priorityClasses, 'priorityClasses'],
    [hall.kiosks, 'kiosks'],
    [hall.ports, 'ports'],
    [hall.devices, 'devices'],
    [hall.webhooks, 'webhooks'],
    [hall.rating.reasons, 'rating.reasons'],
    [hall.pauseReasons, 'pauseReasons'],
    [hall.patrol.items, 'patrol.items'],
    [hall.serviceGroups, 'serviceGroups'],
    [hall.servicePauseReasons, 'servicePauseReasons'],
    [hall.reorderRules, 'reorderRules'],
    [hall.guideReasons.reorder, 'guideReasons.reorder'],
    [hall.guideReasons.change, 'guideReasons.change'],
    [hall.guideReasons.void, 'guideReasons.void'],
    [hall.steps.callReasons, 'steps.callReasons'],
    [hall.cases.returnReasons, 'cases.returnReasons'],
    [hall.cases.helpTopics, 'cases.helpTopics'],
    ...hall.services.flatMap(({ materials, flow }, at) => [
      [materials, `services.${at}.materials`] as const,
      [flow?.steps ?? [], `services.${at}.flow.steps`] as const,
    ]),
  ] as const) {
    const seen = new Set<string>();
    list.forEach((entry, index) => {
      if (seen.has(entry.id))
        complain([...name.split('.').map(pathPart), index, 'id'], 'standsTwice');
      seen.add(entry.id);
    });
  }
  const accounts = new Set<string>();
  hall.demo?.accounts.forEach(({ staff }, index) => {
    if (accounts.has(staff)) complain(['demo', 'accounts', index, 'staff'], 'standsTwice');
    accounts.add(staff);
  });
  const groups = new Set(hall.serviceGroups.map(({ id }) => id));
  hall.services.forEach(({ prefix, numbers, group }, index) => {
    if (numbers !== null && numbers.to < numbers.from) {
      complain(['services', index, 'numbers', 'to'], 'emptyRange');
    }
    const sharing = hall.services.slice(0, index).filter((other) => other.prefix === prefix);
    const isTaken = sharing.some(
      ({ numbers: others }) =>
        numbers === null ||
        others === null ||
        (numbers.from <= others.to && others.from <= numbers.to),
    );
    if (isTaken) complain(['services', index, 'prefix'], 'prefixTaken');
    if (group !== null && !groups.has(group)) {
      complain(['services', index, 'group'], 'noSuchGroup');
    }
  });
  const hoursIn = (path: (string | number)[], week: HallSettings['openingHours']) => {
    week.forEach((spans, day) => {
      spans.forEach((span, at) => {
        // An end before the start is on the next day: 20:00 to 02:00.
        if (span.to === span.from) complain([...path, 'openingHours', day, at, 'to'], 'emptyHours');
      });
    });
  };
  hoursIn([], hall.openingHours);
  hall.services.forEach(({ openingHours }, index) => {
    if (openingHours !== null) hoursIn(['services', index], openingHours);
  });
  const takesAppointments = hall.services.some(({ appointments }) => appointments !== null);
  const { priorityClass: bookedClass } = hall.appointments;
  if (takesAppointments && !hall.priorityClasses.some(({ id }) => id === bookedClass)) {
    complain(['appointments', 'priorityClass'], 'noSuchClass');
  }
  hall.services.forEach(({ appointments }, index) => {
    appointments?.hours.forEach((spans, day) => {
      spans.forEach(({ from, to }, at) => {
        const path = ['services', index, 'appointments', 'hours', day, at, 'to'];
        if (to <= from) complain(path, 'endsLater');
      });
    });
  });
  const services = new Set<string>(hall.services.map((service) => service.id));
  const counters = new Set<string>(hall.counters.map((counter) => counter.id));
  const kiosks = new Set<string>(hall.kiosks.map((kiosk) => kiosk.id));
  const ports = new Set<string>(hall.ports.map((port) => port.id));
  const devices = new Map<string, string>(hall.devices.map((device) => [device.id, device.kind]));
  hall.counters.forEach((counter, index) => {
    counter.services.forEach((service, at) => {
      if (!services.has(service)) complain(['counters', index, 'services', at], 'noSuchService');
    });
  });
  hall.steps.selfCallingAt.forEach((counter, at) => {
    if (!counters.has(counter)) complain(['steps', 'selfCallingAt', at], 'noSuchCounter');
  });
  const tiersIn = (path: (string | number)[], served: readonly string[], tiers: string[][]) => {
    const named = new Set<string>();
    tiers.forEach((tier, at) => {
      tier.forEach((service, place) => {
        const here = [...path, 'preference', at, place];
        if (!served.includes(service)) complain(here, 'notServedThere');
        else if (named.has(service)) complain(here, 'standsTwice');
        named.add(service);
      });
    });
  };
  hall.counters.forEach(({ services: served, preference }, index) => {
    tiersIn(['counters', index], served, preference);
  });
  const profiled = new Set<string>();
  hall.workProfiles.forEach(({ staff, services: takes, preference }, index) => {
    if (profiled.has(staff)) complain(['workProfiles', index, 'staff'], 'standsTwice');
    profiled.add(staff);
    takes.forEach((service, at) => {
      if (!services.has(service)) {
        complain(['workProfiles', index, 'services', at], 'noSuchService');
      }
    });
    tiersIn(['workProfiles', index], takes, preference);
  });
  const formats = new Map<string, string>(hall.ports.map(({ id, format }) => [id, format]));
  const taken = new Set<string>();
  hall.devices.forEach((device, index) => {
    const { port, place } = device;
    if (!ports.has(port)) complain(['devices', index, 'port'], 'noSuchPort');
    if (place.kind === 'counter' && !counters.has(place.counter)) {
      complain(['devices', index, 'place', 'counter'], 'noSuchCounter');
    }
    if (place.kind === 'kiosk' && !kiosks.has(place.kiosk)) {
      complain(['devices', index, 'place', 'kiosk'], 'noSuchKiosk');
    }
    if (device.kind === 'printer') {
      device.fallbacks.forEach((fallback, at) => {
        if (devices.get(fallback) !== 'printer' || fallback === device.id) {
          complain(['devices', index, 'fallbacks', at], 'noOtherPrinter');
        }
      });
    }
    const format = formats.get(port) ?? '8N1';
    const isSevenBit = format === '7E1' || format === '7E2';
    const isAlpha = device.kind === 'ledSign' && device.protocol.name === 'alpha';
    if (isSevenBit && !isAlpha) complain(['devices', index, 'port'], 'eightBitPort');
    if (device.kind === 'ledSign' && device.protocol.name === 'modbusDigits') {
      if (device.address > MODBUS_ADDRESS_MAX)
        complain(['devices', index, 'address'], 'modbusAddress');
    }
    const seat = seatOf(device);
    if (taken.has(seat)) {
      complain(
        ['devices', index, 'address' in device ? 'address' : 'port'],
        'address' in device ? 'addressTaken' : 'portTaken',
      );
    }
    taken.add(seat);
  });
});
export type HallSettings = Readonly<z.infer<typeof hallSettingsSchema>>;

/**
 * What the rules of the queue need of the settings; goes into the journal whole, so that replay needs no file. A new
 * setting has a default, so that older files and facts go on; facts are read through this schema for that.
 */
export const queueSettingsSchema = hallShape
  .pick({
    timeZone: true,
    dayBegins: true,
    openingHours: true,
    kiosks: true,
    noShow: true,
    dayEnd: true,
    reorderRules: true,
    guideReasons: true,
    appointments: true,
    steps: true,
    serviceGroups: true,
    servicePauseReasons: true,
    overtakeMax: true,
    waitBoundMin: true,
    cases: true,
    tasks: true,
    patrol: true,
    sla: true,
  })
  .extend({
    // Facts were checked when they were made: here only what is missing is filled in.
    services: z.array(serviceSettingsSchema),
    counters: z.array(counterSettingsSchema.extend({ services: z.array(serviceIdSchema) })),
    workProfiles: z
      .array(workProfileSchema.extend({ services: z.array(serviceIdSchema) }))
      .default([]),
    priorityClasses: z.array(classSettingsSchema),
    pauseReasons: z.array(reason),
    rating: z.strictObject({ openSeconds: z.number(), reasons: z.array(z.string()) }),
  });
export type QueueSettings = Readonly<z.infer<typeof queueSettingsSchema>>;

/** `services.3.flow` as a path: places in lists are numbers. */
function pathPart(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part;
}

/** Signs and FF 68 devices tell their frames apart on a shared line; printers and readers share with nobody. */
function seatOf(device: DeviceSettings): string {
  if (device.kind === 'ledSign') return `${device.port} sign ${device.address}`;
  if (device.kind === 'ratingPad' || device.kind === 'callKeypad') {
    return `${device.port} pad ${device.address}`;
  }
  return device.port;
}

export interface SettingsFault {
  /** Where in the file: `services[3].prefix`. */
  readonly path: string;
  /** What stands there, cut to 80 characters; secrets are not shown. */
  readonly found: string;
  readonly allowed: string;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
