import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { SerialPort } from 'serialport';
import { type Clock, sleep } from '#contract/clock.ts';
import type { LineFormat } from '#contract/devices.ts';
import { ok, refuse } from '#contract/outcome.ts';
import type { BytePort, OpenPort, PortProblem } from './byte-port.ts';
import { openClosing } from './closing.ts';
import { openWriter } from './deadline-writer.ts';
import { portProblemOf } from './port-failure.ts';

export interface SerialLine {
  readonly path: string;
  readonly baudRate: number;
  /**
   * Whether the device may stop us with XOFF. Printers may: no byte that they send equals 11h or
   * 13h otherwise (PROTOCOLS §1.5). On any other line those bytes are data and would be eaten.
   */
  readonly obeysXoff: boolean;
  readonly format: LineFormat;
}

const BITS = {
  '8N1': { dataBits: 8, parity: 'none', stopBits: 1 },
  '8E1': { dataBits: 8, parity: 'even', stopBits: 1 },
  '7E1': { dataBits: 7, parity: 'even', stopBits: 1 },
  '7E2': { dataBits: 7, parity: 'even', stopBits: 2 },
} as const satisfies Readonly<Record<LineFormat, unknown>>;

/** An unplugged adapter takes its device file along; now and then nothing else tells us (§6). */
const PATH_WATCH_MS = 1_000;
const CLOSE_DEADLINE_MS = 1_000;

/** A serial line by the rules of PROTOCOLS §6: each connection is a new instance, never reopened. */
export function serialPort(line: SerialLine, clock: Clock): OpenPort {
  return async (signal) => {
    const node = await identityOf(line.path);
    if (typeof node !== 'string') return refuse(node);
    const port = new SerialPort({
      path: line.path,
      baudRate: line.baudRate,
      ...BITS[line.format],
      autoOpen: false,
      lock: true,
      // Closing leaves the modem lines alone: devices take their fall for a power cycle.
      hupcl: false,
      xon: line.obeysXoff,
    });
    const live = attend(port, { path: line.path, node, clock });
    const failure = await new Promise<Error | null>((resolve) => port.open(resolve));
    if (failure !== null) return refuse(portProblemOf(failure));
    keepLoopAwake(port);
    if (signal.aborted) {
      await live.close();
      return refuse({ kind: 'portLost', detail: 'no longer wanted' });
    }
    live.watch();
    return ok(live);
  };
}

interface Attended {
  readonly path: string;
  readonly node: string;
  readonly clock: Clock;
}

/**
 * Listens from the very first: without an `error` listener a failed write ends the process, and without a
 * `data` listener an unplugged line is never noticed. The listeners stay for good.
 */
function attend(port: SerialPort, { path, node, clock }: Attended): BytePort & { watch(): void } {
  const closing = openClosing();
  let hear: (bytes: Uint8Array) => void = () => {};
  let callOffWatch = () => {};
  let closed: Promise<void> | undefined;

  const end = (problem: PortProblem | undefined) => {
    callOffWatch();
    writer.end(problem ?? { kind: 'portLost', detail: 'closed' });
    // The device goes first: who hears of the end may open its path again.
    closed ??= shut(port, problem !== undefined, clock);
    closing.settle(problem);
  };
  const lose = (problem: PortProblem) => end(problem);
  const writer = openWriter({
    clock,
    lose,
    put: (chunk, done) => {
      if (!port.isOpen) return done('closed');
      port.write(Buffer.from(chunk), (failure) => done(failure?.message));
    },
  });

  const watch = () => {
    callOffWatch = clock.after(PATH_WATCH_MS, async () => {
      const now = await identityOf(path);
      if (closing.isClosed) return;
      if (now === node) return watch();
      lose({ kind: 'portLost', detail: typeof now === 'string' ? 'another device' : now.detail });
    });
  };

  port.on('data', (bytes: Uint8Array) => hear(bytes));
  port.on('error', (failure) => {
    if (port.isOpen) lose({ kind: 'portLost', detail: failure.message });
  });
  port.on('close', () => lose({ kind: 'portLost', detail: 'disconnected' }));
  return {
    write: writer.write,
    onBytes: (listener) => {
      hear = listener;
    },
    onClosed: closing.onClosed,
    close: async () => {
      end(undefined);
      await closed;
    },
    watch,
  };
}

/** Which device a path leads to: one that is put back while we still hold it gets another number. */
async function identityOf(path: string): Promise<string | PortProblem> {
  try {
    await access(path, constants.R_OK | constants.W_OK);
    const { dev, ino, rdev } = await stat(path);
    return `${dev} ${ino} ${rdev}`;
  } catch (failure) {
    return portProblemOf(failure);
  }
}

/** `isBroken`: what the system still holds is thrown away rather than delivered late. */
async function shut(port: SerialPort, isBroken: boolean, clock: Clock): Promise<void> {
  if (!port.isOpen) return;
  const late = new AbortController();
  const shutting = new Promise<void>((resolve) => {
    const close = () => port.close(() => resolve());
    if (isBroken) port.flush(close);
    else close();
  });
  await Promise.race([shutting, sleep(clock, CLOSE_DEADLINE_MS, late.signal)]);
  late.abort();
}

/**
 * From Node 26.4 on, what the binding promises when a line becomes ready is only run when something
 * else wakes the event loop, so that replies come late and unplugging goes unseen
 * (serialport/node-serialport#3148, with the binding 13.0.0). An immediate wakes it.
 */
function keepLoopAwake({ port: binding }: SerialPort): void {
  if (binding === undefined || !('poller' in binding)) return;
  for (const event of ['readable', 'writable', 'disconnect']) {
    binding.poller.on(event, () => void setImmediate(() => {}));
  }
}
