import { z } from 'zod';
import {
  type AppointmentEvent,
  type AppointmentRefusal,
  appointmentCommandSchemas,
} from './appointments.ts';
import { type CaseEvent, type CaseRefusal, caseCommandSchemas } from './cases.ts';
import type { Instant } from './clock.ts';
import { type DayEndEvent, type DayEndRefusal, dayEndCommandSchemas } from './day-end.ts';
import {
  type EquipmentEvent,
  type EquipmentRefusal,
  equipmentCommandSchemas,
} from './equipment.ts';
import { type GuideEvent, type GuideRefusal, guideCommandSchemas } from './guide.ts';
import type {
  ApiClientId,
  AppointmentId,
  DeviceId,
  RequestId,
  ScreenId,
  StaffId,
  TicketNumber,
  VisitId,
} from './ids.ts';
import { type PaperEvent, type PaperRefusal, paperCommandSchemas } from './paper.ts';
import { type PatrolEvent, type PatrolRefusal, patrolCommandSchemas } from './patrols.ts';
import type { Place } from './place.ts';
import { type QueueEvent, type QueueRefusal, queueCommandSchemas } from './queue.ts';
import { type RatingEvent, type RatingRefusal, ratingCommandSchemas } from './ratings.ts';
import { type ServiceEvent, type ServiceRefusal, serviceCommandSchemas } from './services.ts';
import type { QueueSettings } from './settings.ts';
import {
  type ScreenRole,
  type StaffEvent,
  type StaffRefusal,
  type StaffRole,
  staffCommandSchemas,
} from './staff.ts';
import type { StationRefusal } from './stations.ts';
import { type StepEvent, type StepRefusal, stepCommandSchemas } from './steps.ts';
import { type TaskEvent, type TaskRefusal, taskCommandSchemas } from './tasks.ts';
import { type WatchEvent, watchCommandSchemas } from './watch.ts';
import { type WebhookFact, webhookCommandSchemas } from './webhooks.ts';

/** Every order that may come in from outside, by its `type`. */
export const commandSchema = z.discriminatedUnion('type', [
  ...queueCommandSchemas,
  ...ratingCommandSchemas,
  ...staffCommandSchemas,
  ...equipmentCommandSchemas,
  ...guideCommandSchemas,
  ...dayEndCommandSchemas,
  ...paperCommandSchemas,
  ...appointmentCommandSchemas,
  ...webhookCommandSchemas,
  ...stepCommandSchemas,
  ...caseCommandSchemas,
  ...taskCommandSchemas,
  ...patrolCommandSchemas,
  ...watchCommandSchemas,
  ...serviceCommandSchemas,
]);
/** `adoptSettings` has no schema: only this server gives it, with settings that have passed theirs. */
export type Command =
  | Readonly<z.infer<typeof commandSchema>>
  | { readonly type: 'adoptSettings'; readonly revision: string; readonly settings: QueueSettings };
export type CommandType = Command['type'];
export type CommandOf<Type extends CommandType> = Extract<Command, { readonly type: Type }>;

export type HallEvent =
  | QueueEvent
  | RatingEvent
  | StaffEvent
  | EquipmentEvent
  | GuideEvent
  | DayEndEvent
  | PaperEvent
  | AppointmentEvent
  | WebhookFact
  | StepEvent
  | CaseEvent
  | TaskEvent
  | PatrolEvent
  | WatchEvent
  | ServiceEvent;
export type HallEventType = HallEvent['type'];
export type EventOf<Type extends HallEventType> = Extract<HallEvent, { readonly type: Type }>;

/** Who gave an order, as the door has established it. */
export type Actor =
  | { readonly kind: 'staff'; readonly staff: StaffId; readonly role: StaffRole }
  | {
      readonly kind: 'screen';
      readonly screen: ScreenId;
      readonly role: ScreenRole;
      readonly place: Place;
    }
  | { readonly kind: 'device'; readonly device: DeviceId; readonly place: Place }
  | { readonly kind: 'customer'; readonly visit: VisitId }
  /** The booking page, of whoever it may be. */
  | { readonly kind: 'passerBy' }
  /** Whoever has the address of a booking. */
  | { readonly kind: 'holder'; readonly appointment: AppointmentId }
  | { readonly kind: 'api'; readonly client: ApiClientId }
  | { readonly kind: 'hall' };

/** One line of the journal. `seq` counts from 1 without a gap; `at` never goes back. */
export interface Fact {
  readonly seq: number;
  readonly at: Instant;
  readonly request: RequestId;
  readonly by: Actor;
  readonly event: HallEvent;
}

/** What a command comes to: the facts it made. The same request gives the same answer again. */
export interface CommandAnswer {
  readonly seq: number;
  readonly visit: VisitId | null;
  readonly number: TicketNumber | null;
}

/** All that the rules may refuse a command for. */
export type RuleRefusal =
  | QueueRefusal
  | RatingRefusal
  | StaffRefusal
  | EquipmentRefusal
  | GuideRefusal
  | DayEndRefusal
  | PaperRefusal
  | AppointmentRefusal
  | StepRefusal
  | CaseRefusal
  | TaskRefusal
  | PatrolRefusal
  | ServiceRefusal;
/** All that a command may be refused for, beside what the rules say. */
export type Refusal =
  | RuleRefusal
  | StationRefusal
  | { readonly kind: 'notAllowed' }
  /** Sign-in: the staff number or the password is wrong; which of them is not told. */
  | { readonly kind: 'wrongPassword' }
  /** Pairing: no open invitation has this code. */
  | { readonly kind: 'wrongCode' }
  | { readonly kind: 'notUnderstood'; readonly path: string }
  | { readonly kind: 'tooFast' }
  /** The journal could not be written; nothing has happened, and the hall tries again. */
  | { readonly kind: 'notRecorded' }
  | { readonly kind: 'stopping' };
export type RefusalKind = Refusal['kind'];
