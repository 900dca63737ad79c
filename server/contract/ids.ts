import { z } from 'zod';

/**
 * Branded ids: a string that has passed its schema. Each schema also is the only maker of its id,
 * so an id of one kind cannot be handed to a function that wants another.
 */
const plainId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'plainId');

export const serviceIdSchema = plainId.brand<'ServiceId'>();
export type ServiceId = z.infer<typeof serviceIdSchema>;

export const counterIdSchema = plainId.brand<'CounterId'>();
export type CounterId = z.infer<typeof counterIdSchema>;

export const classIdSchema = plainId.brand<'ClassId'>();
export type ClassId = z.infer<typeof classIdSchema>;

export const kioskIdSchema = plainId.brand<'KioskId'>();
export type KioskId = z.infer<typeof kioskIdSchema>;

export const deviceIdSchema = plainId.brand<'DeviceId'>();
export type DeviceId = z.infer<typeof deviceIdSchema>;

export const portIdSchema = plainId.brand<'PortId'>();
export type PortId = z.infer<typeof portIdSchema>;

/** A machine beside the server that has devices of its own: a kiosk or counter PC. */
export const stationIdSchema = plainId.brand<'StationId'>();
export type StationId = z.infer<typeof stationIdSchema>;

/** A person on the staff, by staff number: `0386`. */
export const staffIdSchema = z
  .string()
  .regex(/^[0-9]{3,8}$/, 'staffId')
  .brand<'StaffId'>();
export type StaffId = z.infer<typeof staffIdSchema>;

/** A customer in the vault; says nothing about the person without the vault's key. */
export const personIdSchema = z
  .string()
  .regex(/^p-[0-9a-f]{32}$/)
  .brand<'PersonId'>();
export type PersonId = z.infer<typeof personIdSchema>;

/** A paired screen: browser page of a kiosk, board, counter display or pad. */
export const screenIdSchema = z
  .string()
  .regex(/^s-[0-9a-f]{16}$/)
  .brand<'ScreenId'>();
export type ScreenId = z.infer<typeof screenIdSchema>;

/** The hall's day in its own time zone: `2026-07-03`. */
export const serviceDaySchema = z.iso.date().brand<'ServiceDay'>();
export type ServiceDay = z.infer<typeof serviceDaySchema>;

/** What is printed and called: one letter and at least three digits, `A017`; from a roll also without a letter. */
export const ticketNumberSchema = z
  .string()
  .regex(/^[A-Z]?[0-9]{3,6}$/)
  .brand<'TicketNumber'>();
export type TicketNumber = z.infer<typeof ticketNumberSchema>;

/** One customer's stay: service day and ticket number, `2026-07-03.A017`. Unique for ever. */
export const visitIdSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}\.[A-Z]?[0-9]{3,6}$/)
  .brand<'VisitId'>();
export type VisitId = z.infer<typeof visitIdSchema>;

/** A booking; its number is drawn from the request that made it. */
export const appointmentIdSchema = z
  .string()
  .regex(/^b-[0-9a-f]{16}$/)
  .brand<'AppointmentId'>();
export type AppointmentId = z.infer<typeof appointmentIdSchema>;

export const webhookIdSchema = plainId.brand<'WebhookId'>();
export type WebhookId = z.infer<typeof webhookIdSchema>;

/** A program that may book over the network. */
export const apiClientIdSchema = z
  .string()
  .regex(/^k-[0-9a-f]{16}$/)
  .brand<'ApiClientId'>();
export type ApiClientId = z.infer<typeof apiClientIdSchema>;
/** One piece of business: the day it was opened and its place in that day, `K260703-0012`. */
export const caseIdSchema = z
  .string()
  .regex(/^K\d{6}-\d{4,6}$/)
  .brand<'CaseId'>();
export type CaseId = z.infer<typeof caseIdSchema>;

/** Made by whoever asks, once for each wish; asking again with it gives the first answer again. */
export const requestIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/)
  .brand<'RequestId'>();
export type RequestId = z.infer<typeof requestIdSchema>;

/** Something that somebody has to see to; counts on through the years: `t-17`. */
export const taskIdSchema = z
  .string()
  .regex(/^t-[1-9][0-9]{0,8}$/)
  .brand<'TaskId'>();
export type TaskId = z.infer<typeof taskIdSchema>;

/** One walk through the hall with the checklist in hand: `w-3`. */
export const patrolIdSchema = z
  .string()
  .regex(/^w-[1-9][0-9]{0,8}$/)
  .brand<'PatrolId'>();
export type PatrolId = z.infer<typeof patrolIdSchema>;

export function taskIdOf(order: number): TaskId {
  return `t-${order}` as TaskId;
}

export function patrolIdOf(order: number): PatrolId {
  return `w-${order}` as PatrolId;
}

export function visitIdOf(day: ServiceDay, number: TicketNumber): VisitId {
  return `${day}.${number}` as VisitId;
}

export function ticketNumberOf(visit: VisitId): TicketNumber {
  return visit.slice(11) as TicketNumber;
}

export function serviceDayOfVisit(visit: VisitId): ServiceDay {
  return visit.slice(0, 10) as ServiceDay;
}

/** Numbers are written with at least three digits, so that they sort and read alike: 17 → `A017`. */
export function ticketNumberFrom(prefix: string, number: number): TicketNumber {
  return `${prefix}${String(number).padStart(3, '0')}` as TicketNumber;
}

/** 2026-07-03, 12 → `K260703-0012`. */
export function caseIdOf(day: ServiceDay, count: number): CaseId {
  return `K${day.slice(2).replaceAll('-', '')}-${String(count).padStart(4, '0')}` as CaseId;
}

/** From text that the product itself wrote: a known day, a drawn random id. Input goes by the schemas. */
export const trusted = {
  serviceDay: (text: string) => text as ServiceDay,
  requestId: (text: string) => text as RequestId,
  personId: (text: string) => text as PersonId,
  screenId: (text: string) => text as ScreenId,
  counterId: (text: string) => text as CounterId,
  kioskId: (text: string) => text as KioskId,
  appointmentId: (text: string) => text as AppointmentId,
  apiClientId: (text: string) => text as ApiClientId,
} as const;
