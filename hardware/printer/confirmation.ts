import { Buffer } from 'node:buffer';
import type { PrinterSettings } from '#contract/devices.ts';
import type { ReturnMessage } from './return-line.ts';

/** What is sent behind a job, and which answer means that all before it is on paper. */
export interface Confirmation {
  readonly kind: PrinterSettings['confirmedBy'];
  readonly request: Uint8Array;
  isAnswer(message: ReturnMessage): boolean;
}

/** GS r 1, bits 2 and 3: at paper end. A printer there is offline and does not answer, so this is never seen. */
const BARRIER_PAPER_END = 0x0c;

/**
 * GS r 1 behind the job: its answer means that all before it left the receive buffer while there was paper. Weaker than
 * an id, which not every printer has.
 */
export function barrier(): Confirmation {
  return {
    kind: 'barrier',
    request: Uint8Array.of(0x1d, 0x72, 0x01),
    isAnswer: (message) => message.kind === 'inOrder' && (message.value & BARRIER_PAPER_END) === 0,
  };
}

const ID_DIGITS = 4;
const ID_BASE = 36;

/** GS ( H fn48 with an id of four printable characters; it comes back once everything before is printed. */
export function processId(job: number): Confirmation {
  const id = (job % ID_BASE ** ID_DIGITS).toString(ID_BASE).toUpperCase().padStart(ID_DIGITS, '0');
  return {
    kind: 'processId',
    request: Uint8Array.of(0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...Buffer.from(id, 'latin1')),
    isAnswer: (message) => message.kind === 'processId' && message.id === id,
  };
}
