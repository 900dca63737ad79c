import type { TaskId, VisitId } from '#contract/ids.ts';
import { isTaskId, isVisitId } from '#kit/ids.ts';
import type { Room } from './rooms.ts';

/** What the address says is to be seen. A visit or a device in it can be sent to a colleague. */
export type Route =
  | { readonly room: 'live' | 'office' | 'bookings' | 'today' | 'report' | 'patrol' | 'settings' }
  | { readonly room: 'tasks'; readonly task: TaskId | null }
  | { readonly room: 'visits'; readonly visit: VisitId | null }
  /** `device` null: none has been chosen. It is the settings' own id, or no longer any. */
  | { readonly room: 'devices'; readonly part: 'devices'; readonly device: string | null }
  | { readonly room: 'devices'; readonly part: 'screens' | 'find' };

/** `#visit=2026-07-03.A017`; whatever leads nowhere, or where this role may not go, leads to the first room. */
export function routeOf(hash: string, rooms: readonly Room[]): Route {
  const wanted = readRoute(hash);
  if (wanted !== undefined && rooms.includes(wanted.room)) return wanted;
  return readRoute(`#${rooms[0] ?? 'live'}`) ?? { room: 'live' };
}

export function hashOf(route: Route): string {
  switch (route.room) {
    case 'visits':
      return route.visit === null ? '#visits' : `#visit=${route.visit}`;
    case 'tasks':
      return route.task === null ? '#tasks' : `#task=${route.task}`;
    case 'devices':
      if (route.part !== 'devices') return `#${route.part}`;
      return route.device === null ? '#devices' : `#device=${encodeURIComponent(route.device)}`;
    default:
      return `#${route.room}`;
  }
}

export const taskHash = (task: TaskId): string => hashOf({ room: 'tasks', task });

export const visitHash = (visit: VisitId): string => hashOf({ room: 'visits', visit });

function readRoute(hash: string): Route | undefined {
  const [name = '', value = ''] = hash.replace(/^#/, '').split('=');
  switch (name) {
    case 'office':
    case 'live':
    case 'bookings':
    case 'today':
    case 'report':
    case 'patrol':
    case 'settings':
      return { room: name };
    case 'tasks':
      return { room: 'tasks', task: null };
    case 'task':
      return { room: 'tasks', task: isTaskId(value) ? value : null };
    case 'visits':
      return { room: 'visits', visit: null };
    case 'visit':
      return { room: 'visits', visit: isVisitId(value) ? value : null };
    case 'devices':
      return { room: 'devices', part: 'devices', device: null };
    case 'device':
      return { room: 'devices', part: 'devices', device: decoded(value) };
    case 'screens':
    case 'find':
      return { room: 'devices', part: name };
    default:
      return undefined;
  }
}

/** An address that was cut in the middle of a sign names nothing. */
function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
