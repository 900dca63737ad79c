import { connect, type Socket } from 'node:net';
import { type Clock, sleep } from '#contract/clock.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { BytePort, OpenPort, PortProblem } from './byte-port.ts';
import { openClosing } from './closing.ts';
import { openWriter } from './deadline-writer.ts';
import { portProblemOf } from './port-failure.ts';

export interface TcpAddress {
  readonly host: string;
  readonly port: number;
}

const CONNECT_TIMEOUT_MS = 3_000;
/** The system asks a silent peer from then on; only a device's heartbeat finds a half-open line sooner. */
const KEEP_ALIVE_MS = 1_000;
/** An orderly end lets the last bytes reach the printer before the line is cut. */
const CLOSE_DEADLINE_MS = 1_000;

/** A line over TCP: a printer on 9100, or a serial server in front of any other device. */
export function tcpPort(address: TcpAddress, clock: Clock): OpenPort {
  return async (signal) => {
    const socket = connect({
      ...address,
      keepAlive: true,
      keepAliveInitialDelay: KEEP_ALIVE_MS,
      noDelay: true,
    });
    const port = attend(socket, clock);
    const connected = await whenConnected(socket, clock, signal);
    if (connected.ok) return ok(port);
    socket.destroy();
    return connected;
  };
}

function whenConnected(
  socket: Socket,
  clock: Clock,
  signal: AbortSignal,
): Promise<Outcome<undefined, PortProblem>> {
  return new Promise((resolve) => {
    const settle = (outcome: Outcome<undefined, PortProblem>) => {
      callOff();
      signal.removeEventListener('abort', abort);
      socket.off('connect', connected);
      socket.off('error', failed);
      resolve(outcome);
    };
    const connected = () => settle(ok());
    const failed = (failure: unknown) => settle(refuse(portProblemOf(failure)));
    const abort = () => settle(refuse({ kind: 'portLost', detail: 'no longer wanted' }));
    const callOff = clock.after(CONNECT_TIMEOUT_MS, () =>
      settle(refuse({ kind: 'portMissing', detail: 'no answer' })),
    );
    socket.once('connect', connected);
    socket.once('error', failed);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

function attend(socket: Socket, clock: Clock): BytePort {
  const closing = openClosing();
  let hear: (bytes: Uint8Array) => void = () => {};
  let closed: Promise<void> | undefined;

  const end = (problem: PortProblem | undefined) => {
    writer.end(problem ?? { kind: 'portLost', detail: 'closed' });
    closed ??= problem === undefined ? endGently(socket, clock) : cut(socket);
    closing.settle(problem);
  };
  const lose = (problem: PortProblem) => end(problem);
  const writer = openWriter({
    clock,
    lose,
    put: (chunk, done) => socket.write(chunk, (failure) => done(failure?.message)),
  });

  socket.on('data', (bytes: Uint8Array) => hear(bytes));
  socket.on('error', (failure) => lose({ kind: 'portLost', detail: failure.message }));
  socket.on('end', () => lose({ kind: 'portLost', detail: 'the device hung up' }));
  socket.on('close', () => lose({ kind: 'portLost', detail: 'disconnected' }));
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
  };
}

/** By a reset, so that nothing queued for a lost line arrives after all. */
async function cut(socket: Socket): Promise<void> {
  if (!socket.destroyed) socket.resetAndDestroy();
}

async function endGently(socket: Socket, clock: Clock): Promise<void> {
  if (socket.destroyed) return;
  const late = new AbortController();
  const ended = new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
    socket.end();
  });
  await Promise.race([ended, sleep(clock, CLOSE_DEADLINE_MS, late.signal)]);
  late.abort();
  socket.destroy();
}
