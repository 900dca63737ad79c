import type { Health } from '#contract/devices.ts';
import { healthWord, healthWords } from '#kit/health-texts.ts';
import type { Mood } from '#kit/parts/plates.tsx';

const MOODS = { up: 'ok', degraded: 'warn', down: 'bad' } as const satisfies Readonly<
  Record<Health['state'], Mood>
>;

export const healthMood = (health: Health | null): Mood =>
  health === null ? 'off' : MOODS[health.state];

/** Null: nothing has been heard of the device yet. */
export const healthNow = (health: Health | null): string =>
  health === null ? healthWords('noNews') : healthWord(health.why);
