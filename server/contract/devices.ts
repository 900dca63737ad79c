import { z } from 'zod';
import type { Instant } from './clock.ts';
import {
  type DeviceId,
  deviceIdSchema,
  type PortId,
  portIdSchema,
  stationIdSchema,
} from './ids.ts';
import { lineSchema } from './language.ts';
import type { Outcome } from './outcome.ts';
import { devicePlaceSchema } from './place.ts';
import { type SignFace, signProtocolSchema } from './signs.ts';

// ── what the settings say of ports and devices ──────────────────────────────────────────────────

export const LINE_FORMATS = ['8N1', '8E1', '7E1', '7E2'] as const;
export type LineFormat = (typeof LINE_FORMATS)[number];

/**
 * One line that bytes travel on; several devices may share it (RS-485).
 * `path`: `simulated`, a serial device (`/dev/serial/by-id/…`), `tcp:host:port`, or `hid:vid:pid` in hex.
 */
export const portSettingsSchema = z.strictObject({
  id: portIdSchema,
  path: z.union(
    [
      z.literal('simulated'),
      z.string().regex(/^\/dev\/[\w./:+-]+$/),
      z.string().regex(/^tcp:[\w.-]+:\d{1,5}$/),
      z.string().regex(/^hid:[0-9a-f]{4}:[0-9a-f]{4}$/),
    ],
    'portPath',
  ),
  /** What a serial line runs at, and what a simulated line is paced to; TCP ignores it. */
  baudRate: z.union([
    z.literal(9600),
    z.literal(19_200),
    z.literal(38_400),
    z.literal(57_600),
    z.literal(115_200),
  ]),
  /** The machine that this line is plugged into; null: the server's own. */
  station: stationIdSchema.nullable().default(null),
  /** Data bits, parity and stop bits of a serial line; Alpha signs leave the factory with 7E1. */
  format: z.enum(LINE_FORMATS).default('8N1'),
});
export type PortSettings = Readonly<z.infer<typeof portSettingsSchema>>;

const deviceBase = {
  id: deviceIdSchema,
  /** What people call it, in the hall's language: `取号机 1 打印机`. */
  name: lineSchema(40),
  port: portIdSchema,
  place: devicePlaceSchema,
};

/** ESC/POS receipt printer. */
export const printerSettingsSchema = z.strictObject({
  ...deviceBase,
  kind: z.literal('printer'),
  /** 58 mm paper has 384 dots, 80 mm 576. */
  widthDots: z.union([z.literal(384), z.literal(576)]),
  /** `processId`: GS ( H fn48 answers; `barrier`: only GS r does. Probed once at commissioning. */
  confirmedBy: z.enum(['processId', 'barrier']),
  /** `raster` draws the number as a picture (fast lines), `font` enlarges the printer's own font. */
  bigNumber: z.enum(['raster', 'font']),
  /** Printers that take over, in this order, a ticket of which this one has not got a byte. */
  fallbacks: z.array(deviceIdSchema).max(4),
});

/** SDT national ID-card reader. */
export const idCardReaderSettingsSchema = z.strictObject({
  ...deviceBase,
  kind: z.literal('idCardReader'),
});

/** A sign over a counter, on RS-485, RS-232 or TCP. */
export const ledSignSettingsSchema = z.strictObject({
  ...deviceBase,
  kind: z.literal('ledSign'),
  address: z.int().min(1).max(254),
  /** How many half-width characters or digits fit; a longer text is never sent as a still one. */
  columns: z.int().min(2).max(64),
  protocol: signProtocolSchema.default({ name: 'a090' }),
});

/** FF 68 rating pad. The makers' grade numbers differ, so each site says what its pads mean. */
export const ratingPadSettingsSchema = z.strictObject({
  ...deviceBase,
  kind: z.literal('ratingPad'),
  address: z.int().min(1).max(255),
  /** Index = grade byte on the wire, value = rating level 5 … 1. */
  grades: z.array(z.int().min(1).max(5)).min(2).max(10),
  /** `grade`: the frame with the grade comes back; `short`: the two-byte form without FF. */
  acknowledgedBy: z.enum(['grade', 'short']),
});

/** FF 68 call keypad. */
export const callKeypadSettingsSchema = z.strictObject({
  ...deviceBase,
  kind: z.literal('callKeypad'),
  address: z.int().min(1).max(255),
  /** A frame that says the same again within this time is the keypad repeating itself. */
  repressMs: z.int().min(100).max(5_000),
});

export const deviceSettingsSchema = z.discriminatedUnion('kind', [
  printerSettingsSchema,
  idCardReaderSettingsSchema,
  ledSignSettingsSchema,
  ratingPadSettingsSchema,
  callKeypadSettingsSchema,
]);
export type DeviceSettings = Readonly<z.infer<typeof deviceSettingsSchema>>;
export type DeviceKind = DeviceSettings['kind'];
export type PrinterSettings = Readonly<z.infer<typeof printerSettingsSchema>>;
export type IdCardReaderSettings = Readonly<z.infer<typeof idCardReaderSettingsSchema>>;
export type LedSignSettings = Readonly<z.infer<typeof ledSignSettingsSchema>>;
export type RatingPadSettings = Readonly<z.infer<typeof ratingPadSettingsSchema>>;
export type CallKeypadSettings = Readonly<z.infer<typeof callKeypadSettingsSchema>>;

// ── health ──────────────────────────────────────────────────────────────────────────────────────

/** Why a device is as it is. `healthy` goes with `up` alone. */
export const HEALTH_REASONS = [
  'healthy',
  'starting',
  'paperLow',
  'paperOut',
  'coverOpen',
  'cutterError',
  'printerError',
  'silent',
  'noisyLine',
  'rejecting',
  'portMissing',
  'portBusy',
  'portForbidden',
  'portLost',
  'libraryMissing',
  'readerError',
  'driverStopped',
  'stationAway',
] as const;
export type HealthReason = (typeof HEALTH_REASONS)[number];

/** `degraded` still does its work (paper low, noisy line); `down` does not. `since` is the hall's time. */
export interface Health {
  readonly state: 'up' | 'degraded' | 'down';
  readonly why: HealthReason;
  readonly since: Instant;
  /** What the maintainer must know beyond the reason, such as the package to install; else empty. */
  readonly detail: string;
}

// ── what the hall asks of devices ───────────────────────────────────────────────────────────────

/** A slip as a list of blocks; the printer's driver knows how each becomes bytes. */
export type PrintBlock =
  /** `size` 1 or 2: single or doubled glyphs. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly align: 'left' | 'centre' | 'right';
      readonly size: 1 | 2;
      readonly bold: boolean;
    }
  /** Two texts on one line, the second at the right edge; never cut: the second moves to its own line. */
  | {
      readonly kind: 'pair';
      readonly left: string;
      readonly right: string;
      readonly size: 1 | 2;
      readonly bold: boolean;
    }
  /** White on black over the whole width, doubled glyphs, one or two lines. */
  | { readonly kind: 'direction'; readonly lines: readonly string[] }
  /** The ticket number, as large as the paper allows. */
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'rule'; readonly style: 'solid' | 'dashed' }
  | { readonly kind: 'qr'; readonly text: string };
export type PrintDocument = readonly PrintBlock[];

/**
 * `printed`: the printer says so. `notPrinted`: no byte of it is in the printer, it may be printed
 * elsewhere. `held`: part of it is in a printer that waits for paper or a closed cover; another
 * report follows. `unconfirmed`: bytes went out and nobody knows; only a person may print it again.
 */
export type PrintReport =
  | { readonly kind: 'printed'; readonly confirmedBy: 'processId' | 'barrier' }
  | { readonly kind: 'notPrinted'; readonly why: HealthReason }
  | { readonly kind: 'held'; readonly why: HealthReason }
  | { readonly kind: 'unconfirmed'; readonly why: HealthReason };
export type PrintResult = Exclude<PrintReport, { kind: 'held' }>;

export type DeviceProblem =
  | { readonly kind: 'noSuchDevice' }
  | { readonly kind: 'deviceDown'; readonly why: HealthReason }
  | { readonly kind: 'noReply' }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'tooLong' };

// ── what devices tell the hall ──────────────────────────────────────────────────────────────────

/** The keys of an FF 68 keypad by the names of the maker's table (PROTOCOLS §4.1). */
export const KEYPAD_KEYS = [
  'start',
  'evaluate',
  'call',
  'recall',
  'cancel',
  'function',
  'pause',
  'transfer',
] as const;
export type KeypadKey = (typeof KEYPAD_KEYS)[number];

/** What a card says. Lives in memory from the reader to the vault and is never logged or journaled. */
export interface CardReading {
  readonly document: 'citizen' | 'hongKongMacaoTaiwan' | 'foreigner2017' | 'foreigner2023';
  readonly name: string;
  readonly idNumber: string;
  /** ISO date. */
  readonly birth: string;
  /** ISO date, or `longTerm`. */
  readonly validTo: string;
}

export type DeviceReading =
  | { readonly kind: 'cardRead'; readonly device: DeviceId; readonly card: CardReading }
  /** A card lay there and could not be used: `unknownDocument`, `badNumber`, `expired`, `unreadable`. */
  | {
      readonly kind: 'cardRefused';
      readonly device: DeviceId;
      readonly why: 'unknownDocument' | 'badNumber' | 'expired' | 'unreadable';
    }
  | {
      readonly kind: 'keyPressed';
      readonly device: DeviceId;
      readonly digits: string;
      readonly key: KeypadKey;
    }
  | { readonly kind: 'gradePressed'; readonly device: DeviceId; readonly level: 1 | 2 | 3 | 4 | 5 };

export interface SignFailure {
  readonly device: DeviceId;
  readonly problem: DeviceProblem;
}

/** One run of bytes on a line. `meaning` is a code of the codec, `idCard.find`, or empty. */
export interface ByteTrace {
  readonly port: PortId;
  readonly at: Instant;
  readonly direction: 'toDevice' | 'fromDevice';
  readonly hex: string;
  readonly meaning: string;
}

/** Opens, watches and reopens the devices of one machine. `hardware/crew.ts` makes it. */
export interface Crew {
  /** Opens what is new, closes what has gone, leaves what is the same. Repeatable at any time. */
  employ(ports: readonly PortSettings[], devices: readonly DeviceSettings[]): void;
  /** `onHeld` may be called before the result, at most once. A result always comes, at the latest when the crew stops. */
  print(
    device: DeviceId,
    document: PrintDocument,
    onHeld: (report: PrintReport) => void,
  ): Promise<PrintResult>;
  showOnSign(device: DeviceId, face: SignFace): Promise<Outcome<undefined, DeviceProblem>>;
  /**
   * Puts the first of these texts that a sign can show on every sign at once, also on those that come
   * later, until `null` gives them back what they had to say. Answers with the signs that did not take it.
   */
  showEmergency(texts: readonly string[] | null): Promise<readonly SignFailure[]>;
  /** How bright the signs are from now on, in percent; 0 is dark. An emergency is always bright. */
  dimSigns(percent: number): void;
  /** Tells a pad that a rating may be given now. */
  openRating(device: DeviceId): Promise<Outcome<undefined, DeviceProblem>>;
  /** Two beeps or one error tone and, where there is a display, up to six digits. */
  answerKeypad(
    device: DeviceId,
    answer: { readonly isDone: boolean; readonly digits: string },
  ): Promise<Outcome<undefined, DeviceProblem>>;
  health(device: DeviceId): Health | undefined;
  onReading(listener: (reading: DeviceReading) => void): () => void;
  onHealth(listener: (device: DeviceId, health: Health) => void): () => void;
  /** Bytes are only gathered while somebody listens. */
  onTrace(listener: (trace: ByteTrace) => void): () => void;
  /** Closes every port; pending prints answer `unconfirmed` or `notPrinted`. */
  stop(): Promise<void>;
}
