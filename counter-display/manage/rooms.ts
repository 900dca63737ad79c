import type { StaffRole } from '#contract/staff.ts';

export const ROOMS = [
  'live',
  'office',
  'tasks',
  'patrol',
  'visits',
  'bookings',
  'today',
  'report',
  'devices',
  'settings',
] as const;
export type Room = (typeof ROOMS)[number];

/** Which rooms have something to show a role. The server decides; a test holds this against its table. */
const OPEN_TO: Readonly<Record<StaffRole, readonly Room[]>> = {
  clerk: [],
  guide: [],
  backOffice: ['live', 'office', 'tasks', 'visits', 'bookings'],
  supervisor: ['live', 'office', 'tasks', 'patrol', 'visits', 'bookings', 'today', 'report'],
  maintainer: ['devices', 'tasks'],
  administrator: ['devices', 'tasks', 'settings'],
};

export function roomsOf(role: StaffRole): readonly Room[] {
  return OPEN_TO[role];
}
