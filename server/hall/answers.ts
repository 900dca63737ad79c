import type { CommandAnswer, Fact, Refusal } from '#contract/facts.ts';
import { type RequestId, ticketNumberOf, type VisitId } from '#contract/ids.ts';
import { type Outcome, ok } from '#contract/outcome.ts';

export type Answer = Outcome<CommandAnswer, Refusal>;

/** A page gives up repeating a request long before so many others have been made. */
export const ANSWERS_MAX = 20_000;

/** First answers by request, so that asking again changes nothing. The last `ANSWERS_MAX` are always known. */
export interface Answers {
  find(request: RequestId): Answer | undefined;
  keep(request: RequestId, answer: Answer): void;
  /** From a fact read back at the start; facts of one request follow each other. */
  keepFact(fact: Fact): void;
}

/** Two maps that take turns: dropping a whole old one costs less than finding the oldest of each keeping. */
export function openAnswers(): Answers {
  let older = new Map<RequestId, Answer>();
  let newer = new Map<RequestId, Answer>();
  const find = (request: RequestId) => newer.get(request) ?? older.get(request);
  const keep = (request: RequestId, answer: Answer) => {
    newer.set(request, answer);
    if (newer.size < ANSWERS_MAX) return;
    older = newer;
    newer = new Map();
  };
  return {
    find,
    keep,
    keepFact: (fact) => {
      const before = find(fact.request);
      keep(fact.request, ok(answerWith(before?.ok ? before.value : undefined, fact)));
    },
  };
}

/** The last visit that a command's facts speak of is the one it was about. */
export function answerWith(before: CommandAnswer | undefined, fact: Fact): CommandAnswer {
  const visit: VisitId | null = 'visit' in fact.event ? fact.event.visit : (before?.visit ?? null);
  return { seq: fact.seq, visit, number: visit === null ? null : ticketNumberOf(visit) };
}
