import type { Clock } from '#contract/clock.ts';
import type { DeviceProblem, Health, RatingPadSettings } from '#contract/devices.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { watchRepeats } from '../ff68/repeats.ts';
import { deviceProblemOf, type SharedLine } from '../port/shared-line.ts';
import { decodePadReport, encodePadOrder, type PadOrder } from './pad-message.ts';

const LEVELS = [1, 2, 3, 4, 5] as const;

export interface PadPress {
  readonly kind: 'gradePressed';
  readonly level: (typeof LEVELS)[number];
}

export interface RatingPadOptions {
  readonly line: SharedLine;
  readonly settings: RatingPadSettings;
  readonly clock: Clock;
  readonly onReading: (press: PadPress) => void;
  readonly onHealth: (health: Omit<Health, 'since'>) => void;
}

export interface RatingPad {
  /** Lets the customer know that a rating may be given now. */
  openRating(): Promise<Outcome<undefined, DeviceProblem>>;
  close(): void;
}

/** §4.1: pads send a grade again until it is acknowledged; the same grade within this time is that. */
const REPEAT_MS = 1_000;

/**
 * A customer's pad. Like a keypad it speaks only when pressed and answers nothing: it is up while
 * its line is, and one that has died cannot be told from one that nobody presses.
 */
export function openRatingPad(options: RatingPadOptions): RatingPad {
  const { line, settings, clock, onReading } = options;
  const { address } = settings;
  const isRepeat = watchRepeats(clock, REPEAT_MS);

  const stopListening = line.onFrame((frame) => {
    const report = decodePadReport(frame);
    if (!report.ok || report.value.address !== address) return;
    const { grade } = report.value;
    send(
      settings.acknowledgedBy === 'grade'
        ? { kind: 'gradeTaken', address, grade }
        : { kind: 'taken', address },
    );
    // A grade that the site's table does not know is received, and counts for nothing.
    const level = LEVELS.find((known) => known === settings.grades[grade]);
    if (isRepeat(frame) || level === undefined) return;
    onReading({ kind: 'gradePressed', level });
  });

  const send = (order: PadOrder) =>
    line.post({
      key: `${settings.id} ${order.kind}`,
      turn: order.kind === 'startRating' ? 'usual' : 'urgent',
      restMs: 0,
      bytes: () => encodePadOrder(order),
      meaning: `pad.${order.kind}`,
      reply: undefined,
    });

  options.onHealth({ state: 'up', why: 'healthy', detail: '' });
  return {
    async openRating() {
      const sent = await send({ kind: 'startRating', address });
      return sent.ok ? ok() : refuse(deviceProblemOf(sent.problem));
    },
    close: stopListening,
  };
}
