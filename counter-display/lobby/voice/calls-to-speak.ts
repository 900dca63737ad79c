import type { Instant } from '#contract/clock.ts';
import type { BoardCall } from '#contract/views.ts';
import { languagesFor, type VoiceHabit } from './voice-clips.ts';
import type { VoiceCall } from './voice-queue.ts';

export interface BoardChange {
  /** The board's calls before, newest first; empty when the page has just been opened. */
  readonly before: readonly BoardCall[];
  readonly calls: readonly BoardCall[];
  readonly now: Instant;
  readonly habit: VoiceHabit;
}

/**
 * Calls older than this are left to the board: after a lost link or a reload they would send people to counters
 * that have gone on. The server has noted by then that nobody heard them.
 */
const SPEAKABLE_MS = 30_000;

/** What has been called since the board last changed, in the order in which it was called. */
export function callsToSpeak({ before, calls, now, habit }: BoardChange): readonly VoiceCall[] {
  const known = new Set(before.map(keyOf));
  return calls
    .filter((call) => !known.has(keyOf(call)) && now - call.at < SPEAKABLE_MS)
    .toReversed()
    .map(({ visit, number, counterLabel, language, calling }) => ({
      ...{ visit, number, counterLabel, calling },
      languages: languagesFor(language, habit),
    }));
}

function keyOf({ visit, calling }: BoardCall): string {
  return `${visit} ${calling}`;
}
