import { must } from '#contract/assert.ts';
import { type Clock, sleep } from '#contract/clock.ts';
import type { HealthReason, PrintResult } from '#contract/devices.ts';
import { PREAMBLE } from './compose.ts';
import type { Confirmation } from './confirmation.ts';
import type { Expected, LineProblem, PrinterLine } from './printer-line.ts';
import { BAND_BYTES_MAX } from './raster.ts';
import { type PrinterStatus, whyStopped } from './status.ts';

export interface JobOptions {
  readonly line: PrinterLine;
  readonly clock: Clock;
  readonly segments: readonly Uint8Array[];
  readonly confirmation: Confirmation;
  /** Each time the printer has said how it is. */
  readonly onStatus: (status: PrinterStatus) => void;
  /** The printer waits for paper or a hand, part of the job in it. Once at most. */
  readonly onHeld: (why: HealthReason) => void;
  readonly signal: AbortSignal;
}

/** What a job may have left in the printer: a late answer at most, or half a ticket. */
export type LeftOver = 'nothing' | 'answers' | 'torso';

/** Why nobody knows what became of a job. */
interface Lost {
  readonly why: HealthReason;
  readonly leftOver: LeftOver;
}

/** Nothing of ours is on its way when these are asked. */
const STATUS_TIMEOUT_MS = 3_000;
/** At 9600 baud two parcels take 3.6 s to cross the line, and the question comes behind them. */
const BUSY_STATUS_TIMEOUT_MS = 6_000;
/** One lost byte does not make a ticket unconfirmed. */
const BUSY_ATTEMPTS_MAX = 2;
/** How often the printer is looked at while its confirmation is waited for, or its paper. */
const LOOK_EVERY_MS = 1_000;
/** A ticket is printed and cut in 3 s; so long a printer that says it is well may take to confirm. */
const CONFIRM_MS = 8_000;
/** A stuck cutter is tried again at every third look, not ground down. */
const RECOVER_EVERY_LOOKS = 3;

/** DLE ENQ 1: recover, and print the failed line again. */
const RECOVER_AND_GO_ON = Uint8Array.of(0x10, 0x05, 0x01);

/**
 * Prints one job and says what became of it. `notPrinted` only while not one byte that could leave a
 * trace on paper went out; after that it is printed, or nobody knows.
 */
export async function printJob(
  options: JobOptions,
): Promise<{ readonly result: PrintResult; readonly leftOver: LeftOver }> {
  const { line, confirmation } = options;
  const refused = (why: HealthReason) =>
    ({ result: { kind: 'notPrinted', why }, leftOver: 'nothing' }) as const;
  const before = await line.status(STATUS_TIMEOUT_MS);
  if (!before.ok) return refused(whyOf(before.problem));
  options.onStatus(before.value);
  const stopped = whyStopped(before.value);
  if (stopped !== undefined) return refused(stopped);
  const opened = await line.send(PREAMBLE);
  if (!opened.ok) return refused(whyOf(opened.problem));

  const lost = await sendAndConfirm(options);
  if (lost !== undefined) {
    return { result: { kind: 'unconfirmed', why: lost.why }, leftOver: lost.leftOver };
  }
  return { result: { kind: 'printed', confirmedBy: confirmation.kind }, leftOver: 'nothing' };
}

async function sendAndConfirm(options: JobOptions): Promise<Lost | undefined> {
  const { line, confirmation } = options;
  const parcels = parcelsOf([...options.segments, confirmation.request]);
  const last = must(parcels.at(-1), 'a job has at least its confirmation');
  const lost = await sendParcels(options, parcels.slice(0, -1));
  if (lost !== undefined) return { why: lost, leftOver: 'torso' };
  // Listened for only now: a stray byte while the ticket goes out must not confirm it.
  const confirmed = line.expect(confirmation.isAnswer);
  try {
    const sent = await line.send(last);
    if (!sent.ok) return { why: whyOf(sent.problem), leftOver: 'torso' };
    return await waitForConfirmation(options, confirmed);
  } finally {
    confirmed.forget();
  }
}

/**
 * Sends parcel by parcel, each after the printer has answered behind the one before. So never more than two are in
 * its buffer, and a printer that stops gets nothing that it could not keep. Gives the reason why nobody knows any more.
 */
async function sendParcels(
  options: JobOptions,
  parcels: readonly Uint8Array[],
): Promise<HealthReason | undefined> {
  const { line } = options;
  for (const parcel of parcels) {
    const sent = await line.send(parcel);
    if (!sent.ok) return whyOf(sent.problem);
    const isOffline = await patiently(options, () => line.isOffline(BUSY_STATUS_TIMEOUT_MS));
    if (!isOffline.ok) return whyOf(isOffline.problem);
    if (!isOffline.value) continue;
    const lost = await waitForRecovery(options);
    if (lost !== undefined) return lost;
  }
  return undefined;
}

/**
 * The question is never sent a second time: a printer that was switched off meanwhile would answer it too, its buffer
 * empty, and half a ticket would pass for a whole one.
 */
async function waitForConfirmation(
  options: JobOptions,
  confirmed: Expected,
): Promise<Lost | undefined> {
  const { line } = options;
  for (let waitedMs = 0; waitedMs < CONFIRM_MS; waitedMs += LOOK_EVERY_MS) {
    if (await confirmed.within(LOOK_EVERY_MS)) return undefined;
    if (line.ended !== undefined) return { why: line.ended, leftOver: 'torso' };
    const status = await patiently(options, () => line.status(BUSY_STATUS_TIMEOUT_MS));
    if (confirmed.hasCome) return undefined;
    if (!status.ok) return { why: whyOf(status.problem), leftOver: 'torso' };
    options.onStatus(status.value);
    if (whyStopped(status.value) === undefined) continue;
    const lost = await waitForRecovery(options);
    if (lost !== undefined) return { why: lost, leftOver: 'torso' };
    waitedMs = 0;
  }
  // It is well, it has all of the ticket and its cut, it only does not say so.
  return confirmed.hasCome ? undefined : { why: 'silent', leftOver: 'answers' };
}

/** The printer goes on from its own buffer once paper is back or the cover closed; a stuck cutter needs DLE ENQ 1. */
async function waitForRecovery(options: JobOptions): Promise<HealthReason | undefined> {
  const { line, clock, signal } = options;
  let isHeld = false;
  for (let looks = 0; ; ) {
    const status = await patiently(options, () => line.status(BUSY_STATUS_TIMEOUT_MS));
    if (!status.ok) return whyOf(status.problem);
    options.onStatus(status.value);
    const why = whyStopped(status.value);
    if (why === undefined) return undefined;
    if (!isHeld) options.onHeld(why);
    isHeld = true;
    const needsHelp = status.value.isRecoverable && !status.value.isCoverOpen;
    if (needsHelp) {
      if (looks % RECOVER_EVERY_LOOKS === 0) await line.send(RECOVER_AND_GO_ON);
      looks += 1;
    }
    await sleep(clock, LOOK_EVERY_MS, signal);
  }
}

/** Asks once more after a pause in which a late answer is dropped. */
async function patiently<Answer extends { readonly ok: boolean }>(
  { line, clock, signal }: JobOptions,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  let answer = await ask();
  for (let asked = 1; asked < BUSY_ATTEMPTS_MAX; asked += 1) {
    if (answer.ok || line.ended !== undefined) break;
    await sleep(clock, LOOK_EVERY_MS, signal);
    answer = await ask();
  }
  return answer;
}

/** Small commands go together; none is ever cut, so that a question never lands in the middle of one. */
function parcelsOf(segments: readonly Uint8Array[]): readonly Uint8Array[] {
  const parcels: Uint8Array[] = [];
  let parcel: number[] = [];
  for (const segment of segments) {
    if (parcel.length > 0 && parcel.length + segment.length > BAND_BYTES_MAX) {
      parcels.push(Uint8Array.from(parcel));
      parcel = [];
    }
    parcel.push(...segment);
  }
  return [...parcels, Uint8Array.from(parcel)];
}

function whyOf(problem: LineProblem): HealthReason {
  return problem.kind === 'silent' ? 'silent' : problem.why;
}
