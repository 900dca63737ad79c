import type { PrintDocument, PrintReport, PrintResult } from '#contract/devices.ts';
import type { DeviceId } from '#contract/ids.ts';
import type { StageParts } from './stage.ts';

/** Papers that no printer could take wait here; the oldest give way. */
export const WAITING_FOR_PAPER_MAX = 50;
/** Fewer than a printer's own queue holds, so that a new customer's ticket finds room between them. */
export const RETRIES_AT_ONCE_MAX = 4;
/** A printer may come back without a word, while a paper is still on its way from one to the next. */
const LOOK_AGAIN_MS = 5_000;

/** One paper that somebody waits for: a ticket or a slip of a case. */
export interface PaperJob {
  /** `print 2026-07-03.A017`: papers of the same name come one after the other. */
  readonly about: string;
  /** Written when its turn comes; undefined: what it speaks of has gone. */
  document(): PrintDocument | undefined;
  /** In the order in which they are tried. */
  printers(): readonly DeviceId[];
  report(device: DeviceId | null, result: PrintReport): Promise<void>;
  /** Whether its owner still waits for it. */
  isWanted(): boolean;
}

export interface PaperPrinting {
  print(job: PaperJob): void;
  stop(): void;
}

/**
 * A paper is tried at its own printer and then at that printer's fallbacks, one by one, and goes on only from a printer that
 * has not got a byte of it; so it is never on paper twice. Where all refuse, it waits and is printed at the first that comes
 * back, as long as its owner still waits.
 */
export function openPaperPrinting({
  crew,
  clock,
}: Pick<StageParts, 'crew' | 'clock'>): PaperPrinting {
  /** The newest job of each name; one begins when the one before it has ended. */
  const underWay = new Map<string, Promise<PrintResult['kind']>>();
  const waiting = new Map<string, PaperJob>();
  let retries = 0;
  let callOffLook: (() => void) | undefined;
  let isStopped = false;

  const printNow = async (job: PaperJob): Promise<PrintResult['kind']> => {
    let last: PrintResult = { kind: 'notPrinted', why: 'portMissing' };
    const document = job.document();
    if (document === undefined) return last.kind;
    for (const device of job.printers()) {
      last = await crew.print(device, document, (held) => void job.report(device, held));
      if (last.kind === 'notPrinted') continue;
      await job.report(device, last);
      return last.kind;
    }
    await job.report(null, last);
    return last.kind;
  };

  /** One paper after the other: a reprint waits until it is known what became of the first. */
  const start = async (job: PaperJob): Promise<void> => {
    const { about } = job;
    waiting.delete(about);
    const before = underWay.get(about) ?? Promise.resolve();
    const done = before.then(() => printNow(job));
    underWay.set(about, done);
    const result = await done;
    // Somebody has asked for a reprint meanwhile: that is the paper that counts now.
    if (underWay.get(about) !== done) return;
    underWay.delete(about);
    if (result === 'notPrinted') keepForPaper(job);
  };

  const keepForPaper = (job: PaperJob) => {
    if (isStopped) return;
    waiting.set(job.about, job);
    const [oldest] = waiting.keys();
    if (waiting.size > WAITING_FOR_PAPER_MAX && oldest !== undefined) waiting.delete(oldest);
    callOffLook ??= clock.after(LOOK_AGAIN_MS, lookAgain);
  };

  const lookAgain = () => {
    callOffLook = undefined;
    goOn();
    if (waiting.size > 0) callOffLook ??= clock.after(LOOK_AGAIN_MS, lookAgain);
  };

  const goOn = () => {
    for (const job of [...waiting.values()]) {
      if (!job.isWanted()) waiting.delete(job.about);
      else if (retries < RETRIES_AT_ONCE_MAX && job.printers().some(isWorking)) void retry(job);
    }
  };

  const isWorking = (device: DeviceId) => {
    const health = crew.health(device);
    return health !== undefined && health.state !== 'down';
  };

  const retry = async (job: PaperJob) => {
    retries += 1;
    await start(job);
    retries -= 1;
  };

  const deaf = crew.onHealth(goOn);

  return {
    print: (job) => void start(job),
    stop: () => {
      isStopped = true;
      deaf();
      callOffLook?.();
      waiting.clear();
    },
  };
}
