import { z } from 'zod';
import type { HallEvent, HallEventType } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { queueSettingsSchema } from '#contract/settings.ts';

/**
 * The version in which each event is written today. Whoever changes the shape of an event raises its number here and adds
 * below how the older shape becomes the newer one; rows on disk are never rewritten.
 */
export const EVENT_VERSIONS: Readonly<Record<HallEventType, number>> = {
  settingsAdopted: 1,
  dayBegan: 1,
  cardPresented: 1,
  cardDismissed: 1,
  ticketIssued: 1,
  ticketCalled: 2,
  ticketRecalled: 1,
  noShowMarked: 1,
  ticketReturned: 2,
  servingBegan: 1,
  stepFinished: 1,
  ticketParked: 1,
  ticketTakenBack: 1,
  ticketTransferred: 1,
  visitLeft: 1,
  visitEndedByDay: 1,
  stepRated: 1,
  stepNotRated: 1,
  shiftOpened: 1,
  shiftPaused: 1,
  shiftResumed: 1,
  shiftClosed: 1,
  staffSignedIn: 1,
  staffSignedOut: 1,
  screenPaired: 1,
  screenRevoked: 1,
  deviceHealthChanged: 1,
  printReported: 1,
  reprintWanted: 1,
  callSpoken: 1,
  paperRollBegan: 1,
  paperRollEnded: 1,
  rollNumberCalled: 1,
  rollNumberSkipped: 1,
  rollServiceTold: 1,
  paperVisitEntered: 1,
  visitCarried: 1,
  carriedVisitJoined: 1,
  dayClosed: 1,
  paperSentTo: 1,
  ticketReordered: 1,
  classChanged: 1,
  serviceChanged: 1,
  ticketVoided: 1,
  servicePaused: 1,
  serviceResumed: 1,
  proofSeen: 1,
  classDenied: 1,
  appointmentBooked: 1,
  appointmentMoved: 1,
  appointmentCancelled: 1,
  appointmentCheckedIn: 1,
  appointmentMissed: 1,
  appointmentReminded: 1,
  webhookReported: 1,
  furtherPlanned: 1,
  visitWentOn: 1,
  noteWritten: 1,
  ticketChosen: 1,
  walkUpTaken: 1,
  ticketPutBack: 1,
  returnedToClerk: 1,
  stepUndone: 1,
  wrapUpBegan: 1,
  wrapUpEnded: 1,
  selfCallingSwitched: 1,
  caseOpened: 1,
  caseTaken: 1,
  caseKept: 1,
  caseContinued: 1,
  materialTicked: 1,
  caseStepTicked: 1,
  missingTold: 1,
  caseSubmitted: 1,
  casePassed: 1,
  caseReturned: 1,
  caseFedBack: 1,
  caseWithdrawn: 1,
  helpAsked: 1,
  helpTaken: 1,
  helpAnswered: 1,
  signatureWanted: 1,
  signatureDropped: 1,
  caseSigned: 1,
  signatureOpened: 1,
  caseNamed: 1,
  caseReopened: 1,
  slipReported: 1,
  slipReprintWanted: 1,
  taskOpened: 1,
  taskAssigned: 1,
  taskNoted: 1,
  taskClosed: 1,
  taskReopened: 1,
  taskFellDue: 1,
  ratingAppealed: 1,
  appealDecided: 1,
  patrolStarted: 1,
  patrolItemChecked: 1,
  patrolFinished: 1,
  counterReminded: 1,
};

type OldBody = Readonly<Record<string, unknown>>;
export type Upcasters = Readonly<Record<string, (body: OldBody) => OldBody>>;

/** `ticketIssued.1` → how a body of version 1 becomes one of version 2. */
export const UPCASTERS: Upcasters = {
  /** There was one rule then. */
  'ticketReturned.1': (body) => ({ ...body, rule: 'penalty' }),
  /** Whoever was due first was called then, and nobody for another reason. */
  'ticketCalled.1': ({ because, ...body }) => ({ ...body, because: reasonOfDue(because) }),
};

const dueReason = z.looseObject({ line: z.looseObject({ kind: z.string() }) });
const REASON_OF_LINE = new Map([
  ['counter', 'sentToCounter'],
  ['clerk', 'sentToClerk'],
]);

function reasonOfDue(because: unknown): OldBody {
  const old = dueReason.parse(because);
  return { ...old, kind: REASON_OF_LINE.get(old.line.kind) ?? 'dueFirst' };
}

export type UpcastProblem =
  | { readonly kind: 'unknownType'; readonly type: string }
  | { readonly kind: 'unknownVersion'; readonly type: string; readonly version: number };

/** Whether this program can read such a row. Asked for each kind of row once, when the journal opens. */
export function canRead(
  type: string,
  version: number,
  upcasters: Upcasters,
): Outcome<undefined, UpcastProblem> {
  const today = new Map<string, number>(Object.entries(EVENT_VERSIONS)).get(type);
  if (today === undefined) return refuse({ kind: 'unknownType', type });
  if (version > today || version < 1) return refuse({ kind: 'unknownVersion', type, version });
  for (let old = version; old < today; old += 1) {
    if (upcasters[`${type}.${old}`] === undefined) {
      return refuse({ kind: 'unknownVersion', type, version: old });
    }
  }
  return ok();
}

/** A body as it lies on disk becomes today's event. `canRead` has said that it can be. */
export function upcast(row: StoredEvent, upcasters: Upcasters): HallEvent {
  let body = JSON.parse(row.body);
  for (let old = row.version; ; old += 1) {
    const next = upcasters[`${row.type}.${old}`];
    if (next === undefined) break;
    body = next(body);
  }
  // Settings grow by defaults: what an older file did not name yet stands as it would in one of today.
  return row.type === 'settingsAdopted'
    ? { ...body, settings: queueSettingsSchema.parse(body.settings) }
    : body;
}

export interface StoredEvent {
  readonly type: string;
  readonly version: number;
  readonly body: string;
}
