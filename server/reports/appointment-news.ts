import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { HallEventType } from '#contract/facts.ts';
import { appointmentIdSchema, personIdSchema, serviceIdSchema } from '#contract/ids.ts';
import { languageSchema } from '#contract/language.ts';

const rowSchema = z
  .object({
    seq: z.int(),
    at: z.int(),
    type: z.string(),
    appointment: appointmentIdSchema,
    service: serviceIdSchema,
    slot: z.int(),
    person: personIdSchema,
    language: languageSchema,
  })
  .readonly();

/** One thing that happened to a booking, with the booking as it stands now. */
export type AppointmentNews = z.infer<typeof rowSchema>;

/** The journal read as an outbox: what comes next after a place in it. */
export interface AppointmentNewsReader {
  /** Undefined: there is nothing of these kinds yet. */
  nextAfter(seq: number, types: readonly HallEventType[]): AppointmentNews | undefined;
}

export function openAppointmentNews(db: DatabaseSync): AppointmentNewsReader {
  const next = db.prepare(`SELECT facts.seq, facts.at, facts.type, appointments.appointment,
      appointments.service, appointments.slot, appointments.person, appointments.language
    FROM fact_of_appointment
    JOIN facts ON facts.seq = fact_of_appointment.seq
    JOIN appointments ON appointments.appointment = fact_of_appointment.appointment
    WHERE fact_of_appointment.seq > ?1 AND facts.type IN (SELECT value FROM json_each(?2))
    ORDER BY fact_of_appointment.seq LIMIT 1`);
  return {
    nextAfter(seq, types) {
      const row = next.get(seq, JSON.stringify(types));
      return row === undefined ? undefined : rowSchema.parse(row);
    },
  };
}
