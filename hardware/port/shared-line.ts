import { type Clock, sleep } from '#contract/clock.ts';
import type { DeviceProblem } from '#contract/devices.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { BytePort, PortProblem } from './byte-port.ts';
import { type FrameShape, frameSplitter, type Run } from './frame-splitter.ts';

/**
 * `urgent`: a device waits for this and repeats itself until it comes, or people are in danger.
 * `patient`: it asks a device that may be dead, which must not keep the others waiting.
 */
const TURNS = ['urgent', 'usual', 'patient'] as const;
export type LineTurn = (typeof TURNS)[number];

/** One frame that wants to go out. */
export interface LineJob {
  /** A newer job takes the place in the queue, and the answer, of an older one with the same key. */
  readonly key: string;
  readonly turn: LineTurn;
  /** Called when the line is free, so that it may say what is newest then. */
  readonly bytes: () => Uint8Array;
  /** For the trace: `sign.show`. */
  readonly meaning: string;
  readonly reply: LineReply | undefined;
  /** The line is left alone at least so long after it, and after its answer. */
  readonly restMs: number;
}
export interface LineReply {
  readonly isReply: (frame: Uint8Array) => boolean;
  /** From the last bit of the question on. */
  readonly timeoutMs: number;
}

export type LineProblem = PortProblem | { readonly kind: 'noReply' };
/** The reply, or no bytes where none was wanted. */
export type LineAnswer = Outcome<Uint8Array, LineProblem>;

/** What the hall hears of a device whose line failed it. */
export function deviceProblemOf(problem: LineProblem): DeviceProblem {
  return problem.kind === 'noReply' ? problem : { kind: 'deviceDown', why: problem.kind };
}

export interface SharedLine {
  post(job: LineJob): Promise<LineAnswer>;
  /** Whole frames, also those that answer somebody; the returned function ends it. */
  onFrame(listener: (frame: Uint8Array) => void): () => void;
}

export interface LineTrace {
  readonly direction: 'toDevice' | 'fromDevice';
  readonly bytes: Uint8Array;
  readonly meaning: string;
}

export interface SharedLineOptions {
  readonly port: BytePort;
  readonly baudRate: number;
  /** What the devices of the line speak; they may come and go. */
  readonly shapes: () => readonly FrameShape[];
  readonly clock: Clock;
  readonly onTrace: (trace: LineTrace) => void;
  /** `true` when much of what comes in is no frame, `false` when it has been quiet again. */
  readonly onNoise: (isNoisy: boolean) => void;
}

/** PROTOCOLS §3.7: idle time before sending, and after a reply. */
const IDLE_MS = 4;
const AFTER_REPLY_MS = 30;
/** Noise without end must not silence the hall: after so long the line is spoken on regardless. */
const IDLE_WAIT_MS_MAX = 200;
/** A frame that stops for so long does not go on; what it swallowed is looked through again. */
const GAP_MS = 200;
/** RS-485 adapters may hand us our own words; a keypad that repeats itself takes longer than this. */
const LOCAL_ECHO_MS = 50;
/** Start bit, eight data bits, stop bit. */
const BITS_A_BYTE = 10;

interface Waiting {
  job: LineJob;
  readonly answer: Promise<LineAnswer>;
  readonly settle: (answer: LineAnswer) => void;
  /** A fault of ours in making the frame is its owner's, not the line's. */
  readonly fail: (failure: unknown) => void;
}

/**
 * One writer for all devices on a half-duplex line. A question that is not answered costs the others
 * one time-out; its owner posts it again, and it queues again behind whoever has come meanwhile.
 */
export function openSharedLine(options: SharedLineOptions): SharedLine {
  const { port, clock, onTrace } = options;
  const queue = new Map<string, Waiting>();
  const listeners = new Set<(frame: Uint8Array) => void>();
  const splitter = frameSplitter(options.shapes);
  const noise = watchNoise(clock, options.onNoise);
  const lineMs = (bytes: number) => (bytes * BITS_A_BYTE * 1_000) / options.baudRate;
  let isRunning = false;
  let gone: PortProblem | undefined;
  let idleFrom = Number.NEGATIVE_INFINITY;
  let sent: { readonly bytes: Uint8Array; readonly echoedUntil: number } | undefined;
  let asked:
    | { readonly reply: LineReply; readonly restMs: number; settle(answer: LineAnswer): void }
    | undefined;
  let callOffGap = () => {};

  const takeRun = ({ shape, bytes }: Run) => {
    onTrace({ direction: 'fromDevice', bytes, meaning: shape?.nameOf(bytes) ?? '' });
    if (shape === undefined) return noise.heard(bytes.length);
    if (isLocalEcho(bytes)) return;
    if (asked?.reply.isReply(bytes)) {
      idleFrom = clock.now() + Math.max(AFTER_REPLY_MS, asked.restMs);
      asked.settle(ok(bytes));
    }
    for (const listener of [...listeners]) listener(bytes);
  };

  const isLocalEcho = (frame: Uint8Array): boolean => {
    if (sent === undefined || clock.now() > sent.echoedUntil) return false;
    const isSame = Buffer.compare(sent.bytes, frame) === 0;
    if (isSame) sent = undefined;
    return isSame;
  };

  port.onBytes((bytes) => {
    callOffGap();
    idleFrom = Math.max(idleFrom, clock.now() + IDLE_MS);
    for (const run of splitter.push(bytes)) takeRun(run);
    if (!splitter.isGrowing) return;
    callOffGap = clock.after(GAP_MS, () => {
      for (const run of splitter.giveUp()) takeRun(run);
    });
  });
  port.onClosed((problem) => {
    gone = problem ?? { kind: 'portLost', detail: 'closed' };
    callOffGap();
    noise.stop();
    asked?.settle(refuse(gone));
    for (const waiting of queue.values()) waiting.settle(refuse(gone));
    queue.clear();
  });

  /** Counts its own waits: the hall's clock may be set back while it waits. */
  const whenIdle = async () => {
    let waitedMs = 0;
    while (waitedMs < IDLE_WAIT_MS_MAX) {
      const waitMs = Math.min(idleFrom - clock.now(), IDLE_WAIT_MS_MAX);
      if (waitMs <= 0 || gone !== undefined) return;
      await sleep(clock, waitMs);
      waitedMs += waitMs;
    }
  };

  const say = async (job: LineJob): Promise<LineAnswer> => {
    const bytes = job.bytes();
    const onWireMs = lineMs(bytes.length);
    sent = { bytes, echoedUntil: clock.now() + onWireMs + LOCAL_ECHO_MS };
    onTrace({ direction: 'toDevice', bytes, meaning: job.meaning });
    const { reply } = job;
    if (reply === undefined) {
      const written = await port.write(bytes);
      idleFrom = clock.now() + onWireMs + Math.max(IDLE_MS, job.restMs);
      return written.ok ? ok(bytes.subarray(0, 0)) : written;
    }
    return new Promise((resolve) => {
      const settle = (answer: LineAnswer) => {
        callOff();
        asked = undefined;
        resolve(answer);
      };
      const callOff = clock.after(onWireMs + reply.timeoutMs, () =>
        settle(refuse({ kind: 'noReply' })),
      );
      // Listening begins before the write ends: a quick device answers while we still wait for it.
      const current = { reply, restMs: job.restMs, settle };
      asked = current;
      port.write(bytes).then((written) => {
        if (!written.ok && asked === current) settle(written);
      });
    });
  };

  const next = (): Waiting | undefined => {
    const all = [...queue.values()];
    return TURNS.map((turn) => all.find(({ job }) => job.turn === turn)).find(
      (waiting) => waiting !== undefined,
    );
  };

  const run = async () => {
    isRunning = true;
    for (;;) {
      await whenIdle();
      const waiting = next();
      if (waiting === undefined) break;
      queue.delete(waiting.job.key);
      await say(waiting.job).then(waiting.settle, waiting.fail);
    }
    isRunning = false;
  };

  return {
    post(job) {
      if (gone !== undefined) return Promise.resolve(refuse(gone));
      const before = queue.get(job.key);
      if (before !== undefined) {
        before.job = job;
        return before.answer;
      }
      const { promise, resolve, reject } = Promise.withResolvers<LineAnswer>();
      queue.set(job.key, { job, answer: promise, settle: resolve, fail: reject });
      if (!isRunning) run();
      return promise;
    },
    onFrame(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A few stray bytes come with every long cable; so many in a window are a fault. */
const NOISE_BYTES_MIN = 64;
const NOISE_WINDOW_MS = 10_000;

function watchNoise(clock: Clock, onNoise: (isNoisy: boolean) => void) {
  let bytes = 0;
  let isNoisy = false;
  let callOff: (() => void) | undefined;
  const endWindow = () => {
    callOff = undefined;
    const wasNoisy = isNoisy;
    isNoisy = bytes >= NOISE_BYTES_MIN;
    bytes = 0;
    if (isNoisy) callOff = clock.after(NOISE_WINDOW_MS, endWindow);
    else if (wasNoisy) onNoise(false);
  };
  return {
    heard(count: number) {
      bytes += count;
      callOff ??= clock.after(NOISE_WINDOW_MS, endWindow);
      if (isNoisy || bytes < NOISE_BYTES_MIN) return;
      isNoisy = true;
      onNoise(true);
    },
    stop: () => callOff?.(),
  };
}
