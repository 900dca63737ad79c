import { type ViewKey, type ViewMessage, type ViewTarget, viewKeyOf } from '#contract/channels.ts';
import type { Clock } from '#contract/clock.ts';
import type { Views } from '#contract/views.ts';
import { touchedBy } from '#rules/views/touched.ts';
import type { Feed, HallService } from './hall-service.ts';

/** Waiting counts and estimates reach a screen at most ten times a second. */
const GATHER_MS = 100;
/** Estimates age and halls open and close while nothing happens. */
const REFRESH_MS = 15_000;

interface Row {
  readonly target: ViewTarget;
  number: number;
  watchers: number;
}

export interface FeedParts {
  readonly hall: HallService;
  readonly clock: Clock;
  /** Undefined: there is no such place, visit or screen. */
  readonly draw: (target: ViewTarget) => Views[ViewTarget['view']] | undefined;
  readonly publish: (message: ViewMessage) => void;
}

/**
 * Numbered views. A view is drawn only while somebody watches it, once for all who do. Calls go out in the turn in which
 * they became durable; the rest is gathered.
 */
export function openFeed({ hall, clock, draw, publish }: FeedParts): Feed {
  const rows = new Map<ViewKey, Row>();
  /** `ticket` → keys of watched tickets, so that a wildcard need not look through all rows. */
  const families = new Map<string, Set<ViewKey>>();
  const soon = new Set<ViewKey>();
  let callOffGathering: (() => void) | undefined;

  const send = (key: ViewKey) => {
    const row = rows.get(key);
    if (row === undefined) return;
    soon.delete(key);
    const view = draw(row.target);
    if (view === undefined) return;
    row.number += 1;
    publish({ key, number: row.number, at: clock.now(), view });
  };

  const flush = () => {
    callOffGathering = undefined;
    const keys = [...soon];
    soon.clear();
    for (const key of keys) send(key);
  };

  const gather = (key: ViewKey) => {
    if (key.endsWith(':*')) {
      for (const member of families.get(key.slice(0, -2)) ?? []) soon.add(member);
    } else if (rows.has(key)) {
      soon.add(key);
    }
    if (soon.size > 0) callOffGathering ??= clock.after(GATHER_MS, flush);
  };

  const deaf = hall.onFacts((facts) => {
    const now = new Set<ViewKey>();
    for (const fact of facts) {
      const touched = touchedBy(hall.state(), fact);
      for (const key of touched.now) now.add(key);
      for (const key of touched.soon) gather(key);
    }
    for (const key of now) send(key);
  });

  const refresh = () => {
    for (const key of rows.keys()) gather(key);
    callOffRefresh = clock.after(REFRESH_MS, refresh);
  };
  let callOffRefresh = clock.after(REFRESH_MS, refresh);

  return {
    join: (target) => {
      const key = viewKeyOf(target);
      const view = draw(target);
      if (view === undefined) return undefined;
      const row = rows.get(key) ?? { target, number: 0, watchers: 0 };
      row.watchers += 1;
      rows.set(key, row);
      const family = families.get(target.view) ?? new Set();
      families.set(target.view, family.add(key));
      return { key, number: row.number, at: clock.now(), view };
    },
    leave: (target) => {
      const key = viewKeyOf(target);
      const row = rows.get(key);
      if (row === undefined) return;
      row.watchers -= 1;
      if (row.watchers > 0) return;
      rows.delete(key);
      soon.delete(key);
      families.get(target.view)?.delete(key);
    },
    touch: gather,
    stop: () => {
      deaf();
      callOffGathering?.();
      callOffRefresh();
    },
  };
}
