import type { SlipKind } from '#contract/cases.ts';
import type { Instant } from '#contract/clock.ts';
import type { Flow, FlowPart } from '#contract/flow.ts';
import type {
  CaseId,
  CounterId,
  PersonId,
  ServiceDay,
  ServiceId,
  StaffId,
  VisitId,
} from '#contract/ids.ts';
import type { Language, Texts } from '#contract/language.ts';
import type { PrintState } from '../visit.ts';

/** Where one case stands. Replaced whole, never changed inside. */
export type CaseState =
  /** In its clerk's hands, at a counter or set aside. */
  | { readonly kind: 'open'; readonly since: Instant }
  | { readonly kind: 'waitingForMaterials'; readonly since: Instant }
  | { readonly kind: 'inReview'; readonly since: Instant }
  /** Sent back to its clerk, to be mended and submitted again. */
  | { readonly kind: 'returned'; readonly since: Instant }
  /** Reviewed; the customer is to be told. */
  | { readonly kind: 'passed'; readonly since: Instant }
  | { readonly kind: 'closed'; readonly since: Instant };

export interface HelpRequest {
  readonly help: number;
  readonly topic: Texts | null;
  readonly text: string;
  readonly askedAt: Instant;
  readonly taken: { readonly helper: StaffId; readonly at: Instant } | null;
  readonly answer: {
    readonly helper: StaffId;
    readonly text: string;
    readonly at: Instant;
  } | null;
}

export interface Slip {
  readonly slip: number;
  readonly kind: SlipKind;
  readonly at: Instant;
  readonly clerk: StaffId;
  /** Where its customer stands; null: it is printed at the desk. */
  readonly counter: CounterId | null;
  readonly lines: readonly Texts[];
  readonly print: PrintState;
  readonly isReprint: boolean;
}

export interface CaseReturn {
  readonly reviewer: StaffId;
  readonly at: Instant;
  /** The reasons' texts, so that changed settings do not leave a return unexplained. */
  readonly reasons: readonly Texts[];
  readonly text: string;
}

/** The newest few are shown; the journal has them all. */
export const HELPS_KEPT_MAX = 3;
export const SLIPS_KEPT_MAX = 3;

/** One piece of business. Plain data: a dump is a copy of it. */
export interface Case {
  readonly id: CaseId;
  /** In which it was opened in this hall, never starting again: breaks ties. */
  readonly order: number;
  readonly service: ServiceId;
  readonly serviceName: Texts;
  /** As the service had it when the case was opened: what was promised then stays. */
  readonly materials: readonly FlowPart[];
  readonly steps: readonly FlowPart[];
  readonly keyPoints: Flow['keyPoints'];
  readonly openedAt: Instant;
  readonly needsReview: boolean;
  readonly needsSignature: boolean;
  readonly promised: ServiceDay | null;
  /** Of the customer: slips are printed in it. */
  readonly language: Language;
  person: PersonId | null;
  /** Who handles it. */
  clerk: StaffId;
  /** The visit that it lies at a counter in, or waits for one in. */
  visit: VisitId | null;
  /** The last one that it outlived: a misclick may bring that back. */
  keptFrom: VisitId | null;
  /** When each was ticked, by the part's id. */
  seen: Readonly<Record<string, Instant>>;
  done: Readonly<Record<string, Instant>>;
  state: CaseState;
  returned: CaseReturn | null;
  /** How many were ever asked and printed: the next one's number follows. */
  helpCount: number;
  slipCount: number;
  helps: readonly HelpRequest[];
  slips: readonly Slip[];
  /** The pad there asks for the signature. */
  signingAt: CounterId | null;
  signedAt: Instant | null;
}

export function isClosed({ state }: Case): boolean {
  return state.kind === 'closed';
}

export function missingOf({ materials, seen }: Case): readonly FlowPart[] {
  return materials.filter(({ id }) => seen[id] === undefined);
}

export function stepsLeftOf({ steps, done }: Case): readonly FlowPart[] {
  return steps.filter(({ id }) => done[id] === undefined);
}

export function openHelpOf({ helps }: Case): HelpRequest | undefined {
  return helps.find(({ answer }) => answer === null);
}

/** Nothing is left to do but to tell the customer. */
export function isReadyToClose(each: Case): boolean {
  return (
    missingOf(each).length === 0 &&
    stepsLeftOf(each).length === 0 &&
    (!each.needsReview || each.state.kind === 'passed') &&
    (!each.needsSignature || each.signedAt !== null)
  );
}
