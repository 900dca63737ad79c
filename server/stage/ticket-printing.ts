import type { DeviceSettings, PrintReport, PrintResult } from '#contract/devices.ts';
import type { Fact } from '#contract/facts.ts';
import type { DeviceId, KioskId, VisitId } from '#contract/ids.ts';
import { isWhereIssued } from '#contract/place.ts';
import type { StageParts } from './stage.ts';
import { ticketSlip } from './ticket-slip.ts';

/** Tickets that no printer could take wait here for paper; the oldest give way. */
export const WAITING_FOR_PAPER_MAX = 50;
/** Fewer than a printer's own queue holds, so that a new customer's ticket finds room between them. */
export const RETRIES_AT_ONCE_MAX = 4;
/** A printer may come back without a word, while a ticket is still on its way from one to the next. */
const LOOK_AGAIN_MS = 5_000;

interface Job {
  readonly visit: VisitId;
  readonly isReprint: boolean;
}

/**
 * Ticket first, paper after. A ticket is tried at its kiosk's printer and then at that printer's fallbacks, one by one, and
 * goes on only from a printer that has not got a byte of it; so it is never on paper twice. Where all refuse, it waits and
 * is printed at the first that comes back, as long as its owner still waits to be called.
 */
export function openTicketPrinting(parts: StageParts): { hear(fact: Fact): void; stop(): void } {
  const { crew, hall, clock } = parts;
  /** The newest job of each visit; one begins when the one before it has ended. */
  const underWay = new Map<VisitId, Promise<PrintResult['kind']>>();
  const waiting = new Map<VisitId, Job>();
  let retries = 0;
  let callOffLook: (() => void) | undefined;
  let isStopped = false;

  const report = (job: Job, device: DeviceId | null, result: PrintReport) =>
    parts.report(`print ${job.visit}`, {
      type: 'reportPrint',
      visit: job.visit,
      device,
      report: result,
      isReprint: job.isReprint,
    });

  const printersOf = ({ visit, isReprint }: Job): readonly DeviceId[] => {
    const kiosk = hall.state().visits.get(visit)?.paperAt ?? null;
    const own = printersFor(parts.devices(), kiosk);
    // Whoever asks for a reprint stands at the desk.
    return isReprint ? [...new Set([...printersFor(parts.devices(), null), ...own])] : own;
  };

  const print = async (job: Job): Promise<PrintResult['kind']> => {
    let last: PrintResult = { kind: 'notPrinted', why: 'portMissing' };
    const visit = hall.state().visits.get(job.visit);
    const view = parts.ticketView(job.visit);
    if (visit === undefined || view === undefined) return last.kind;
    const document = ticketSlip(view, { language: visit.language, isReprint: job.isReprint });
    for (const device of printersOf(job)) {
      last = await crew.print(device, document, (held) => void report(job, device, held));
      if (last.kind === 'notPrinted') continue;
      await report(job, device, last);
      return last.kind;
    }
    await report(job, null, last);
    return last.kind;
  };

  /** One paper of a visit after the other: a reprint waits until it is known what became of the first. */
  const start = async (job: Job): Promise<void> => {
    waiting.delete(job.visit);
    const before = underWay.get(job.visit) ?? Promise.resolve();
    const done = before.then(() => print(job));
    underWay.set(job.visit, done);
    const result = await done;
    // Somebody has asked for a reprint meanwhile: that is the paper that counts now.
    if (underWay.get(job.visit) !== done) return;
    underWay.delete(job.visit);
    if (result === 'notPrinted') keepForPaper(job);
  };

  const keepForPaper = (job: Job) => {
    if (isStopped) return;
    waiting.set(job.visit, job);
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
      const isOwnerWaiting = hall.state().visits.get(job.visit)?.state.kind === 'waiting';
      if (!isOwnerWaiting) waiting.delete(job.visit);
      else if (retries < RETRIES_AT_ONCE_MAX && printersOf(job).some(isWorking)) void retry(job);
    }
  };

  const isWorking = (device: DeviceId) => {
    const health = crew.health(device);
    return health !== undefined && health.state !== 'down';
  };

  const retry = async (job: Job) => {
    retries += 1;
    await start(job);
    retries -= 1;
  };

  const deaf = crew.onHealth(goOn);

  return {
    hear: ({ event }) => {
      if (event.type === 'ticketIssued') {
        // A place without a printer tells its numbers on the screen alone; nothing was promised.
        const visit = hall.state().visits.get(event.visit);
        const at = visit?.paperAt ?? null;
        // Nor is it to somebody who stands at a counter already.
        const isPromised = visit?.isWalkUp !== true && printersFor(parts.devices(), at).length > 0;
        if (isPromised) void start({ visit: event.visit, isReprint: false });
      } else if (event.type === 'reprintWanted') {
        void start({ visit: event.visit, isReprint: true });
      }
    },
    stop: () => {
      isStopped = true;
      deaf();
      callOffLook?.();
      waiting.clear();
    },
  };
}

/** The printer at that kiosk (or at the desk) and its fallbacks, in order. */
export function printersFor(
  devices: readonly DeviceSettings[],
  kiosk: KioskId | null,
): readonly DeviceId[] {
  const here = devices
    .filter((device) => device.kind === 'printer')
    .filter(({ place }) => isWhereIssued(place, kiosk));
  return [...new Set(here.flatMap((printer) => [printer.id, ...printer.fallbacks]))];
}

/** Prints that were under way when the server stopped: nobody knows, so a person decides. */
export function reportLostPrints(parts: Pick<StageParts, 'hall' | 'devices' | 'report'>): void {
  for (const { id, paperAt, print } of parts.hall.state().visits.values()) {
    const isLost =
      print.kind === 'held' ||
      (print.kind === 'wanted' && printersFor(parts.devices(), paperAt).length > 0);
    if (!isLost) continue;
    void parts.report(`print ${id}`, {
      type: 'reportPrint',
      visit: id,
      device: print.device,
      report: { kind: 'unconfirmed', why: 'starting' },
      isReprint: false,
    });
  }
}
