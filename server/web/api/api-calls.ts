import type { z } from 'zod';
import {
  type ApiAppointment,
  type ApiScope,
  apiAppointmentSchema,
  apiBookingSchema,
  apiMoveSchema,
  apiPathSchemas,
  apiServicesSchema,
  apiSlotsSchema,
} from '#contract/api.ts';
import type { AppointmentView } from '#contract/appointments.ts';
import type { Actor, CommandOf, Refusal } from '#contract/facts.ts';
import type { AppointmentId, RequestId } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { WebParts } from '../web-parts.ts';

type PathName = keyof typeof apiPathSchemas;

/** One thing that a program may ask, and what the OpenAPI document says of it. */
export interface ApiCall {
  readonly method: 'get' | 'post' | 'delete';
  /** `/services/{service}`: names in braces are those of `apiPathSchemas`. */
  readonly path: string;
  readonly summary: string;
  readonly scope: ApiScope;
  readonly names: readonly PathName[];
  readonly body: z.ZodType | null;
  readonly answer: z.ZodType;
  readonly status: 200 | 201;
  act(parts: ApiParts, asked: ApiAsked): Promise<Outcome<unknown, Refusal>>;
}

export type ApiParts = Pick<WebParts, 'hall' | 'booking'>;

export interface ApiAsked {
  readonly by: Extract<Actor, { readonly kind: 'api' }>;
  readonly request: RequestId;
  readonly path: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Everything is parsed before `act` runs, so that parsing once more here cannot fail; it gives the values their types. */
export const API_CALLS: readonly ApiCall[] = [
  {
    method: 'get',
    path: '/services',
    summary: 'The services that can be booked, and how many places each day has',
    scope: 'slots',
    names: [],
    body: null,
    answer: apiServicesSchema,
    status: 200,
    async act({ booking }) {
      const services = booking.services().services.map(({ service, name, days }) => ({
        service,
        name,
        days,
      }));
      return ok({ services });
    },
  },
  {
    method: 'get',
    path: '/services/{service}/days/{date}/slots',
    summary: 'The times of one day and the places that are free now',
    scope: 'slots',
    names: ['service', 'date'],
    body: null,
    answer: apiSlotsSchema,
    status: 200,
    async act({ booking }, { path }) {
      const service = apiPathSchemas.service.parse(path.service);
      const date = apiPathSchemas.date.parse(path.date);
      const view = booking.slots(service, date);
      if (view === undefined) return refuse({ kind: 'noAppointments' });
      const slots = view.slots.map(({ at, free }) => ({ at: isoOf(at), free }));
      return ok({ service, date, slotMin: view.slotMin, slots });
    },
  },
  {
    method: 'post',
    path: '/appointments',
    summary: 'Books a place; the header Idempotency-Key makes a repeated call the same booking',
    scope: 'appointments',
    names: [],
    body: apiBookingSchema,
    answer: apiAppointmentSchema,
    status: 201,
    async act(parts, { by, request, body }) {
      const { service, slot, contact, language } = apiBookingSchema.parse(body);
      const wish = { id: request, service, slot: Date.parse(slot), contact, language };
      const booked = await parts.booking.book(wish, by);
      return booked.ok ? shown(parts, by, booked.value.appointment) : booked;
    },
  },
  {
    method: 'get',
    path: '/appointments/{appointment}',
    summary: 'One booking that this program has made',
    scope: 'appointments',
    names: ['appointment'],
    body: null,
    answer: apiAppointmentSchema,
    status: 200,
    async act(parts, { by, path }) {
      return shown(parts, by, apiPathSchemas.appointment.parse(path.appointment));
    },
  },
  {
    method: 'post',
    path: '/appointments/{appointment}/move',
    summary: 'Moves a booking to another time',
    scope: 'appointments',
    names: ['appointment'],
    body: apiMoveSchema,
    answer: apiAppointmentSchema,
    status: 200,
    act(parts, asked) {
      const appointment = apiPathSchemas.appointment.parse(asked.path.appointment);
      const slot = Date.parse(apiMoveSchema.parse(asked.body).slot);
      return changed(parts, asked, { type: 'moveAppointment', appointment, slot });
    },
  },
  {
    method: 'delete',
    path: '/appointments/{appointment}',
    summary: 'Cancels a booking and gives its place back',
    scope: 'appointments',
    names: ['appointment'],
    body: null,
    answer: apiAppointmentSchema,
    status: 200,
    act(parts, asked) {
      const appointment = apiPathSchemas.appointment.parse(asked.path.appointment);
      return changed(parts, asked, { type: 'cancelAppointment', appointment });
    },
  },
];

/** Another's booking is as unknown as one that never was. */
function own({ hall }: ApiParts, by: ApiAsked['by'], id: AppointmentId): boolean {
  const bookedBy = hall.state().appointments.all.get(id)?.bookedBy;
  return bookedBy?.kind === 'api' && bookedBy.client === by.client;
}

function shown(
  parts: ApiParts,
  by: ApiAsked['by'],
  id: AppointmentId,
): Outcome<ApiAppointment, Refusal> {
  const view = own(parts, by, id) ? parts.booking.view(id) : undefined;
  return view === undefined ? refuse({ kind: 'noSuchAppointment' }) : ok(written(view));
}

async function changed(
  parts: ApiParts,
  { by, request }: ApiAsked,
  command: CommandOf<'moveAppointment' | 'cancelAppointment'>,
): Promise<Outcome<ApiAppointment, Refusal>> {
  if (!own(parts, by, command.appointment)) return refuse({ kind: 'noSuchAppointment' });
  const done = await parts.hall.submit({ id: request, command, by });
  return done.ok ? shown(parts, by, command.appointment) : done;
}

function written(view: AppointmentView): ApiAppointment {
  const { appointment, service, state, address, number } = view;
  return {
    appointment,
    service,
    slot: isoOf(view.slot),
    state,
    checkInFrom: isoOf(view.checkInFrom),
    checkInUntil: isoOf(view.checkInUntil),
    address,
    number,
  };
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}
