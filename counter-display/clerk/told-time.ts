import type { Instant } from '#contract/clock.ts';
import { timeToTheSecond } from '#kit/format.ts';

const DAY_MS = 24 * 60 * 60_000;

/** `16:40` as the last time it was so by the hall's clock: later than now means yesterday. Undefined: no time. */
export function toldTime(text: string, now: Instant, timeZone: string): Instant | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (match === null) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = timeToTheSecond(now, timeZone)
    .split(':')
    .map(Number);
  const sinceMidnightMs = ((hours * 60 + minutes) * 60 + seconds) * 1_000 + (now % 1_000);
  const at = now - sinceMidnightMs + (Number(match[1]) * 60 + Number(match[2])) * 60_000;
  return at > now ? at - DAY_MS : at;
}
