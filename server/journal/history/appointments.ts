import type { DatabaseSync } from 'node:sqlite';
import type { Actor, Fact } from '#contract/facts.ts';
import { type HistoryPart, writerOf } from './part.ts';

/** Bookings and what became of them; kept for ever, while the hall itself forgets days that are over. */
const TABLES = `
  CREATE TABLE appointments (
    appointment TEXT PRIMARY KEY,
    service TEXT NOT NULL,
    -- The slot that holds now; a booking may be moved.
    slot INTEGER NOT NULL,
    person TEXT NOT NULL,
    language TEXT NOT NULL,
    booked_at INTEGER NOT NULL,
    -- desk, phone or api.
    booked_by TEXT NOT NULL,
    moves INTEGER NOT NULL,
    -- booked, cancelled, missed or checkedIn.
    outcome TEXT NOT NULL,
    ended_at INTEGER,
    visit TEXT,
    -- early, late or missed: how the person came.
    standing TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX appointments_by_slot ON appointments (slot);
  CREATE UNIQUE INDEX appointments_by_visit ON appointments (visit) WHERE visit IS NOT NULL;

  CREATE TABLE fact_of_appointment (
    seq INTEGER PRIMARY KEY,
    appointment TEXT NOT NULL
  ) STRICT;

  -- The one definition of tardiness: serving began − slot, of the visit's first step. Null until it is served.
  CREATE VIEW appointment_times AS SELECT
    appointment, appointments.service, slot, appointments.visit, standing,
    serving_at - slot AS tardiness_ms
    FROM appointments LEFT JOIN steps ON steps.visit = appointments.visit AND steps.step = 1;
`;

function openAppointments(db: DatabaseSync): (fact: Fact) => void {
  const write = writerOf(db);
  const book = write(`INSERT INTO appointments VALUES
    (?, ?, ?, ?, ?, ?, ?, 0, 'booked', NULL, NULL, NULL)`);
  const move = write('UPDATE appointments SET slot = ?2, moves = moves + 1 WHERE appointment = ?1');
  const end = write('UPDATE appointments SET outcome = ?2, ended_at = ?3 WHERE appointment = ?1');
  const checkIn = write(`UPDATE appointments SET outcome = 'checkedIn', ended_at = ?2, visit = ?3,
    standing = ?4 WHERE appointment = ?1`);
  const note = write('INSERT INTO fact_of_appointment VALUES (?, ?)');

  const record = ({ at, by, event }: Fact) => {
    switch (event.type) {
      case 'appointmentBooked': {
        const { appointment, service, slot, person, language } = event;
        return book(appointment, service, slot, person, language, at, channelOf(by));
      }
      case 'appointmentMoved':
        return move(event.appointment, event.slot);
      case 'appointmentCancelled':
        return end(event.appointment, 'cancelled', at);
      case 'appointmentMissed':
        return end(event.appointment, 'missed', at);
      case 'appointmentCheckedIn':
        return checkIn(event.appointment, at, event.visit, event.standing);
      default:
        return;
    }
  };

  return (fact) => {
    record(fact);
    if ('appointment' in fact.event) note(fact.seq, fact.event.appointment);
  };
}

function channelOf(by: Actor): string {
  if (by.kind === 'api') return 'api';
  return by.kind === 'passerBy' ? 'phone' : 'desk';
}

export const appointmentsPart: HistoryPart = {
  tables: TABLES,
  order: {
    appointments: 'appointment',
    fact_of_appointment: 'seq',
  },
  open: openAppointments,
};
