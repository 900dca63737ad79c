import { expect, test } from 'vitest';
import { STAFF_ROLES } from '#contract/staff.ts';
import { MAY_ASK, MAY_WATCH } from '#people/permission-table.ts';
import { ROOMS, type Room, roomsOf } from '../../../../counter-display/manage/rooms.ts';

/** What a room cannot be without, as the server's table names it. */
const NEEDS: Readonly<
  Record<Room, { readonly watch: keyof typeof MAY_WATCH; readonly ask?: keyof typeof MAY_ASK }>
> = {
  live: { watch: 'live' },
  tasks: { watch: 'tasks', ask: 'taskStory' },
  patrol: { watch: 'patrols', ask: 'pastPatrols' },
  office: { watch: 'office' },
  visits: { watch: 'live', ask: 'visits' },
  bookings: { watch: 'appointments', ask: 'bookAppointment' },
  today: { watch: 'live', ask: 'today' },
  report: { watch: 'live', ask: 'daySupervision' },
  devices: { watch: 'devices' },
  settings: { watch: 'settings', ask: 'saveSettings' },
};

test.each(STAFF_ROLES)('%s sees exactly the rooms that the server opens to that role', (role) => {
  const open = ROOMS.filter((room) => {
    const { watch, ask } = NEEDS[room];
    const mayAsk = ask === undefined || MAY_ASK[ask][role] !== undefined;
    return MAY_WATCH[watch][role] !== undefined && mayAsk;
  });
  expect(new Set(roomsOf(role))).toEqual(new Set(open));
});

test('whoever may see a visit in a list may see its timeline', () => {
  expect(MAY_ASK.timeline).toEqual(MAY_ASK.visits);
});
