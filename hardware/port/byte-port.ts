import type { HealthReason } from '#contract/devices.ts';
import type { Outcome } from '#contract/outcome.ts';

/** Why a port is gone or was never there; each is a `HealthReason` that people see. */
export type PortReason = Extract<
  HealthReason,
  'portMissing' | 'portBusy' | 'portForbidden' | 'portLost' | 'libraryMissing'
>;
export interface PortProblem {
  readonly kind: PortReason;
  /** What the system said, for the maintainer; never bytes. */
  readonly detail: string;
}

/**
 * Bytes in and out of one opened line, whatever carries them (serial, TCP, HID). An instance lives
 * for one connection and is never opened again: what was queued for a lost line must not come out
 * of the next one.
 */
export interface BytePort {
  /** Settles when the system has taken the bytes, or refuses at the write deadline or when the line is lost. */
  write(bytes: Uint8Array): Promise<Outcome<undefined, PortProblem>>;
  /** One listener; bytes that arrive before there is one are lost, as on a wire. */
  onBytes(listener: (bytes: Uint8Array) => void): void;
  /** Called once, also after `close()`; `undefined` then. */
  onClosed(listener: (problem: PortProblem | undefined) => void): void;
  /** Idempotent. */
  close(): Promise<void>;
}

/** Opens one connection; the owner tries again with back-off, with a new instance each time. */
export type OpenPort = (signal: AbortSignal) => Promise<Outcome<BytePort, PortProblem>>;
