import { type Clock, sleep } from '#contract/clock.ts';
import type {
  Health,
  HealthReason,
  PrintDocument,
  PrinterSettings,
  PrintReport,
  PrintResult,
} from '#contract/devices.ts';
import type { BytePort } from '../port/byte-port.ts';
import { clearAway } from './clear-away.ts';
import { composeJob } from './compose.ts';
import { barrier, processId } from './confirmation.ts';
import { type LeftOver, printJob } from './print-job.ts';
import { openPrinterLine } from './printer-line.ts';
import { healthOf, type PrinterStatus, whyStopped } from './status.ts';

export interface Printer {
  /** One ticket after the other. `onHeld` comes once at most, a result always. */
  print(document: PrintDocument, onHeld: (report: PrintReport) => void): Promise<PrintResult>;
  /** Idempotent. What is under way answers `unconfirmed`, what waits `notPrinted`; the port stays its owner's. */
  close(): void;
}

export interface PrinterOptions {
  readonly port: BytePort;
  readonly settings: Pick<PrinterSettings, 'widthDots' | 'bigNumber' | 'confirmedBy'>;
  readonly clock: Clock;
  readonly onHealth: (health: Health) => void;
  /** Kept by whoever opens the next connection to the same printer. */
  readonly past: PrinterPast;
}

/** What is left in a printer of the ticket before; half a one would hang at the head of the next. */
export interface PrinterPast {
  leftOver: LeftOver;
}
/** Of a printer that nobody has spoken to yet: a late answer at most. */
export const unknownPast = (): PrinterPast => ({ leftOver: 'answers' });

/** A kiosk's customers stand one behind the other; who comes ninth gets no ticket from a stuck printer. */
export const QUEUE_JOBS_MAX = 8;
/** A printer that has nothing to do is asked so often how it is; a half-open TCP line shows in no other way. */
const HEARTBEAT_MS = 5_000;
const STATUS_TIMEOUT_MS = 3_000;
const SWARM_MS = 200;
/** One lost answer is no silence. */
const SILENT_AFTER = 2;
/** More stray bytes than this between two heartbeats are a bad cable. */
const NOISE_BYTES_MAX = 8;
/** DLE ENQ 2: recover, and forget what is in the buffer. */
const RECOVER_AND_FORGET = Uint8Array.of(0x10, 0x05, 0x02);

interface WaitingJob {
  readonly segments: readonly Uint8Array[];
  readonly onHeld: (report: PrintReport) => void;
  readonly settle: (result: PrintResult) => void;
}

/**
 * One ESC/POS printer on one connection.
 *
 * What an unconfirmed ticket leaves behind: with an error that DLE ENQ ends (a stuck cutter) the printer's buffer is
 * cleared as soon as nobody waits for it any more, and the torso of a ticket is cut off before the next one. What
 * cannot be prevented: a printer that has lost its line while it waits for paper prints what it holds as soon as
 * there is paper, for no command empties its receive buffer before; and when the whole program was killed, a torso hangs
 * at the head of the next ticket.
 */
export function openPrinter({ port, settings, clock, onHealth, past }: PrinterOptions): Printer {
  const closing = new AbortController();
  const queue: WaitingJob[] = [];
  const tell = tellHealth(clock, onHealth);
  // Whatever was before: this connection has not been spoken on yet.
  if (past.leftOver === 'nothing') past.leftOver = 'answers';
  let nap = new AbortController();
  let heldBecause: HealthReason | undefined;
  let unanswered = 0;
  // Ids that begin with the time differ from those of the connection before, whose answers may still come.
  let jobs = Math.floor(clock.now() / 1_000);
  let isRoused = false;
  const onChanged = () => {
    isRoused = true;
    nap.abort();
  };
  const line = openPrinterLine({ port, clock, onChanged });
  const wakeAll = () => {
    closing.abort();
    nap.abort();
  };
  port.onClosed(wakeAll);

  const onStatus = (status: PrinterStatus) => {
    unanswered = 0;
    const why = healthOf(status);
    const isNoisy = line.takeNoise() > NOISE_BYTES_MAX;
    tell(why === 'healthy' && isNoisy ? 'noisyLine' : why);
  };

  const isSilent = () => unanswered >= SILENT_AFTER;
  const fallSilent = () => {
    unanswered = SILENT_AFTER;
    tell('silent');
    turnAway('silent');
  };

  const look = async () => {
    const status = await line.status(STATUS_TIMEOUT_MS);
    if (line.ended !== undefined) return;
    if (!status.ok) {
      unanswered += 1;
      if (isSilent()) fallSilent();
      return;
    }
    onStatus(status.value);
    const { isRecoverable, isCoverOpen } = status.value;
    if (isRecoverable && !isCoverOpen) await line.send(RECOVER_AND_FORGET);
    if (past.leftOver === 'nothing' || whyStopped(status.value) !== undefined) return;
    await clearAway(line, clock, past.leftOver);
    if (line.ended === undefined) past.leftOver = 'nothing';
  };

  /** Nobody behind a held ticket waits with it: theirs may still be printed elsewhere. */
  const turnAway = (why: HealthReason) => {
    for (const job of queue.splice(0)) job.settle({ kind: 'notPrinted', why });
  };

  const run = async (job: WaitingJob): Promise<void> => {
    jobs += 1;
    const { result, leftOver: left } = await printJob({
      line,
      clock,
      onStatus,
      segments: job.segments,
      confirmation: settings.confirmedBy === 'processId' ? processId(jobs) : barrier(),
      onHeld: (why) => {
        heldBecause = why;
        turnAway(why);
        job.onHeld({ kind: 'held', why });
      },
      signal: closing.signal,
    });
    heldBecause = undefined;
    if (result.kind !== 'notPrinted') past.leftOver = left;
    if (result.kind !== 'printed' && result.why === 'silent') fallSilent();
    job.settle(result);
  };

  const work = async () => {
    await look();
    while (line.ended === undefined) {
      if (past.leftOver !== 'nothing' && queue.length > 0) await look();
      const job = queue.shift();
      if (job !== undefined) {
        await run(job);
        continue;
      }
      nap = new AbortController();
      if (!isRoused) await sleep(clock, HEARTBEAT_MS, nap.signal);
      // Changes come in swarms, as when a cover is opened; one look afterwards sees them all.
      if (isRoused && queue.length === 0) await sleep(clock, SWARM_MS, closing.signal);
      isRoused = false;
      if (queue.length === 0 && line.ended === undefined) await look();
    }
    turnAway(line.ended);
  };

  // A fault of ours is thrown where the clock's owner catches it, not into a promise that nobody holds.
  work().catch((failure: unknown) => {
    clock.after(0, () => {
      throw failure;
    });
  });
  return {
    print: (document, onHeld) =>
      new Promise((settle) => {
        const refused = line.ended ?? heldBecause ?? (isSilent() ? 'silent' : undefined);
        const isFull = queue.length >= QUEUE_JOBS_MAX;
        if (refused !== undefined || isFull) {
          settle({ kind: 'notPrinted', why: refused ?? 'rejecting' });
          return;
        }
        queue.push({ segments: composeJob(document, settings).segments, onHeld, settle });
        nap.abort();
      }),
    close: () => {
      line.stop();
      wakeAll();
    },
  };
}

const DEGRADED: readonly HealthReason[] = ['paperLow', 'noisyLine'];

/** Reports a health only when it is another one than before. */
function tellHealth(clock: Clock, onHealth: (health: Health) => void) {
  let last: HealthReason | undefined;
  return (why: HealthReason) => {
    if (why === last) return;
    last = why;
    const state = why === 'healthy' ? 'up' : DEGRADED.includes(why) ? 'degraded' : 'down';
    onHealth({ state, why, since: clock.now(), detail: '' });
  };
}
