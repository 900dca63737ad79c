import { z } from 'zod';
import type { Instant } from './clock.ts';
import { phoneSchema } from './contact.ts';
import type { PrintReport } from './devices.ts';
import { printReportSchema } from './equipment.ts';
import type { FlowPart } from './flow.ts';
import {
  type CaseId,
  type CounterId,
  caseIdSchema,
  counterIdSchema,
  type DeviceId,
  deviceIdSchema,
  type PersonId,
  personIdSchema,
  type ServiceDay,
  type ServiceId,
  type StaffId,
  type TicketNumber,
  type VisitId,
} from './ids.ts';
import { languageSchema, type Texts } from './language.ts';

// ── commands ────────────────────────────────────────────────────────────────────────────────────

const flowPartId = z.string().max(40);
const count = z.int().min(1).max(10_000);
/** What staff write to each other about a case; may be empty. */
const said = z
  .string()
  .max(200)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  .regex(/^[^\u0000-\u001f\u007f-\u009f]*$/);

export const caseCommandSchemas = [
  z.strictObject({
    type: z.literal('tickMaterial'),
    case: caseIdSchema,
    material: flowPartId,
    isSeen: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('tickCaseStep'),
    case: caseIdSchema,
    step: flowPartId,
    isDone: z.boolean(),
  }),
  /** Told once and completely: prints all that is missing and keeps the case. */
  z.strictObject({ type: z.literal('tellMissing'), counter: counterIdSchema }),
  z.strictObject({ type: z.literal('submitCase'), case: caseIdSchema }),
  z.strictObject({ type: z.literal('passCase'), case: caseIdSchema }),
  z.strictObject({
    type: z.literal('returnCase'),
    case: caseIdSchema,
    reasons: z.array(z.string().max(40)).max(12),
    text: said,
  }),
  /** The customer has been told the result; the case is closed. */
  z.strictObject({
    type: z.literal('feedBackCase'),
    case: caseIdSchema,
    isVoucherWanted: z.boolean(),
  }),
  /** Closed without a result: the customer does not want it any more, or never came back. */
  z.strictObject({ type: z.literal('withdrawCase'), case: caseIdSchema, why: said }),
  /** A null topic: the text says it all. */
  z.strictObject({
    type: z.literal('askHelp'),
    case: caseIdSchema,
    topic: z.string().max(40).nullable(),
    text: said,
  }),
  z.strictObject({ type: z.literal('takeHelp'), case: caseIdSchema, help: count }),
  z.strictObject({ type: z.literal('answerHelp'), case: caseIdSchema, help: count, text: said }),
  z.strictObject({
    type: z.literal('wantSignature'),
    counter: counterIdSchema,
    case: caseIdSchema,
  }),
  z.strictObject({ type: z.literal('dropSignature'), counter: counterIdSchema }),
  /** The pad's page has sealed the strokes in the vault. */
  z.strictObject({ type: z.literal('noteSignature'), counter: counterIdSchema }),
  /** A supervisor is about to look at the strokes. */
  z.strictObject({ type: z.literal('noteSignatureOpened'), case: caseIdSchema }),
  /** Whose case it is; the person is in the vault already. */
  z.strictObject({ type: z.literal('nameCase'), case: caseIdSchema, person: personIdSchema }),
  /** Whoever comes back for a kept case gets a ticket for it; the door has seen the proof. */
  z.strictObject({
    type: z.literal('continueCase'),
    case: caseIdSchema,
    language: languageSchema,
    isForSameClerk: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('reportSlip'),
    case: caseIdSchema,
    slip: count,
    device: deviceIdSchema.nullable(),
    report: printReportSchema,
  }),
  z.strictObject({ type: z.literal('reprintSlip'), case: caseIdSchema, slip: count }),
] as const;
export type CaseCommandType = z.infer<(typeof caseCommandSchemas)[number]>['type'];

// ── what goes to the vault ──────────────────────────────────────────────────────────────────────

/** How somebody shows that a kept case is theirs. At the desk staff looks for itself and says the number. */
export const caseProofSchema = z.discriminatedUnion('kind', [
  /** The card that lies in the hall's mind at this kiosk. */
  z.strictObject({ kind: z.literal('card') }),
  z.strictObject({ kind: z.literal('phone'), phone: phoneSchema }),
  z.strictObject({ kind: z.literal('slip'), code: z.string().max(80) }),
  z.strictObject({ kind: z.literal('atDesk'), case: z.string().max(20) }),
]);
export type CaseProof = Readonly<z.infer<typeof caseProofSchema>>;

/** A signature as it was drawn: each stroke x, y, x, y … in thousandths of the field's width. */
export const strokesSchema = z
  .array(z.array(z.int().min(0).max(1_000)).min(4).max(2_000))
  .min(1)
  .max(100);
export type Strokes = Readonly<z.infer<typeof strokesSchema>>;

// ── events ──────────────────────────────────────────────────────────────────────────────────────

/** A slip of a case beside the ticket: what is missing, or the result. */
export type SlipKind = 'missing' | 'voucher';

export type CaseEvent =
  | {
      readonly type: 'caseOpened';
      readonly case: CaseId;
      readonly visit: VisitId;
      readonly service: ServiceId;
      readonly counter: CounterId;
      readonly clerk: StaffId;
      readonly person: PersonId | null;
      /** Settled when it is opened, by the service's settings of that moment. */
      readonly needsReview: boolean;
      readonly needsSignature: boolean;
      readonly promised: ServiceDay | null;
    }
  /** A kept case, or one of another clerk, lies at this counter now. */
  | {
      readonly type: 'caseTaken';
      readonly case: CaseId;
      readonly visit: VisitId;
      readonly counter: CounterId;
      readonly clerk: StaffId;
    }
  /** Its visit has ended or went on to something else; the case goes on. */
  | { readonly type: 'caseKept'; readonly case: CaseId; readonly visit: VisitId }
  /** Its customer is back and has this ticket for it. */
  | {
      readonly type: 'caseContinued';
      readonly case: CaseId;
      readonly visit: VisitId;
      /** The clerk in whose own line the ticket waits; null: in the service's. */
      readonly forClerk: StaffId | null;
    }
  | {
      readonly type: 'materialTicked';
      readonly case: CaseId;
      readonly material: string;
      readonly isSeen: boolean;
    }
  | {
      readonly type: 'caseStepTicked';
      readonly case: CaseId;
      readonly step: string;
      readonly isDone: boolean;
    }
  | {
      readonly type: 'missingTold';
      readonly case: CaseId;
      readonly visit: VisitId;
      readonly counter: CounterId;
      readonly clerk: StaffId;
      readonly missing: readonly string[];
      readonly slip: number;
    }
  | { readonly type: 'caseSubmitted'; readonly case: CaseId; readonly clerk: StaffId }
  | {
      readonly type: 'casePassed';
      readonly case: CaseId;
      /** Who handled it: accuracy is counted for this clerk. */
      readonly clerk: StaffId;
      readonly reviewer: StaffId;
    }
  | {
      readonly type: 'caseReturned';
      readonly case: CaseId;
      readonly clerk: StaffId;
      readonly reviewer: StaffId;
      readonly reasons: readonly string[];
      readonly text: string;
    }
  | {
      readonly type: 'caseFedBack';
      readonly case: CaseId;
      readonly clerk: StaffId;
      /** The voucher's slip; null: none was wanted. */
      readonly slip: number | null;
    }
  | { readonly type: 'caseWithdrawn'; readonly case: CaseId; readonly why: string }
  | {
      readonly type: 'helpAsked';
      readonly case: CaseId;
      /** Counts from 1 within the case. */
      readonly help: number;
      readonly clerk: StaffId;
      readonly topic: string | null;
      readonly text: string;
    }
  | {
      readonly type: 'helpTaken';
      readonly case: CaseId;
      readonly help: number;
      readonly helper: StaffId;
    }
  | {
      readonly type: 'helpAnswered';
      readonly case: CaseId;
      readonly help: number;
      readonly helper: StaffId;
      readonly text: string;
    }
  | { readonly type: 'signatureWanted'; readonly case: CaseId; readonly counter: CounterId }
  | { readonly type: 'signatureDropped'; readonly case: CaseId; readonly counter: CounterId }
  | { readonly type: 'caseSigned'; readonly case: CaseId; readonly counter: CounterId }
  | { readonly type: 'signatureOpened'; readonly case: CaseId }
  | { readonly type: 'caseNamed'; readonly case: CaseId; readonly person: PersonId }
  /** Finishing its visit was a misclick, and with it the case was closed. */
  | { readonly type: 'caseReopened'; readonly case: CaseId; readonly visit: VisitId }
  | {
      readonly type: 'slipReported';
      readonly case: CaseId;
      readonly slip: number;
      readonly device: DeviceId | null;
      readonly report: PrintReport;
    }
  | { readonly type: 'slipReprintWanted'; readonly case: CaseId; readonly slip: number };

// ── refusals ────────────────────────────────────────────────────────────────────────────────────

export type CaseRefusal =
  | { readonly kind: 'noSuchCase' }
  | { readonly kind: 'noCaseHere' }
  | { readonly kind: 'notYourCase' }
  | { readonly kind: 'noSuchFlowPart' }
  | { readonly kind: 'caseClosed' }
  | { readonly kind: 'caseInReview' }
  | { readonly kind: 'caseNotInReview' }
  | { readonly kind: 'nothingMissing' }
  | { readonly kind: 'materialsMissing'; readonly count: number }
  | { readonly kind: 'stepsLeft'; readonly count: number }
  | { readonly kind: 'reviewNotNeeded' }
  | { readonly kind: 'reviewFirst' }
  | { readonly kind: 'notSigned' }
  | { readonly kind: 'signedAlready' }
  | { readonly kind: 'nothingToSign' }
  | { readonly kind: 'reasonWanted' }
  | { readonly kind: 'questionWanted' }
  /** Free text must not hold an ID number or a phone number: those belong in the vault. */
  | { readonly kind: 'personalInText' }
  | { readonly kind: 'noSuchHelp' }
  | { readonly kind: 'helpTakenBy'; readonly helper: StaffId }
  | { readonly kind: 'tooMuchHelp' }
  | { readonly kind: 'noSuchSlip' }
  | { readonly kind: 'continuedAlready'; readonly number: TicketNumber };

// ── views ───────────────────────────────────────────────────────────────────────────────────────

export type CaseStage = 'acceptance' | 'handling' | 'review' | 'feedback';
export type CaseStateKind =
  | 'open'
  | 'waitingForMaterials'
  | 'inReview'
  | 'returned'
  | 'passed'
  | 'closed';

export interface HelpSheet {
  readonly help: number;
  readonly topic: Texts | null;
  readonly text: string;
  readonly askedAt: Instant;
  readonly taken: { readonly name: string; readonly at: Instant } | null;
  readonly answer: { readonly name: string; readonly text: string; readonly at: Instant } | null;
}

export interface SlipSheet {
  readonly slip: number;
  readonly kind: SlipKind;
  readonly at: Instant;
  readonly print: 'wanted' | 'printed' | 'held' | 'unconfirmed' | 'screenOnly';
}

/** One case as staff see it, at the counter and in the office. */
export interface CaseSheet {
  readonly case: CaseId;
  readonly service: ServiceId;
  readonly serviceName: Texts;
  readonly openedAt: Instant;
  readonly state: CaseStateKind;
  /** Since when it is in this state. */
  readonly since: Instant;
  readonly stage: CaseStage;
  readonly clerk: { readonly staff: StaffId; readonly name: string };
  /** Where that clerk sits now. */
  readonly counterLabel: string | null;
  /** Of the visit in which it lies at a counter or waits for one. */
  readonly number: TicketNumber | null;
  readonly maskedName: string | null;
  readonly materials: readonly (FlowPart & { readonly seenAt: Instant | null })[];
  readonly steps: readonly (FlowPart & { readonly doneAt: Instant | null })[];
  readonly keyPoints: readonly { readonly title: Texts; readonly text: Texts }[];
  readonly needsReview: boolean;
  readonly needsSignature: boolean;
  readonly signedAt: Instant | null;
  /** The pad asks for the signature now. */
  readonly isSigning: boolean;
  readonly promised: ServiceDay | null;
  readonly isOverdue: boolean;
  /** The last time it was sent back. */
  readonly returned: {
    readonly name: string;
    readonly at: Instant;
    readonly reasons: readonly Texts[];
    readonly text: string;
  } | null;
  /** Newest last, at most 3. */
  readonly helps: readonly HelpSheet[];
  /** Newest last, at most 3. */
  readonly slips: readonly SlipSheet[];
}

/** What is printed for a case; each slip in the customer's language. */
export interface SlipView {
  readonly kind: SlipKind;
  readonly case: CaseId;
  readonly service: Texts;
  readonly hallName: Texts;
  readonly timeZone: string;
  readonly at: Instant;
  readonly language: z.infer<typeof languageSchema>;
  /** Names of what is missing; of a voucher, of what was done. */
  readonly lines: readonly Texts[];
  readonly promised: ServiceDay | null;
  readonly clerkName: string;
  readonly counterLabel: string | null;
  readonly isReprint: boolean;
  /** Whoever holds the slip proves by it that the case is theirs. */
  readonly code: string;
  readonly footer: Texts;
}
