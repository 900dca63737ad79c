import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';
import { type Appointment, isOpen, noteReminded, settle } from './appointments.ts';
import { checkInWindow } from './check-in.ts';

/** What time alone does to appointments, with the time at which it does so. */
export interface AppointmentDue {
  readonly until: Instant;
  readonly command: CommandOf<'missAppointment' | 'remindAppointment'>;
}

/** So many at most are settled in one go; the rest follow at once. */
const DUE_MAX = 200;

/** After the window, not with its last millisecond: who comes in it is still in time. */
function missedAt(hall: Hall, appointment: Appointment): Instant {
  return checkInWindow(hall, appointment).until + 1;
}

function remindAt({ settings }: Hall, { slot }: Appointment): Instant | undefined {
  const { reminderMin } = settings.appointments;
  return reminderMin === null ? undefined : slot - reminderMin * 60_000;
}

/** Looks at the nearest slot alone, however many are booked. */
export function nextAppointmentDeadline(hall: Hall): Instant | undefined {
  const first = hall.appointments.open.first();
  const unreminded = hall.appointments.unreminded.first();
  const times = [first && missedAt(hall, first), unreminded && remindAt(hall, unreminded)].filter(
    (time) => time !== undefined,
  );
  return times.length === 0 ? undefined : Math.min(...times);
}

export function dueAppointments(hall: Hall, at: Instant): readonly AppointmentDue[] {
  const due: AppointmentDue[] = [];
  for (const appointment of hall.appointments.open.firstFew(DUE_MAX)) {
    const until = missedAt(hall, appointment);
    if (until > at) break;
    due.push({ until, command: { type: 'missAppointment', appointment: appointment.id } });
  }
  for (const appointment of hall.appointments.unreminded.firstFew(DUE_MAX)) {
    const until = remindAt(hall, appointment);
    if (until === undefined || until > at) break;
    if (missedAt(hall, appointment) <= at) continue;
    due.push({ until, command: { type: 'remindAppointment', appointment: appointment.id } });
  }
  return due;
}

export function decideMissAppointment(
  hall: Hall,
  { appointment: id }: CommandOf<'missAppointment'>,
  at: Instant,
): Outcome<readonly EventOf<'appointmentMissed'>[], RuleRefusal> {
  const appointment = hall.appointments.all.get(id);
  if (appointment === undefined) return refuse({ kind: 'noSuchAppointment' });
  if (!isOpen(appointment)) return refuse({ kind: 'appointmentOver' });
  if (at < missedAt(hall, appointment)) return refuse({ kind: 'notYetDue' });
  return ok([{ type: 'appointmentMissed', appointment: id }]);
}

export function decideRemindAppointment(
  hall: Hall,
  { appointment: id }: CommandOf<'remindAppointment'>,
  at: Instant,
): Outcome<readonly EventOf<'appointmentReminded'>[], RuleRefusal> {
  const appointment = hall.appointments.all.get(id);
  if (appointment === undefined) return refuse({ kind: 'noSuchAppointment' });
  if (!isOpen(appointment) || appointment.isReminded) return refuse({ kind: 'appointmentOver' });
  const due = remindAt(hall, appointment);
  if (due === undefined || at < due) return refuse({ kind: 'notYetDue' });
  return ok([{ type: 'appointmentReminded', appointment: id }]);
}

/** Those of days that are over when this one begins: the window of a late slot may reach past the change. */
export function missedWithDay(hall: Hall, day: string): EventOf<'appointmentMissed'>[] {
  return [...hall.appointments.all.values()]
    .filter((appointment) => isOpen(appointment) && appointment.day < day)
    .map(({ id }) => ({ type: 'appointmentMissed', appointment: id }));
}

export function applyAppointmentMissed(hall: Hall, event: EventOf<'appointmentMissed'>): void {
  const appointment = mustGet(hall.appointments.all, event.appointment);
  settle(hall.appointments, appointment, { kind: 'missed' });
}

export function applyAppointmentReminded(hall: Hall, event: EventOf<'appointmentReminded'>): void {
  noteReminded(hall.appointments, mustGet(hall.appointments.all, event.appointment));
}
