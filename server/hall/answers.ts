import type { CommandAnswer, Fact, Refusal } from '#contract/facts.ts';
import { type RequestId, ticketNumberOf, type VisitId } from '#contract/ids.ts';
import { type Outcome, ok } from '#contract/outcome.ts';

export type Answer = Outcome<CommandAnswer, Refusal>;

/** A page gives up repeating a request long before so many others have been made. */
export const ANSWERS_MAX = 20_000;

/** First answers by request, so that asking again changes nothing. Bounded: the oldest go. */
export interface Answers {
  find(request: RequestId): Answer | undefined;
  keep(request: RequestId, answer: Answer): void;
  /** From a fact read back at the start; facts of one request follow each other. */
  keepFact(fact: Fact): void;
}

export function openAnswers(): Answers {
  const answers = new Map<RequestId, Answer>();
  const keep = (request: RequestId, answer: Answer) => {
    answers.set(request, answer);
    if (answers.size <= ANSWERS_MAX) return;
    for (const oldest of answers.keys()) {
      answers.delete(oldest);
      return;
    }
  };
  return {
    find: (request) => answers.get(request),
    keep,
    keepFact: (fact) => {
      const before = answers.get(fact.request);
      keep(fact.request, ok(answerWith(before?.ok ? before.value : undefined, fact)));
    },
  };
}

/** The last visit that a command's facts speak of is the one it was about. */
export function answerWith(before: CommandAnswer | undefined, fact: Fact): CommandAnswer {
  const visit: VisitId | null = 'visit' in fact.event ? fact.event.visit : (before?.visit ?? null);
  return { seq: fact.seq, visit, number: visit === null ? null : ticketNumberOf(visit) };
}
