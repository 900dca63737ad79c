import type { Clock } from '#contract/clock.ts';
import type {
  ByteTrace,
  DeviceReading,
  DeviceSettings,
  IdCardReaderSettings,
  PortSettings,
  PrinterSettings,
} from '#contract/devices.ts';
import type { DeviceId, PortId } from '#contract/ids.ts';
import { refuse } from '#contract/outcome.ts';
import type { SignBook } from '#contract/sign-book.ts';
import type { SignTime } from '#contract/signs.ts';
import type { Openers } from '../catalogue.ts';
import type { CallKeypad } from '../keypad/call-keypad.ts';
import type { LedSign } from '../led/led-sign.ts';
import type { OpenPort } from '../port/byte-port.ts';
import type { Printer } from '../printer/printer.ts';
import type { RatingPad } from '../rating-pad/rating-pad.ts';
import type { Guard } from './guard.ts';
import type { HealthBook, HealthNews } from './health-book.ts';

/** What the crew's posts have in common. */
export interface Room {
  readonly clock: Clock;
  readonly openers: Openers;
  readonly chance: () => number;
  /** The hall's date, ISO. */
  readonly today: () => string;
  readonly time: () => SignTime;
  readonly resolvePath: (port: PortSettings) => string | undefined;
  readonly health: HealthBook;
  readonly tellReading: (reading: DeviceReading) => void;
  readonly isTraced: () => boolean;
  readonly tellTrace: (trace: ByteTrace) => void;
  /** What each sign ought to show and how bright, also while its line is away. */
  readonly signs: SignBook;
}

/** Devices that have a port for themselves, and those that may share one. */
export type SoleSettings = PrinterSettings | IdCardReaderSettings;
export type LineSettings = Exclude<DeviceSettings, SoleSettings>;

/** A driver at work on the present connection. It is asked through its guard. */
export type Driver = { readonly guard: Guard } & (
  | { readonly kind: 'printer'; readonly device: Printer }
  | { readonly kind: 'idCardReader'; readonly device: { close(): void } }
  | { readonly kind: 'ledSign'; readonly device: LedSign }
  | { readonly kind: 'ratingPad'; readonly device: RatingPad }
  | { readonly kind: 'callKeypad'; readonly device: CallKeypad }
);

/** Keeps one port open and the devices on it at work. */
export interface Post {
  /** A post whose settings give another identity has to be opened anew. */
  readonly identity: string;
  /** Which devices share the port from now on; means nothing to a device that has it for itself. */
  assign(members: readonly LineSettings[]): void;
  /** `undefined` while there is no connection, and after the driver has stopped. */
  driverOf(device: DeviceId): Driver | undefined;
  tryNow(): void;
  stop(): Promise<void>;
}

export interface PostOptions {
  readonly room: Room;
  readonly port: PortSettings;
  readonly identity: string;
  /** Settles when whoever had this port before has let go of it. */
  readonly after: Promise<void>;
}

/** A driver that broke a promise of ours gets another chance, seldom enough to be noticed first. */
export const DRIVER_RESTART_MS = 60_000;
/** A picture on its way to a printer is shown in pieces that a page can take. */
const TRACE_BYTES_MAX = 256;

/** Asks for the path anew each time: a simulated port has another one after it was plugged in again. */
export function openerOf({ room, port, after }: PostOptions, obeysXoff: boolean): OpenPort {
  return async (signal) => {
    await after;
    const path = room.resolvePath(port);
    if (path === undefined) return refuse({ kind: 'portMissing', detail: '' });
    const line = { path, baudRate: port.baudRate, format: port.format, obeysXoff };
    return room.openers.port(line, room.clock)(signal);
  };
}

export interface LineTrace {
  readonly direction: ByteTrace['direction'];
  readonly bytes: Uint8Array;
  readonly meaning: string;
}

export function traceTo(room: Room, port: PortId) {
  return ({ direction, bytes, meaning }: LineTrace): void => {
    if (!room.isTraced()) return;
    for (let from = 0; from < bytes.length; from += TRACE_BYTES_MAX) {
      const hex = Buffer.from(bytes.subarray(from, from + TRACE_BYTES_MAX)).toString('hex');
      room.tellTrace({ port, at: room.clock.now(), direction, hex, meaning });
    }
  };
}

export const STARTING: HealthNews = { state: 'down', why: 'starting', detail: '' };

export function brokenNews(failure: unknown): HealthNews {
  const detail = failure instanceof Error ? failure.message : String(failure);
  return { state: 'down', why: 'driverStopped', detail };
}
