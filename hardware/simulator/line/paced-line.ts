import type { Clock } from '#contract/clock.ts';
import type { Line } from './line.ts';

/** Start bit, eight data bits, stop bit. */
const BITS_PER_BYTE = 10;
/** How often bytes are passed on; what one step lets through is what the line carries in it. */
const STEP_MS = 8;
/** Longer than any reply and any burst of noise; what comes on top is lost. */
const QUEUE_BYTES_MAX = 131_072;

/** Lets bytes through in both directions no faster than the baud rate would. */
export function paceLine(line: Line, baudRate: number, clock: Clock): Line {
  const bytesPerMs = baudRate / BITS_PER_BYTE / 1_000;
  let listener = (_bytes: Uint8Array) => {};
  let isDeviceReady = true;

  const outgoing = openPace(clock, bytesPerMs, (bytes) => line.write(bytes));
  const incoming = openPace(clock, bytesPerMs, (bytes) => listener(bytes));
  // The sender is held off while its bytes are still on the way: its own drain then takes as long
  // as the line would.
  const steer = () => line.setFlowing(isDeviceReady && incoming.isEmpty());
  incoming.onEmpty(steer);
  line.onBytes((bytes) => {
    incoming.push(bytes);
    steer();
  });

  return {
    path: line.path,
    write: outgoing.push,
    onBytes(next) {
      listener = next;
    },
    setFlowing(next) {
      isDeviceReady = next;
      incoming.setRunning(next);
      steer();
    },
    close() {
      outgoing.stop();
      incoming.stop();
      line.close();
    },
  };
}

interface Pace {
  push(bytes: Uint8Array): void;
  isEmpty(): boolean;
  onEmpty(listener: () => void): void;
  setRunning(isRunning: boolean): void;
  stop(): void;
}

function openPace(clock: Clock, bytesPerMs: number, pass: (bytes: Uint8Array) => void): Pace {
  const queue: Uint8Array[] = [];
  let queuedBytes = 0;
  let isRunning = true;
  let lineFreeAt = 0;
  let cancel: (() => void) | undefined;
  let emptied = () => {};

  const step = () => {
    cancel = undefined;
    const now = clock.now();
    // Time that passed while the timer was late has carried bytes too.
    const carried = Math.floor((now - lineFreeAt) * bytesPerMs);
    const bytes = take(Math.max(1, carried));
    lineFreeAt = Math.min(now, lineFreeAt + bytes.length / bytesPerMs);
    pass(bytes);
    if (queuedBytes === 0) emptied();
    wake();
  };
  const wake = () => {
    if (!isRunning || queuedBytes === 0 || cancel !== undefined) return;
    const waitMs = Math.min(STEP_MS, Math.ceil(queuedBytes / bytesPerMs));
    cancel = clock.after(waitMs, step);
  };
  const take = (bytesMax: number): Uint8Array => {
    const [first] = queue;
    if (first === undefined) return new Uint8Array();
    if (first.length > bytesMax) queue[0] = first.subarray(bytesMax);
    else queue.shift();
    const bytes = first.subarray(0, bytesMax);
    queuedBytes -= bytes.length;
    return bytes;
  };

  return {
    push(bytes) {
      if (bytes.length === 0 || queuedBytes + bytes.length > QUEUE_BYTES_MAX) return;
      if (queuedBytes === 0) lineFreeAt = clock.now();
      queue.push(Uint8Array.from(bytes));
      queuedBytes += bytes.length;
      wake();
    },
    isEmpty: () => queuedBytes === 0,
    onEmpty(listener) {
      emptied = listener;
    },
    setRunning(next) {
      isRunning = next;
      if (next) {
        lineFreeAt = clock.now();
        wake();
      } else {
        cancel?.();
        cancel = undefined;
      }
    },
    stop() {
      isRunning = false;
      cancel?.();
      queue.length = 0;
      queuedBytes = 0;
    },
  };
}
