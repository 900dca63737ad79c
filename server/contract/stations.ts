import { z } from 'zod';
import {
  type ByteTrace,
  type DeviceProblem,
  type DeviceReading,
  deviceSettingsSchema,
  HEALTH_REASONS,
  type Health,
  KEYPAD_KEYS,
  type PrintDocument,
  type PrintReport,
  type PrintResult,
  portSettingsSchema,
} from './devices.ts';
import { type DeviceId, deviceIdSchema, portIdSchema, type StationId } from './ids.ts';
import type { Outcome } from './outcome.ts';
import type { SignFace } from './signs.ts';

/**
 * What the hall and a station say to each other: a machine beside the server that has devices of its own and runs the same
 * crew. The line may be lost at any moment. An order that must not be done twice has a number; the hall says it again
 * until it has the result, and the station does it once.
 */
export const STATIONS_PATH = '/station-link';

const reasonSchema = z.enum(HEALTH_REASONS);
const jobIdSchema = z.string().regex(/^[A-Za-z0-9_-]{8,40}$/);

const printBlockSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text: z.string().max(400),
    align: z.enum(['left', 'centre', 'right']),
    size: z.union([z.literal(1), z.literal(2)]),
    bold: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('pair'),
    left: z.string().max(200),
    right: z.string().max(200),
    size: z.union([z.literal(1), z.literal(2)]),
    bold: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('direction'), lines: z.array(z.string().max(100)).max(4) }),
  z.strictObject({ kind: z.literal('number'), text: z.string().max(16) }),
  z.strictObject({ kind: z.literal('rule'), style: z.enum(['solid', 'dashed']) }),
  z.strictObject({ kind: z.literal('qr'), text: z.string().max(1_000) }),
]);
export const printDocumentSchema: z.ZodType<PrintDocument> = z.array(printBlockSchema).max(200);

const signSpanSchema = z.strictObject({
  text: z.string().max(400),
  colour: z.enum(['red', 'green', 'yellow']),
});
export const signFaceSchema: z.ZodType<SignFace> = z.strictObject({
  spans: z.array(signSpanSchema).max(40).readonly(),
  manner: z.enum(['steady', 'blinking', 'emergency']),
});

// ── the hall to a station ───────────────────────────────────────────────────────────────────────

/** All of it each time: what a station has to drive, what its signs ought to show, and the hall's time. */
export const employmentSchema = z.strictObject({
  ports: z.array(portSettingsSchema).max(200).readonly(),
  devices: z.array(deviceSettingsSchema).max(400).readonly(),
  signs: z
    .array(z.strictObject({ device: deviceIdSchema, face: signFaceSchema }))
    .max(200)
    .readonly(),
  /** Of all signs, in percent. */
  brightness: z.int().min(0).max(100),
  today: z.string().max(10),
  timeZone: z.string().max(60),
});
export type Employment = Readonly<z.infer<typeof employmentSchema>>;

export const printOrderSchema = z.strictObject({
  job: jobIdSchema,
  device: deviceIdSchema,
  document: printDocumentSchema,
});
export type PrintOrder = Readonly<z.infer<typeof printOrderSchema>>;

/** Of these only the newest counts, so that none is kept while the line is away. */
export const stationActSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('showOnSign'), device: deviceIdSchema, face: signFaceSchema }),
  z.strictObject({ act: z.literal('openRating'), device: deviceIdSchema }),
  z.strictObject({
    act: z.literal('answerKeypad'),
    device: deviceIdSchema,
    isDone: z.boolean(),
    digits: z.string().max(8),
  }),
]);
export type StationAct = Readonly<z.infer<typeof stationActSchema>>;
export type ActOutcome = Outcome<undefined, DeviceProblem>;
const problemSchema: z.ZodType<DeviceProblem> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('noSuchDevice') }),
  z.strictObject({ kind: z.literal('deviceDown'), why: reasonSchema }),
  z.strictObject({ kind: z.literal('noReply') }),
  z.strictObject({ kind: z.literal('rejected') }),
  z.strictObject({ kind: z.literal('tooLong') }),
]);
/** `null` where nothing went wrong: JSON has no undefined. */
export const actAnswerSchema = z.strictObject({ problem: problemSchema.nullable() });
export type ActAnswer = Readonly<z.infer<typeof actAnswerSchema>>;

// ── a station to the hall ───────────────────────────────────────────────────────────────────────

const heldSchema = z.strictObject({ kind: z.literal('held'), why: reasonSchema });
const resultSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('printed'),
    confirmedBy: z.enum(['processId', 'barrier']),
  }),
  z.strictObject({ kind: z.literal('notPrinted'), why: reasonSchema }),
  z.strictObject({ kind: z.literal('unconfirmed'), why: reasonSchema }),
]);
export const printResultSchema: z.ZodType<PrintResult> = resultSchema;
export const printReportSchema: z.ZodType<PrintReport> = z.union([resultSchema, heldSchema]);

export const jobReportSchema = z.strictObject({ job: jobIdSchema, report: printReportSchema });
export type JobReport = Readonly<z.infer<typeof jobReportSchema>>;

export const healthReportSchema = z.strictObject({
  device: deviceIdSchema,
  health: z.strictObject({
    state: z.enum(['up', 'degraded', 'down']),
    why: reasonSchema,
    since: z.number(),
    detail: z.string().max(400),
  }),
});
export interface HealthReport {
  readonly device: DeviceId;
  readonly health: Health;
}

const cardSchema = z.strictObject({
  document: z.enum(['citizen', 'hongKongMacaoTaiwan', 'foreigner2017', 'foreigner2023']),
  name: z.string().max(120),
  idNumber: z.string().max(30),
  birth: z.string().max(10),
  validTo: z.string().max(10),
});
export const readingSchema: z.ZodType<DeviceReading> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cardRead'), device: deviceIdSchema, card: cardSchema }),
  z.strictObject({
    kind: z.literal('cardRefused'),
    device: deviceIdSchema,
    why: z.enum(['unknownDocument', 'badNumber', 'expired', 'unreadable']),
  }),
  z.strictObject({
    kind: z.literal('keyPressed'),
    device: deviceIdSchema,
    digits: z.string().max(20),
    key: z.enum(KEYPAD_KEYS),
  }),
  z.strictObject({
    kind: z.literal('gradePressed'),
    device: deviceIdSchema,
    level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  }),
]);

export const traceSchema: z.ZodType<ByteTrace> = z.strictObject({
  port: portIdSchema,
  at: z.number(),
  direction: z.enum(['toDevice', 'fromDevice']),
  hex: z.string().max(2_000),
  meaning: z.string().max(60),
});

export interface HallToStation {
  employ: (employment: Employment) => void;
  print: (order: PrintOrder) => void;
  act: (act: StationAct, answer: (answer: ActAnswer) => void) => void;
  /** The hall has heard the result and will not ask again. */
  heard: (job: string) => void;
  trace: (isWanted: boolean) => void;
  /** This identity is no longer good. */
  letOut: () => void;
}

export interface StationToHall {
  job: (report: JobReport) => void;
  health: (report: HealthReport) => void;
  reading: (reading: DeviceReading) => void;
  trace: (trace: ByteTrace) => void;
}

export type StationRefusal =
  | { readonly kind: 'noSuchStation' }
  /** Another machine speaks as this station at the moment, or is paired as it. */
  | { readonly kind: 'stationTaken' };

// ── the two ends of one station's line inside the server ────────────────────────────────────────

/** A station that is linked, as its door hands it in. */
export interface StationLine {
  employ(employment: Employment): void;
  /** Said again after each loss of the line, until its result is known. */
  print(order: PrintOrder): void;
  /** Undefined: the line was lost before an answer came. */
  act(act: StationAct): Promise<ActOutcome | undefined>;
  /** The result of this job is known and will not be asked for again. */
  heard(job: string): void;
  trace(isWanted: boolean): void;
}

/** What a station tells, as its door has understood it. */
export interface StationEars {
  job(report: JobReport): void;
  health(report: HealthReport): void;
  reading(reading: DeviceReading): void;
  trace(trace: ByteTrace): void;
  left(): void;
}

/** Where stations come in. */
export interface Stations {
  /** Undefined: another machine speaks as this station. */
  join(station: StationId, line: StationLine): StationEars | undefined;
  isHere(station: StationId): boolean;
}
