import {
  type ClassId,
  type CounterId,
  classIdSchema,
  counterIdSchema,
  type ServiceId,
  type StaffId,
  serviceIdSchema,
  staffIdSchema,
} from '#contract/ids.ts';
import type { Texts } from '#contract/language.ts';
import { type QueueSettings, queueSettingsSchema, USUAL_STEPS } from '#contract/settings.ts';
import type { Dice } from '#rules/forecast/dice.ts';

/** A kind of hall; the seed makes one hall of it, with clerks and services of its own. */
export interface Shape {
  readonly name: string;
  readonly counters: number;
  readonly services: number;
  /** Of all services, how many one counter serves. */
  readonly servedAtOne: number;
  /** Share of the counters' time that a usual day's customers need. */
  readonly load: number;
  /** Every so manieth ticket's forecast is looked at, so that large halls do not take all day. */
  readonly every: number;
}

export const SHAPES: readonly Shape[] = [
  { name: '3 counters', counters: 3, services: 4, servedAtOne: 3, load: 0.86, every: 2 },
  { name: '8 counters', counters: 8, services: 8, servedAtOne: 5, load: 0.9, every: 6 },
  { name: '40 counters', counters: 40, services: 12, servedAtOne: 5, load: 0.95, every: 40 },
];

/** What is so in this hall, and no estimator is told. */
export interface Truth {
  readonly settings: QueueSettings;
  readonly services: readonly TrueService[];
  readonly counters: readonly TrueCounter[];
  readonly classShares: readonly { readonly id: ClassId; readonly share: number }[];
  readonly noShowShare: number;
  readonly patienceMin: number;
  readonly sentOnShare: number;
  readonly parkShare: number;
}

export interface TrueService {
  readonly id: ServiceId;
  readonly meanMin: number;
  readonly spread: number;
  readonly share: number;
}

export interface TrueCounter {
  readonly id: CounterId;
  readonly clerk: StaffId;
  readonly speed: number;
  readonly speedOf: ReadonlyMap<ServiceId, number>;
  readonly wrapUpSeconds: number;
}

const PREFIXES = ['A', 'C', 'F', 'H', 'R', 'W', 'X', 'Y', 'U', 'K', 'M', 'J'] as const;
const TARGETS = [4, 6, 8, 5, 12, 10, 7, 15, 6, 9, 5, 11];
const named = (text: string): Texts => ({ 'zh-Hans': text, 'zh-Hant': text, en: text });

export function makeTruth(shape: Shape, dice: Dice): Truth {
  const services = Array.from({ length: shape.services }, (_, at) => ({
    id: serviceIdSchema.parse(`s${at}`),
    prefix: PREFIXES[at % PREFIXES.length] ?? 'A',
    name: named(`s${at}`),
    icon: 'help',
    targetWaitMin: [15, 20, 10, 15, 30][at % 5] ?? 15,
    targetHandlingMin: TARGETS[at % TARGETS.length] ?? 8,
    materials: [],
    openTo: 'everyone',
    dailyQuota: null,
    area: named('east'),
    pausedUntil: null,
  }));
  const counters = Array.from({ length: shape.counters }, (_, at) => ({
    id: counterIdSchema.parse(`c${at}`),
    label: String(at + 1),
    area: named('east'),
    // Neighbours share most of their services, so every service has several counters.
    services: Array.from({ length: shape.servedAtOne }, (_each, step) =>
      serviceIdSchema.parse(`s${(at * 2 + step) % shape.services}`),
    ),
  }));
  const hours = [
    { from: '08:00', to: '12:30' },
    { from: '12:30', to: '20:00' },
  ];
  // Through the schema, which fills in whatever else a hall may set.
  const settings: QueueSettings = queueSettingsSchema.parse({
    timeZone: 'Asia/Shanghai',
    dayBegins: '04:00',
    openingHours: [hours, hours, hours, hours, hours, hours, hours],
    services,
    counters,
    priorityClasses: [
      {
        id: classIdSchema.parse('normal'),
        waitPercent: 100,
        name: named('normal'),
        fromAge: null,
        atKiosk: true,
      },
      {
        id: classIdSchema.parse('elderly'),
        waitPercent: 50,
        name: named('elderly'),
        fromAge: 65,
        atKiosk: true,
      },
      {
        id: classIdSchema.parse('vip'),
        waitPercent: 0,
        name: named('vip'),
        fromAge: null,
        atKiosk: true,
      },
    ],
    kiosks: [],
    noShow: { penaltyMin: 5, graceMin: 30 },
    pauseReasons: [
      { id: 'lunch', text: named('lunch') },
      { id: 'short', text: named('short') },
    ],
    rating: { openSeconds: 20, reasons: [] },
    steps: { ...USUAL_STEPS, pressGapSeconds: 0 },
  });
  const weights = services.map(() => 0.4 + dice.next());
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return {
    settings,
    services: services.map(({ id, targetHandlingMin }, at) => ({
      id,
      // What people set as a target is rarely what is so.
      meanMin: targetHandlingMin * Math.exp(0.25 * dice.normal()),
      spread: 0.45 + 0.35 * dice.next(),
      share: (weights[at] ?? 1) / sum,
    })),
    counters: counters.map(({ id, services: served }, at) => ({
      id,
      clerk: staffIdSchema.parse(String(1_000 + at)),
      speed: Math.exp(0.2 * dice.normal()),
      speedOf: new Map(served.map((service) => [service, Math.exp(0.1 * dice.normal())])),
      wrapUpSeconds: 6 + 20 * dice.next(),
    })),
    classShares: [
      { id: classIdSchema.parse('normal'), share: 0.85 },
      { id: classIdSchema.parse('elderly'), share: 0.12 },
      { id: classIdSchema.parse('vip'), share: 0.03 },
    ],
    noShowShare: 0.03 + 0.07 * dice.next(),
    patienceMin: 120 + 120 * dice.next(),
    sentOnShare: 0.02 + 0.04 * dice.next(),
    parkShare: 0.02,
  };
}
