import { signal } from '@preact/signals';
import type { VisitId } from '#contract/ids.ts';

/** Which materials of a visit have been seen. The page's own note: no fact of the hall. */
export interface Ticks {
  /** Places in the list of materials. */
  of(visit: VisitId): readonly number[];
  toggle(visit: VisitId, place: number): void;
}

const STORED_UNDER = 'tinghao.clerk.ticks';
/** More than a clerk parks in a day. */
const VISITS_MAX = 40;

type Ticked = readonly (readonly [visit: string, places: readonly number[]])[];

/** Kept for this tab, so that a parked visit comes back with what was ticked, also after a reload. */
export function openTicks(storage: Pick<Storage, 'getItem' | 'setItem'>): Ticks {
  const ticked = signal(stored(storage.getItem(STORED_UNDER)));
  const placesOf = (all: Ticked, visit: VisitId) =>
    all.find(([known]) => known === visit)?.[1] ?? [];
  return {
    of: (visit) => placesOf(ticked.value, visit),
    toggle(visit, place) {
      const before = ticked.peek();
      const places = placesOf(before, visit);
      const next = places.includes(place)
        ? places.filter((each) => each !== place)
        : [...places, place];
      const others = before.filter(([known]) => known !== visit);
      ticked.value = [...others, [visit, next] as const].slice(-VISITS_MAX);
      storage.setItem(STORED_UNDER, JSON.stringify(ticked.peek()));
    },
  };
}

/** What this page itself has stored; anything else is no loss. */
function stored(text: string | null): Ticked {
  if (text === null) return [];
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) && read.every(isEntry) ? read : [];
  } catch {
    return [];
  }
}

function isEntry(entry: unknown): entry is Ticked[number] {
  return (
    Array.isArray(entry) &&
    typeof entry[0] === 'string' &&
    Array.isArray(entry[1]) &&
    entry[1].every((place) => typeof place === 'number')
  );
}
