import type { HallSettings } from '#contract/settings.ts';

/** A test presses faster than any hand, and its counters are free at once: for stories that are not about these two. */
export function withQuickHands(settings: HallSettings): HallSettings {
  const steps = { ...settings.steps, pressGapSeconds: 0, wrapUpSeconds: null };
  return { ...settings, steps };
}
