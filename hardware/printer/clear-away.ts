import { type Clock, sleep } from '#contract/clock.ts';
import { PREAMBLE } from './compose.ts';
import { barrier } from './confirmation.ts';
import type { LeftOver } from './print-job.ts';
import type { PrinterLine } from './printer-line.ts';
import { BAND_BYTES_MAX } from './raster.ts';

/** Ends a picture that was torn off in the middle: as many rows of white as a band may still want. NUL alone is nothing. */
const END_OF_A_TORN_BAND = new Uint8Array(BAND_BYTES_MAX);
const INITIALISE = Uint8Array.of(0x1b, 0x40);
/** Feed and cut, so that the torso of one ticket is not the head of the next. */
const CUT_OFF = Uint8Array.of(0x0a, 0x1d, 0x56, 0x42, 0x00);
/** At 9600 baud the rows of white take 1.8 s. */
const ANSWER_TIMEOUT_MS = 5_000;
/** Answers come in order: what was owed from before arrives with this one, or never. */
const LAST_ANSWER_MS = 500;

/**
 * Brings a printer that works, but whose past is not known, to where the next ticket begins clean: no half picture that
 * swallows it, no torso at its head, no late answer to GS r that would confirm it.
 */
export async function clearAway(line: PrinterLine, clock: Clock, left: LeftOver): Promise<void> {
  const { request, isAnswer } = barrier();
  const answered = line.expect(isAnswer);
  const parts = [
    END_OF_A_TORN_BAND,
    INITIALISE,
    left === 'torso' ? CUT_OFF : [],
    PREAMBLE,
    request,
  ];
  await line.send(Uint8Array.from(parts.flatMap((part) => [...part])));
  if (await answered.within(ANSWER_TIMEOUT_MS)) await sleep(clock, LAST_ANSWER_MS);
  answered.forget();
}
