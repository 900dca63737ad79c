import type { CaseSheet, CaseStage, SlipView } from '#contract/cases.ts';
import type { PersonId } from '#contract/ids.ts';
import type { KeptCase } from '#contract/views.ts';
import { type Case, missingOf, type Slip, stepsLeftOf } from '../cases/case.ts';
import { isOverdue } from '../cases/case-book.ts';
import type { Hall } from '../hall-state.ts';
import { isLive } from '../visit.ts';
import { hallSign, type ViewContext } from './context.ts';

const KEPT_MAX = 3;

/** One case as staff see it; whose it is, is masked. */
export function caseSheet(hall: Hall, about: ViewContext, each: Case): CaseSheet {
  const { names } = about;
  const { clerk, person, returned, seen, done } = each;
  const counter = hall.clerks.get(clerk)?.counter ?? null;
  const label = counter === null ? null : (hall.rulebook.counters.get(counter)?.label ?? null);
  return {
    case: each.id,
    service: each.service,
    serviceName: each.serviceName,
    openedAt: each.openedAt,
    state: each.state.kind,
    since: each.state.since,
    stage: stageOf(each),
    clerk: { staff: clerk, name: names.staffName(clerk) },
    counterLabel: label,
    number: each.visit === null ? null : (hall.visits.get(each.visit)?.number ?? null),
    maskedName: person === null ? null : (names.maskedName(person) ?? null),
    materials: each.materials.map((part) => ({ ...part, seenAt: seen[part.id] ?? null })),
    steps: each.steps.map((part) => ({ ...part, doneAt: done[part.id] ?? null })),
    keyPoints: each.keyPoints,
    needsReview: each.needsReview,
    needsSignature: each.needsSignature,
    signedAt: each.signedAt,
    isSigning: each.signingAt !== null,
    promised: each.promised,
    isOverdue: isOverdue(each, hall.day),
    returned: returned && {
      name: names.staffName(returned.reviewer),
      at: returned.at,
      reasons: returned.reasons,
      text: returned.text,
    },
    helps: each.helps.map(({ help, topic, text, askedAt, taken, answer }) => ({
      help,
      topic,
      text,
      askedAt,
      taken: taken && { name: names.staffName(taken.helper), at: taken.at },
      answer: answer && { name: names.staffName(answer.helper), text: answer.text, at: answer.at },
    })),
    slips: each.slips.map(({ slip, kind, at, print }) => ({ slip, kind, at, print: print.kind })),
  };
}

/** 受理 → 办理 → 审核 → 反馈: the first of them that has something left to do. */
function stageOf(each: Case): CaseStage {
  const { kind } = each.state;
  if (kind === 'passed' || kind === 'closed') return 'feedback';
  if (kind === 'inReview') return 'review';
  if (missingOf(each).length > 0) return 'acceptance';
  if (stepsLeftOf(each).length > 0) return 'handling';
  return each.needsReview ? 'review' : 'feedback';
}

/** A person's cases that a ticket may be taken for, newest first. */
export function keptCasesOf(hall: Hall, person: PersonId): readonly KeptCase[] {
  const all = hall.cases.ofPerson.get(person);
  return (all?.lastFew(all.size) ?? [])
    .filter((each) => canContinue(hall, each))
    .slice(0, KEPT_MAX)
    .map(keptCase);
}

export function keptCase({ id, serviceName, openedAt }: Case): KeptCase {
  return { case: id, service: serviceName, openedAt };
}

/** Not reviewed just now, not closed, and nobody has come for it yet. */
export function canContinue(hall: Hall, { state, visit, service }: Case): boolean {
  if (state.kind === 'inReview' || state.kind === 'closed') return false;
  const bound = visit === null ? undefined : hall.visits.get(visit);
  return hall.rulebook.offered.has(service) && (bound === undefined || !isLive(bound));
}

/** What a slip says; `code` proves whose case it is. Undefined: the hall knows no such slip any more. */
export function drawSlip(
  hall: Hall,
  about: ViewContext,
  {
    of: { id, slip: number },
    code,
  }: {
    readonly of: { readonly id: Case['id']; readonly slip: Slip['slip'] };
    readonly code: string;
  },
): SlipView | undefined {
  const each = hall.cases.all.get(id);
  const slip = each?.slips.find((one) => one.slip === number);
  if (each === undefined || slip === undefined) return undefined;
  const sign = hallSign(about);
  const { counter } = slip;
  return {
    kind: slip.kind,
    case: id,
    service: each.serviceName,
    hallName: sign.name,
    timeZone: sign.timeZone,
    at: slip.at,
    language: each.language,
    lines: slip.lines,
    promised: each.promised,
    clerkName: about.names.staffName(slip.clerk),
    counterLabel: counter === null ? null : (hall.rulebook.counters.get(counter)?.label ?? null),
    isReprint: slip.isReprint,
    code,
    footer: about.settings.ticket.footer,
  };
}
