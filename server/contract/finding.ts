import { z } from 'zod';
import type { deviceIdSchema } from './ids.ts';
import { lineSchema } from './language.ts';
import { devicePlaceSchema } from './place.ts';
import type { SettingsFault } from './settings.ts';

/** A line that this machine has, whether or not the settings name it. */
export interface FoundLine {
  /** As the settings would name it; the most lasting of its names. */
  readonly path: string;
  readonly carrier: 'serial' | 'usbPrinter' | 'hid';
  /** What the plug says of itself; empty where it says nothing. */
  readonly maker: string;
  readonly product: string;
  /** `0416:5011`; empty for a line of the machine's own. */
  readonly usbId: string;
  /** HID: usage page and usage, `0001:0006` is a keyboard; else empty. */
  readonly usage: string;
  readonly access: LineAccess;
}

/** Whether this program may open it, and what exactly is to be done if not. */
export type LineAccess =
  | { readonly kind: 'open' }
  /** The account must be in this group. */
  | { readonly kind: 'groupMissing'; readonly group: string; readonly account: string }
  /** The rules file of the product is not installed. */
  | { readonly kind: 'ruleMissing'; readonly file: string };

export interface FoundLines {
  readonly lines: readonly (FoundLine & {
    /** The port of the settings that names it; null: nobody uses it yet. */
    readonly usedBy: string | null;
  })[];
  /** A library that is missing, with the package to install; such lines cannot be listed. */
  readonly missing: readonly string[];
}

export const PROBED_KINDS = ['printer', 'idCardReader', 'ratingPad', 'callKeypad'] as const;
export const ADOPTED_KINDS = [...PROBED_KINDS, 'ledSign'] as const;

/** What answered, and how it was known; every question that is asked is harmless. */
export type ProbeResult =
  | {
      readonly kind: 'answered';
      readonly device: (typeof PROBED_KINDS)[number];
      readonly baudRate: number;
      /** Known for devices that share a line. */
      readonly address: number | null;
    }
  /** Nothing answered at any speed. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'cannotOpen'; readonly why: string; readonly detail: string }
  /** A device of the hall is at work there. */
  | { readonly kind: 'inUse' };

const linePathSchema = z
  .string()
  .max(200)
  .regex(/^(\/dev\/[\w./:+-]+|tcp:[\w.-]+:\d{1,5}|hid:[0-9a-f]{4}:[0-9a-f]{4})$/);

export const findingQuestionSchemas = [
  z.strictObject({ ask: z.literal('findLines') }),
  z.strictObject({ ask: z.literal('probeLine'), path: linePathSchema }),
  /** Enters the line and its device into the settings. */
  z.strictObject({
    ask: z.literal('adoptLine'),
    path: linePathSchema,
    baudRate: z.int(),
    kind: z.enum(ADOPTED_KINDS),
    name: lineSchema(40),
    place: devicePlaceSchema,
    address: z.int().min(1).max(255),
  }),
] as const;

export interface FindingAnswers {
  readonly findLines: FoundLines;
  readonly probeLine: ProbeResult;
  /** Faults of the settings as they would be; none: the device is at work. */
  readonly adoptLine: {
    readonly device: z.infer<typeof deviceIdSchema> | null;
    readonly faults: readonly SettingsFault[];
  };
}
