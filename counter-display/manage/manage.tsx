import { BookingsRoom } from './bookings/bookings-room.tsx';
import { DevicesRoom } from './devices/devices-room.tsx';
import { LiveRoom } from './live/live-room.tsx';
import type { ManageModel } from './manage-model.ts';
import { OfficeRoom } from './office/office-room.tsx';
import { Rail } from './parts/rail.tsx';
import { PatrolRoom } from './patrol/patrol-room.tsx';
import { ReportRoom } from './report/report-room.tsx';
import { SettingsRoom } from './settings/settings-room.tsx';
import { TasksRoom } from './tasks/tasks-room.tsx';
import { TodayRoom } from './today/today-room.tsx';
import { VisitsRoom } from './visits/visits-room.tsx';
import './manage.css';
import './manage-parts.css';

/** The office's page: a dark rail of rooms, and the room that the address names. */
export function Manage({ model }: { model: ManageModel }) {
  return (
    <div class="manage">
      <Rail model={model} />
      <ShownRoom model={model} />
    </div>
  );
}

function ShownRoom({ model }: { model: ManageModel }) {
  const { office, live, tasks, patrol, visits, bookings, today, report, devices, settings } = model;
  const route = model.route.value;
  switch (route.room) {
    case 'office':
      return office && <OfficeRoom manage={model} model={office} />;
    case 'live':
      return live && <LiveRoom manage={model} model={live} />;
    case 'tasks':
      return tasks && <TasksRoom manage={model} model={tasks} />;
    case 'patrol':
      return patrol && <PatrolRoom manage={model} model={patrol} />;
    case 'visits':
      return visits && <VisitsRoom manage={model} model={visits} />;
    case 'bookings':
      return bookings && <BookingsRoom manage={model} model={bookings} />;
    case 'today':
      return today && <TodayRoom manage={model} model={today} />;
    case 'report':
      return report && <ReportRoom manage={model} model={report} />;
    case 'devices':
      return devices && <DevicesRoom manage={model} model={devices} part={route.part} />;
    case 'settings':
      return settings && <SettingsRoom manage={model} model={settings} />;
  }
}
