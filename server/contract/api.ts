import { z } from 'zod';
import { contactSchema } from './contact.ts';
import { appointmentIdSchema, serviceIdSchema } from './ids.ts';
import { languageSchema, textsSchema } from './language.ts';

/** What a program may be let do: look for free places, and book and look after its own bookings. */
export const API_SCOPES = ['slots', 'appointments'] as const;
export type ApiScope = (typeof API_SCOPES)[number];

// The schemas of the REST API: what comes in is parsed by them, and the OpenAPI document is made from them.

/** An instant with its zone, as programs write it: `2026-07-03T10:00:00+08:00`. */
const instantSchema = z.iso.datetime({ offset: true });

export const apiServicesSchema = z.strictObject({
  services: z.array(
    z.strictObject({
      service: serviceIdSchema,
      name: textsSchema,
      days: z.array(z.strictObject({ date: z.iso.date(), free: z.int().min(0) })),
    }),
  ),
});

export const apiSlotsSchema = z.strictObject({
  service: serviceIdSchema,
  date: z.iso.date(),
  slotMin: z.int(),
  slots: z.array(z.strictObject({ at: instantSchema, free: z.int().min(0) })),
});

export const apiBookingSchema = z.strictObject({
  service: serviceIdSchema,
  slot: instantSchema,
  contact: contactSchema,
  language: languageSchema,
});

export const apiMoveSchema = z.strictObject({ slot: instantSchema });

export const apiAppointmentSchema = z.strictObject({
  appointment: appointmentIdSchema,
  service: serviceIdSchema,
  slot: instantSchema,
  state: z.enum(['booked', 'cancelled', 'missed', 'checkedIn']),
  checkInFrom: instantSchema,
  checkInUntil: instantSchema,
  /** The booking's page; whoever has this address may move and cancel the booking. */
  address: z.string(),
  number: z.string().nullable(),
});
export type ApiAppointment = Readonly<z.infer<typeof apiAppointmentSchema>>;

export const apiRefusedSchema = z.strictObject({
  refusal: z.looseObject({ kind: z.string() }),
  /** A sentence in the asker's language. */
  text: z.string(),
});

export const apiPathSchemas = {
  service: serviceIdSchema,
  date: z.iso.date(),
  appointment: appointmentIdSchema,
} as const;
