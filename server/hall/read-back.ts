import type { Instant } from '#contract/clock.ts';
import type { Fact } from '#contract/facts.ts';
import type { Journal } from '#journal/journal.ts';
import { apply } from '#rules/apply.ts';
import { HALL_SHAPE, type Hall, type HallDump, openHall, restoreHall } from '#rules/hall-state.ts';
import { ANSWERS_MAX } from './answers.ts';

interface ReadBack {
  readonly hall: Hall;
  /** When the last fact was made; 0 before the first. */
  readonly lastAt: Instant;
  readonly snapshotSeq: number;
}

/** The hall as the journal has it: the last snapshot, and what came after. `hear` also gets the facts shortly before. */
export function readBack(journal: Journal, hear: (fact: Fact) => void): ReadBack {
  const { hall, snapshotSeq } = lastSnapshot(journal);
  let lastAt: Instant = 0;
  const from = Math.max(0, Math.min(snapshotSeq, journal.headSeq() - ANSWERS_MAX));
  for (const fact of journal.factsAfter(from)) {
    hear(fact);
    lastAt = fact.at;
    if (fact.seq > snapshotSeq) apply(hall, fact);
  }
  return { hall, lastAt, snapshotSeq };
}

/** The hall without what was applied and then could not be written. */
export function hallOnDisk(journal: Journal): Hall {
  const { hall, snapshotSeq } = lastSnapshot(journal);
  for (const fact of journal.factsAfter(snapshotSeq)) apply(hall, fact);
  return hall;
}

function lastSnapshot(journal: Journal): { readonly hall: Hall; readonly snapshotSeq: number } {
  const snapshot = journal.latestSnapshot();
  const dump: HallDump | undefined = snapshot && JSON.parse(snapshot.state);
  // A snapshot that an earlier form of the rules wrote says nothing to this one: the facts say all.
  if (snapshot === undefined || dump?.shape !== HALL_SHAPE) {
    return { hall: openHall(), snapshotSeq: 0 };
  }
  return { hall: restoreHall(dump), snapshotSeq: snapshot.seq };
}
