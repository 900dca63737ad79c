import { Icon, type IconName, Mark } from '#kit/parts/icon.tsx';
import type { ManageModel } from '../manage-model.ts';
import { words } from '../manage-texts.ts';
import type { Room } from '../rooms.ts';

const ICONS: Readonly<Record<Room, IconName>> = {
  live: 'grid',
  tasks: 'check',
  patrol: 'log',
  office: 'flag',
  visits: 'ticket',
  bookings: 'calendar',
  today: 'chart',
  report: 'printer',
  devices: 'device',
  settings: 'set',
};

/** Only the rooms that whoever has signed in may open. The bench is a page of its own. */
export function Rail({ model }: { model: ManageModel }) {
  const shown = model.route.value.room;
  return (
    <nav class="manage-rail on-board" aria-label={words('rooms')}>
      <Mark class="manage-rail-mark" />
      {model.rooms.map((room) => (
        <a
          key={room}
          href={`#${room}`}
          class={room === 'settings' ? 'is-last' : ''}
          aria-current={room === shown ? 'page' : undefined}
        >
          <Icon name={ICONS[room]} />
          {words(room)}
        </a>
      ))}
      {model.staff.role === 'maintainer' && (
        <a href="/bench" class="is-last">
          <Icon name="repair" />
          {words('bench')}
        </a>
      )}
    </nav>
  );
}
