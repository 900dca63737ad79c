import { computed, effect, type ReadonlySignal } from '@preact/signals';
import type { SignedIn, StartInfo } from '#contract/channels.ts';
import type { Clock, Instant } from '#contract/clock.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { HallSign } from '#contract/views.ts';
import { newRequestId } from '#kit/ids.ts';
import { language, speak } from '#kit/language.ts';
import type { Link } from '#kit/link/link.ts';
import type { Chime } from './alarm/chime.ts';
import { openUnhappyAlarm, type UnhappyAlarm } from './alarm/unhappy-alarm.ts';
import { type BookingsModel, openBookingsModel } from './bookings/bookings-model.ts';
import { type DevicesModel, openDevicesModel } from './devices/devices-model.ts';
import { type LiveModel, openLiveModel } from './live/live-model.ts';
import { type OfficeModel, openOfficeModel } from './office/office-model.ts';
import { openPatrolModel, type PatrolModel } from './patrol/patrol-model.ts';
import { openPresses } from './presses.ts';
import { openReportModel, type ReportModel } from './report/report-model.ts';
import { openReprint } from './reprint.ts';
import { type Room, roomsOf } from './rooms.ts';
import { type Route, routeOf } from './route.ts';
import { openSettingsModel, type SettingsModel } from './settings/settings-model.ts';
import { openTasksModel, type TasksModel } from './tasks/tasks-model.ts';
import { openTodayModel, type TodayModel } from './today/today-model.ts';
import { openVisitsModel, type VisitsModel } from './visits/visits-model.ts';

/** A room's model is null where the role of who has signed in may not open it. */
export interface ManageModel {
  readonly link: Link;
  readonly staff: SignedIn;
  readonly rooms: readonly Room[];
  readonly route: ReadonlySignal<Route>;
  /** Null before the first view has come. */
  readonly hall: ReadonlySignal<HallSign | null>;
  /** The file of settings is broken; told only to who may mend it. */
  readonly isFileBroken: ReadonlySignal<boolean>;
  readonly office: OfficeModel | null;
  /** Where nobody may look at the hall, nobody is alarmed. */
  readonly alarm: UnhappyAlarm | null;
  readonly live: LiveModel | null;
  readonly tasks: TasksModel | null;
  readonly patrol: PatrolModel | null;
  readonly visits: VisitsModel | null;
  readonly bookings: BookingsModel | null;
  readonly today: TodayModel | null;
  readonly report: ReportModel | null;
  readonly devices: DevicesModel | null;
  readonly settings: SettingsModel | null;
  close(): void;
}

export interface ManageOptions {
  readonly link: Link;
  readonly staff: SignedIn;
  /** The part of the address after `#`, as it changes. */
  readonly hash: ReadonlySignal<string>;
  readonly clock: Clock;
  readonly hallNow: ReadonlySignal<Instant>;
  /** Opened only where there is something to ring for. */
  readonly openChime: () => Chime;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly askStart: () => Promise<Outcome<StartInfo, unknown>>;
}

export function openManageModel(options: ManageOptions): ManageModel {
  const { link, staff, hash, clock, hallNow } = options;
  const rooms = roomsOf(staff.role);
  const route = computed(() => routeOf(hash.value, rooms));
  const isIn = (room: Room) => computed(() => route.value.room === room);
  const reprint = openReprint(link);
  const presses = openPresses(link);

  const live = rooms.includes('live')
    ? openLiveModel(link, { reprint, presses, mayRemind: staff.role === 'supervisor' })
    : null;
  const office = rooms.includes('office') ? openOfficeModel({ link, role: staff.role }) : null;
  const visits =
    live !== null && rooms.includes('visits')
      ? openVisitsModel({
          link,
          clock,
          hallNow,
          reprint,
          live: live.view,
          isShown: isIn('visits'),
          opened: computed(() => (route.value.room === 'visits' ? route.value.visit : null)),
        })
      : null;
  const bookings = rooms.includes('bookings')
    ? openBookingsModel({ link, newId: newRequestId })
    : null;
  const today =
    live !== null && rooms.includes('today')
      ? openTodayModel({ link, clock, hallNow, live: live.view, isShown: isIn('today') })
      : null;
  const alarm =
    live === null
      ? null
      : openUnhappyAlarm({
          view: live.view,
          chime: options.openChime(),
          storage: options.storage,
        });
  const tasks = rooms.includes('tasks')
    ? openTasksModel({
        link,
        staff,
        presses,
        hallNow,
        wanted: computed(() => (route.value.room === 'tasks' ? route.value.task : null)),
      })
    : null;
  const patrol = rooms.includes('patrol')
    ? openPatrolModel({ link, staff, presses, clock, hallNow, isShown: isIn('patrol') })
    : null;
  const report =
    live !== null && rooms.includes('report')
      ? openReportModel({ link, hallNow, live: live.view, isShown: isIn('report') })
      : null;
  const devices = rooms.includes('devices')
    ? openDevicesModel({ ...options, role: staff.role, route })
    : null;
  const settings = rooms.includes('settings') ? openSettingsModel(link) : null;

  const hall = computed(() => live?.view.value?.hall ?? devices?.view.value?.hall ?? null);
  const stopSpeaking = effect(() => {
    const wanted = hall.value?.language;
    if (wanted !== undefined && wanted !== language.peek()) speak(wanted);
  });
  return {
    link,
    staff,
    rooms,
    route,
    hall,
    isFileBroken: computed(() => (settings?.view.value?.faults.length ?? 0) > 0),
    office,
    alarm,
    live,
    tasks,
    patrol,
    visits,
    bookings,
    today,
    report,
    devices,
    settings,
    close() {
      stopSpeaking();
      const models = [
        alarm,
        office,
        live,
        tasks,
        patrol,
        visits,
        bookings,
        today,
        report,
        devices,
        settings,
      ];
      for (const model of models) model?.close();
    },
  };
}
