import { type ViewKey, type ViewMessage, type ViewTarget, viewKeyOf } from '#contract/channels.ts';
import type { Refusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Feed } from '#hall/hall-service.ts';

/** The most a page needs is the manage page's handful; a phone needs one. */
export const WATCHES_MAX = 20;

/** What one socket watches. Everything is left again when the socket goes. */
export interface Watches {
  /** Watching the same again answers with the whole view once more. */
  join(target: ViewTarget): Outcome<ViewMessage, Refusal>;
  leave(target: ViewTarget): void;
  leaveAll(): void;
}

export function openWatches(
  feed: Feed,
  room: { enter(key: ViewKey): void; leave(key: ViewKey): void },
): Watches {
  const watched = new Map<ViewKey, ViewTarget>();
  const leave = (target: ViewTarget) => {
    const key = viewKeyOf(target);
    if (!watched.delete(key)) return;
    room.leave(key);
    feed.leave(target);
  };
  return {
    join(target) {
      const key = viewKeyOf(target);
      const isKnown = watched.has(key);
      if (!isKnown && watched.size >= WATCHES_MAX) return refuse({ kind: 'tooFast' });
      const message = feed.join(target);
      if (message === undefined) return refuse(nothingThere(target));
      if (isKnown) {
        // Joined before it is left, so that the row of numbers goes on.
        feed.leave(target);
      } else {
        watched.set(key, target);
        room.enter(key);
      }
      return ok(message);
    },
    leave,
    leaveAll() {
      for (const target of [...watched.values()]) leave(target);
    },
  };
}

function nothingThere({ view }: ViewTarget): Refusal {
  switch (view) {
    case 'kiosk':
      return { kind: 'noSuchKiosk' };
    case 'counter':
    case 'clerk':
      return { kind: 'noSuchCounter' };
    case 'ticket':
      return { kind: 'noSuchVisit' };
    case 'slots':
      return { kind: 'noAppointments' };
    case 'appointment':
      return { kind: 'noSuchAppointment' };
    default:
      return { kind: 'notUnderstood', path: 'view' };
  }
}
