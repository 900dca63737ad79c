import { z } from 'zod';
import type { FoundAppointment } from './appointments.ts';
import { simulatorOrderSchema } from './bench.ts';
import { caseProofSchema, type Strokes, strokesSchema } from './cases.ts';
import { contactSchema, phoneSchema } from './contact.ts';
import type { ByteTrace } from './devices.ts';
import type { Command, CommandAnswer, Refusal } from './facts.ts';
import { commandSchema } from './facts.ts';
import { type FindingAnswers, findingQuestionSchemas } from './finding.ts';
import {
  type AppointmentId,
  appointmentIdSchema,
  caseIdSchema,
  counterIdSchema,
  kioskIdSchema,
  type RequestId,
  requestIdSchema,
  screenIdSchema,
  serviceDaySchema,
  serviceIdSchema,
  taskIdSchema,
  visitIdSchema,
} from './ids.ts';
import { languageSchema, lineSchema } from './language.ts';
import type { Outcome } from './outcome.ts';
import type { PatrolLine } from './patrols.ts';
import type { Place } from './place.ts';
import { placeSchema } from './place.ts';
import type { DaySupervision, TodayFigures, VisitLine, VisitTimeline } from './reports.ts';
import type { SettingsFault } from './settings.ts';
import type { ScreenRole } from './staff.ts';
import { type StaffRole, screenRoleSchema } from './staff.ts';
import type { TaskStory } from './tasks.ts';
import type { KeptCase, ViewName, Views } from './views.ts';

// ── what a page asks of the server over its socket ──────────────────────────────────────────────

/** Which view of which place. A page watches few; each is one Socket.IO room. */
export const viewTargetSchema = z.discriminatedUnion('view', [
  z.strictObject({ view: z.literal('kiosk'), kiosk: kioskIdSchema }),
  z.strictObject({ view: z.literal('ticket'), visit: visitIdSchema }),
  z.strictObject({ view: z.literal('counter'), counter: counterIdSchema }),
  z.strictObject({ view: z.literal('board') }),
  z.strictObject({ view: z.literal('clerk'), counter: counterIdSchema }),
  /** `service` null: all of them. `search`: one number, as people say it; empty for none. */
  z.strictObject({
    view: z.literal('guide'),
    service: serviceIdSchema.nullable(),
    search: z.string().regex(/^[A-Za-z]?[0-9]{0,6}$/),
  }),
  z.strictObject({ view: z.literal('live') }),
  z.strictObject({ view: z.literal('office') }),
  z.strictObject({ view: z.literal('tasks') }),
  z.strictObject({ view: z.literal('patrols') }),
  z.strictObject({ view: z.literal('devices') }),
  z.strictObject({ view: z.literal('settings') }),
  z.strictObject({ view: z.literal('bench') }),
  z.strictObject({ view: z.literal('booking') }),
  z.strictObject({ view: z.literal('slots'), service: serviceIdSchema, date: z.iso.date() }),
  z.strictObject({ view: z.literal('appointments'), date: z.iso.date() }),
  z.strictObject({ view: z.literal('appointment'), appointment: appointmentIdSchema }),
]);
export type ViewTarget = Readonly<z.infer<typeof viewTargetSchema>>;
/** `counter:3`: the name of the room and of the view's number row. */
export type ViewKey = string;
export function viewKeyOf(target: ViewTarget): ViewKey {
  switch (target.view) {
    case 'kiosk':
      return `kiosk:${target.kiosk}`;
    case 'ticket':
      return `ticket:${target.visit}`;
    case 'counter':
    case 'clerk':
      return `${target.view}:${target.counter}`;
    case 'slots':
      return `slots:${target.service}/${target.date}`;
    case 'appointments':
      return `appointments:${target.date}`;
    case 'appointment':
      return `appointment:${target.appointment}`;
    case 'guide':
      return `guide:${target.service ?? ''}/${target.search}`;
    default:
      return target.view;
  }
}

/** `number` grows by one with each sending of the same key; a lower one is old and is dropped. */
export interface ViewMessage<Name extends ViewName = ViewName> {
  readonly key: ViewKey;
  readonly number: number;
  readonly at: number;
  readonly view: Views[Name];
}

/** A refusal as it reaches a page: its code and values, and a sentence in the asker's language. */
export interface Refused {
  readonly refusal: Refusal;
  readonly text: string;
}

export const commandRequestSchema = z.strictObject({ id: requestIdSchema, command: commandSchema });
export interface CommandRequest {
  readonly id: RequestId;
  readonly command: Exclude<Command, { readonly type: 'adoptSettings' }>;
}

/** Questions about the past and acts that are no facts of the queue. */
export const questionSchema = z.discriminatedUnion('ask', [
  /** Newest first, about 50. A null day: all days. `before`: the `issuedAt` of the last line of the page before. */
  z.strictObject({
    ask: z.literal('visits'),
    day: serviceDaySchema.nullable(),
    search: z.string().max(40),
    before: z.int().nullable(),
  }),
  z.strictObject({ ask: z.literal('timeline'), visit: visitIdSchema }),
  z.strictObject({ ask: z.literal('today'), day: serviceDaySchema.nullable() }),
  /** The second half of the daily report; a null day: today. */
  z.strictObject({ ask: z.literal('daySupervision'), day: serviceDaySchema.nullable() }),
  z.strictObject({ ask: z.literal('taskStory'), task: taskIdSchema }),
  /** Walks that are over, newest first; `before`: the `startedAt` of the last line of the page before. */
  z.strictObject({ ask: z.literal('pastPatrols'), before: z.int().nullable() }),
  z.strictObject({
    ask: z.literal('saveSettings'),
    text: z.string().max(400_000),
    revision: z.string().max(64),
  }),
  z.strictObject({ ask: z.literal('inviteScreen'), role: screenRoleSchema, place: placeSchema }),
  z.strictObject({ ask: z.literal('revokeScreen'), screen: screenIdSchema }),
  z.strictObject({ ask: z.literal('testDevice'), device: z.string().max(40) }),
  ...findingQuestionSchemas,
  z.strictObject({ ask: z.literal('simulate'), order: simulatorOrderSchema }),
  z.strictObject({ ask: z.literal('traceBytes'), on: z.boolean() }),
  /** Whose it is goes into the vault, and the hall books for whom it has there. The same `id` books once. */
  z.strictObject({
    ask: z.literal('bookAppointment'),
    id: requestIdSchema,
    service: serviceIdSchema,
    slot: z.int().min(0),
    contact: contactSchema,
    language: languageSchema,
  }),
  /** At a kiosk: by the telephone number that was booked with, or by the code of the booking. Today's alone. */
  z.strictObject({
    ask: z.literal('findAppointments'),
    by: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('phone'), phone: phoneSchema }),
      z.strictObject({ kind: z.literal('code'), code: z.string().max(60) }),
    ]),
  }),
  /** Cases that can be continued by whoever has this phone, holds this slip or, at the desk, says this number. */
  z.strictObject({ ask: z.literal('findKeptCases'), proof: caseProofSchema }),
  z.strictObject({
    ask: z.literal('continueCase'),
    case: caseIdSchema,
    proof: caseProofSchema,
    language: languageSchema,
    isForSameClerk: z.boolean(),
  }),
  /** A null name: the case has its person already, by the card. */
  z.strictObject({
    ask: z.literal('keepCaseContact'),
    case: caseIdSchema,
    name: lineSchema(30).nullable(),
    phone: phoneSchema,
  }),
  /** The pad's page hands in what was drawn on it. */
  z.strictObject({ ask: z.literal('signCase'), counter: counterIdSchema, strokes: strokesSchema }),
  z.strictObject({ ask: z.literal('openSignature'), case: caseIdSchema }),
]);
export type Question = Readonly<z.infer<typeof questionSchema>>;
export interface Answers extends FindingAnswers {
  readonly visits: { readonly lines: readonly VisitLine[]; readonly total: number };
  readonly timeline: VisitTimeline;
  readonly today: TodayFigures;
  readonly daySupervision: DaySupervision;
  readonly taskStory: TaskStory;
  readonly pastPatrols: { readonly lines: readonly PatrolLine[] };
  /** Empty: saved and in force. `stale`: somebody else saved in between. */
  readonly saveSettings: { readonly faults: readonly SettingsFault[]; readonly isStale: boolean };
  readonly inviteScreen: { readonly code: string; readonly until: number };
  readonly revokeScreen: null;
  readonly testDevice: { readonly isDone: boolean; readonly why: string };
  readonly simulate: null;
  readonly traceBytes: null;
  /** `address`: the page of this booking; its end proves whose it is. */
  readonly bookAppointment: { readonly appointment: AppointmentId; readonly address: string };
  /** The nearest first, at most five. */
  readonly findAppointments: readonly FoundAppointment[];
  readonly findKeptCases: { readonly cases: readonly KeptCase[] };
  readonly continueCase: CommandAnswer;
  readonly keepCaseContact: null;
  readonly signCase: null;
  readonly openSignature: { readonly strokes: Strokes };
}
export type QuestionOf<Name extends Question['ask']> = Extract<Question, { readonly ask: Name }>;

export interface ClientToServer {
  command: (
    request: CommandRequest,
    answer: (outcome: Outcome<CommandAnswer, Refused>) => void,
  ) => void;
  /** Joins and answers with the whole view; joining again after a gap repairs it. */
  watch: (target: ViewTarget, answer: (outcome: Outcome<ViewMessage, Refused>) => void) => void;
  unwatch: (target: ViewTarget) => void;
  ask: (
    question: Question,
    answer: (outcome: Outcome<Answers[Question['ask']], Refused>) => void,
  ) => void;
}

export interface ServerToClient {
  view: (message: ViewMessage) => void;
  /** Bytes on the lines, gathered; only to who asked for them. */
  trace: (traces: readonly ByteTrace[]) => void;
  /** The server stops in an orderly way; pages say "one moment". */
  oneMoment: () => void;
  /** This token is no longer good: sign in or pair again. */
  letOut: () => void;
}

/**
 * In the socket's handshake. `ticket` is the end of a phone page's address: `2026-07-03.A017~<mac>` of a ticket,
 * `b-0123456789abcdef~<mac>` of a booking, or `book`, which anybody may say.
 */
export const handshakeSchema = z.strictObject({
  language: languageSchema,
  token: z.string().max(100).nullable(),
  ticket: z.string().max(60).nullable(),
});
export type Handshake = Readonly<z.infer<typeof handshakeSchema>>;

// ── HTTP: sign-in and pairing, the only things that need no token ────────────────────────────────

/** POST /api/sign-in */
export const signInSchema = z.strictObject({
  staff: z.string().max(20),
  password: z.string().max(200),
  language: languageSchema,
});
export interface SignedIn {
  readonly token: string;
  readonly staff: string;
  readonly name: string;
  readonly role: StaffRole;
}
/** POST /api/sign-out carries the token as `Authorization: Bearer`. */

/** POST /api/pair: the code that the manage page shows. */
export const pairSchema = z.strictObject({
  code: z.string().regex(/^\d{6}$/),
  language: languageSchema,
});
/** POST /api/pair-demo: in the demo hall and from loopback alone, without a code. */
export const pairDemoSchema = z.strictObject({
  role: screenRoleSchema,
  place: placeSchema,
  language: languageSchema,
});
export interface Paired {
  readonly token: string;
  readonly role: ScreenRole;
  readonly place: Place;
}

/** GET /api/start: what the start page shows; accounts only in the demo hall on loopback. */
export interface StartInfo {
  readonly name: Readonly<Record<string, string>>;
  readonly language: string;
  readonly isDemo: boolean;
  readonly version: string;
  readonly accounts: readonly {
    readonly staff: string;
    readonly name: string;
    readonly role: StaffRole;
    readonly password: string;
  }[];
  readonly kiosks: readonly { readonly id: string; readonly name: string }[];
  readonly stations: readonly { readonly id: string; readonly name: string }[];
  readonly counters: readonly {
    readonly id: string;
    readonly label: string;
    readonly area: Readonly<Record<string, string>>;
  }[];
}
/** Every refused HTTP call answers `{ refusal, text }` as on the socket. */
