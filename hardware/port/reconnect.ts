import { type Clock, sleep } from '#contract/clock.ts';
import type { BytePort, OpenPort, PortProblem } from './byte-port.ts';

export interface KeepOptions {
  /** A new instance at each call. */
  readonly open: OpenPort;
  readonly clock: Clock;
  /** From 0 up to 1: keeps a hall's ports from knocking in step after a power cut. */
  readonly chance: () => number;
  readonly onConnected: (port: BytePort) => void;
  /** The line could not be opened, or is gone without being closed here. Told before the next try. */
  readonly onProblem: (problem: PortProblem) => void;
}

export interface Keeper {
  /** Cuts the present wait short, if there is one. */
  tryNow(): void;
  /** Closes the line and calls off every wait; resolves when the port is free. */
  stop(): Promise<void>;
}

const BACK_OFF_MS_MIN = 500;
const BACK_OFF_MS_MAX = 10_000;
/** To look for a device that is not plugged in costs nothing, and whoever plugs it in is waiting. */
const MISSING_BACK_OFF_MS_MAX = 2_000;
/** A line that has held so long was no false start. */
const STEADY_MS = 10_000;

/** Keeps one connection alive for as long as it is wanted. */
export function keepConnected(options: KeepOptions): Keeper {
  const { open, clock, chance, onConnected, onProblem } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let wait = new AbortController();
  let backOffMs = BACK_OFF_MS_MIN;
  let closeCurrent: () => Promise<void> = async () => {};

  const pause = async (problem: PortProblem | undefined) => {
    const mostMs = problem?.kind === 'portMissing' ? MISSING_BACK_OFF_MS_MAX : BACK_OFF_MS_MAX;
    wait = new AbortController();
    if (signal.aborted) return;
    await sleep(clock, Math.min(backOffMs, mostMs) * (0.75 + chance() / 2), wait.signal);
    backOffMs = Math.min(backOffMs * 2, BACK_OFF_MS_MAX);
  };

  /** Holds a connection until it is gone. */
  const hold = async (port: BytePort): Promise<PortProblem | undefined> => {
    const since = clock.now();
    closeCurrent = port.close;
    const gone = new Promise<PortProblem | undefined>((resolve) => port.onClosed(resolve));
    onConnected(port);
    const problem = await gone;
    if (problem !== undefined && !signal.aborted) onProblem(problem);
    await port.close();
    if (clock.now() - since >= STEADY_MS) backOffMs = BACK_OFF_MS_MIN;
    return problem;
  };

  const run = async () => {
    while (!signal.aborted) {
      const opened = await open(signal);
      if (signal.aborted) {
        if (opened.ok) await opened.value.close();
        return;
      }
      if (!opened.ok) onProblem(opened.problem);
      const problem = opened.ok ? await hold(opened.value) : opened.problem;
      await pause(problem);
    }
  };

  const running = run();
  return {
    tryNow() {
      backOffMs = BACK_OFF_MS_MIN;
      wait.abort();
    },
    async stop() {
      stopping.abort();
      wait.abort();
      await closeCurrent();
      await running;
    },
  };
}
