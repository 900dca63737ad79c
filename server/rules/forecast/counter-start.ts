import { unreachable } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Dice } from './dice.ts';
import type { Outlook } from './outlook.ts';
import { WRAPPED_UP_MS } from './pace.ts';
import { type CounterStart, type Scene, slotAt } from './scene.ts';
import { drawn, rest } from './tables.ts';

/** A counter that somebody waits for and nobody has opened: half of them open within this. */
const AWAITED_MS = 5 * 60_000;

/** After how many milliseconds a counter calls at which nobody is. */
export function startMs(
  start: Exclude<CounterStart, { readonly kind: 'serving' | 'called' }>,
  {
    scene,
    dice,
    reactMs,
  }: { readonly scene: Scene; readonly dice: Dice; readonly reactMs: number },
): number {
  const { outlook, at } = scene;
  switch (start.kind) {
    case 'wrappingUp':
      return rest(outlook.wrapUp, start.forMs, dice);
    case 'reacting':
      return rest(outlook.reacting, start.forMs, dice);
    case 'free': {
      const isWrappedUp = start.forMs >= WRAPPED_UP_MS;
      return isWrappedUp ? reactMs : Math.max(rest(outlook.wrapUp, start.forMs, dice), reactMs);
    }
    case 'paused':
      return rest(outlook.lasting(start.reason), start.forMs, dice) + drawn(outlook.wrapUp, dice);
    case 'opening': {
      const opensMs = start.at + start.spreadMs * dice.normal() - at;
      return Math.max(opensMs, LATE_MS * dice.next()) + drawn(outlook.wrapUp, dice);
    }
    case 'awaited':
      return AWAITED_MS * Math.exp(dice.normal());
    case 'closed':
      return Number.POSITIVE_INFINITY;
    default:
      return unreachable(start);
  }
}

/** A counter that opens later than it usually does opens within about this. */
const LATE_MS = 60_000;

/** From the end of a step to the next call: getting ready, and at times a pause. */
export function afterStepMs(scene: Scene, time: Instant, dice: Dice): number {
  const { outlook } = scene;
  const slot = slotAt(scene, time);
  const isPaused = dice.next() < (outlook.pauseChance[slot] ?? 0);
  return (isPaused ? pauseMs(outlook, slot, dice) : 0) + drawn(outlook.wrapUp, dice);
}

/** A reason that was never given at this time of day is not quite impossible. */
const UNHEARD_OF = 0.01;

function pauseMs({ pauses }: Outlook, slot: number, dice: Dice): number {
  let all = 0;
  for (const { byHalfHour } of pauses) all += (byHalfHour[slot] ?? 0) + UNHEARD_OF;
  let place = dice.next() * all;
  for (const { byHalfHour, lasting } of pauses) {
    place -= (byHalfHour[slot] ?? 0) + UNHEARD_OF;
    if (place < 0) return drawn(lasting, dice);
  }
  return 0;
}
