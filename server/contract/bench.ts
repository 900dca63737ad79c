import { z } from 'zod';
import { type DeviceId, deviceIdSchema, type PortId, portIdSchema } from './ids.ts';
import type { SignProtocol } from './signs.ts';

/**
 * What the hardware bench and the server say to the simulator program, over the child process's
 * message channel. The devices' own bytes never travel here, only what a hand would do to them
 * and what an eye would see.
 */
export const simulatorOrderSchema = z.discriminatedUnion('order', [
  /** Unplug closes the line as a pulled cable does; plug in opens it again, perhaps at another path. */
  z.strictObject({ order: z.literal('unplug'), port: portIdSchema }),
  z.strictObject({ order: z.literal('plugIn'), port: portIdSchema }),
  /** Bytes that come from nowhere. */
  z.strictObject({
    order: z.literal('garbage'),
    port: portIdSchema,
    bytes: z.int().min(1).max(65_536),
  }),
  /** Every reply of the device is withheld while on. */
  z.strictObject({ order: z.literal('silence'), device: deviceIdSchema, on: z.boolean() }),
  /** Each reply waits this long. */
  z.strictObject({
    order: z.literal('delay'),
    device: deviceIdSchema,
    ms: z.int().min(0).max(10_000),
  }),
  z.strictObject({
    order: z.literal('paper'),
    device: deviceIdSchema,
    state: z.enum(['full', 'low', 'out']),
  }),
  /** Paper runs out after so many more dot rows, in the middle of what is being printed. */
  z.strictObject({
    order: z.literal('paperRunsOutAfter'),
    device: deviceIdSchema,
    rows: z.int().min(0).max(5_000),
  }),
  z.strictObject({ order: z.literal('cover'), device: deviceIdSchema, open: z.boolean() }),
  z.strictObject({ order: z.literal('cutter'), device: deviceIdSchema, jammed: z.boolean() }),
  /** Takes the printed slips out of the tray. */
  z.strictObject({ order: z.literal('takePaper'), device: deviceIdSchema }),
  /** Lays one of the simulator's invented cards on the reader, or an altered one. */
  z.strictObject({
    order: z.literal('layCard'),
    device: deviceIdSchema,
    card: z.string().max(40),
    fault: z.enum(['none', 'badChecksum', 'halfFrame', 'badNumber', 'unknownDocument']),
  }),
  z.strictObject({ order: z.literal('liftCard'), device: deviceIdSchema }),
  z.strictObject({
    order: z.literal('pressKey'),
    device: deviceIdSchema,
    digits: z.string().regex(/^\d{0,8}$/),
    key: z.enum(['start', 'evaluate', 'call', 'recall', 'cancel', 'function', 'pause', 'transfer']),
  }),
  z.strictObject({
    order: z.literal('pressGrade'),
    device: deviceIdSchema,
    grade: z.int().min(0).max(9),
  }),
  /** A sign that answers that it has not taken the text. */
  z.strictObject({ order: z.literal('reject'), device: deviceIdSchema, on: z.boolean() }),
  /** Takes a sign's power away for a moment: it forgets what it showed. */
  z.strictObject({ order: z.literal('restart'), device: deviceIdSchema }),
]);
export type SimulatorOrder = Readonly<z.infer<typeof simulatorOrderSchema>>;

/** One bit a dot, rows padded to whole bytes, most significant bit left, 1 = black or lit; base64. */
export interface DotPicture {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly bits: string;
}

export interface SimulatedSlip {
  readonly picture: DotPicture;
  /** What the text lines read, decoded from the bytes: for tests and for screen readers. */
  readonly text: readonly string[];
  /** Texts of the QR codes that were printed. */
  readonly qr: readonly string[];
  readonly isCut: boolean;
}

/** Two planes, so that a dot may be red, green or both (yellow). */
export interface SimulatedDots {
  readonly red: DotPicture;
  readonly green: DotPicture;
  readonly text: string;
}

interface SimulatedBase {
  readonly device: DeviceId;
  readonly isSilent: boolean;
  readonly delayMs: number;
}
export type SimulatedDevice =
  | (SimulatedBase & {
      readonly kind: 'printer';
      readonly paper: 'full' | 'low' | 'out';
      readonly coverOpen: boolean;
      readonly cutterJammed: boolean;
      /** Rows until the roll ends; null for a roll that is long enough. */
      readonly rowsLeft: number | null;
      readonly slips: readonly SimulatedSlip[];
      readonly growing: SimulatedSlip | null;
      readonly slipsEver: number;
    })
  | (SimulatedBase & {
      readonly kind: 'idCardReader';
      readonly card: string | null;
      readonly cards: readonly SimulatedCard[];
    })
  | (SimulatedBase & {
      readonly kind: 'ledSign';
      readonly dots: SimulatedDots;
      /** By itself, without the host. */
      readonly isBlinking: boolean;
      /** In percent; 0 is off. */
      readonly brightness: number;
      readonly isRejecting: boolean;
    })
  | (SimulatedBase & {
      readonly kind: 'ratingPad';
      readonly isAsking: boolean;
      readonly lastGrade: number | null;
    })
  | (SimulatedBase & {
      readonly kind: 'callKeypad';
      readonly display: string;
      readonly beeps: number;
    });

/** An invented person on a test card: the area code starts with 99, which is assigned to no place. */
export interface SimulatedCard {
  readonly id: string;
  readonly name: string;
  readonly birth: string;
  readonly maskedNumber: string;
  readonly document: string;
}

/** From the simulator to whoever started it. `ports` tells the path that the driver must open. */
export type SimulatorMessage =
  | {
      readonly kind: 'ports';
      readonly ports: readonly { readonly port: PortId; readonly path: string }[];
    }
  | { readonly kind: 'device'; readonly device: SimulatedDevice };

/** To the simulator: first what to simulate, then orders. */
export type SimulatorRequest =
  | { readonly kind: 'build'; readonly ports: readonly SimulatedPort[] }
  | { readonly kind: 'order'; readonly order: SimulatorOrder };

export interface SimulatedPort {
  readonly port: PortId;
  readonly baudRate: number;
  /** `pty` where the platform has one, else a TCP port on loopback. */
  readonly transport: 'pty' | 'tcp';
  readonly devices: readonly {
    readonly device: DeviceId;
    readonly kind: SimulatedDevice['kind'];
    readonly address: number;
    readonly widthDots: number;
    readonly columns: number;
    /** What a sign speaks; means nothing to others. */
    readonly protocol: SignProtocol;
    readonly answersProcessId: boolean;
    readonly acknowledgedBy: 'grade' | 'short';
  }[];
}
