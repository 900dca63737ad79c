import { assert } from '#contract/assert.ts';
import type { Clock, Instant } from '#contract/clock.ts';
import type { Actor, Command, CommandAnswer, Fact, HallEvent, Refusal } from '#contract/facts.ts';
import { type RequestId, trusted } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Journal } from '#journal/journal.ts';
import { apply } from '#rules/apply.ts';
import { decide } from '#rules/decide.ts';
import { dumpHall, type Hall, openHall, restoreHall } from '#rules/hall-state.ts';
import { dueDayChange } from '#rules/service-day.ts';
import { ANSWERS_MAX, type Answer, answerWith, openAnswers } from './answers.ts';
import type { HallService, Submission } from './hall-service.ts';

export interface HallParts {
  readonly journal: Journal;
  readonly clock: Clock;
  /** Runs what it is given when everything that this turn of the event loop brought in has been heard. */
  readonly endOfTurn: (run: () => void) => void;
  readonly mayCommand: (by: Actor, command: Command) => boolean;
  /** Told when the journal could not be written and when it can again. */
  readonly onTrouble: (detail: string | undefined) => void;
}

/** Replaying so many facts takes a fraction of a second; writing a snapshot more often would cost more. */
const FACTS_BETWEEN_SNAPSHOTS = 20_000;

interface Waiting {
  readonly answer: Outcome<undefined, Refusal>;
  readonly request: RequestId;
  readonly events: number;
  readonly settle: (answer: Answer) => void;
}

interface Entry {
  readonly at: Instant;
  readonly request: RequestId;
  readonly by: Actor;
  readonly event: HallEvent;
}

const HALL: Actor = { kind: 'hall' };

/**
 * The single writer. What one turn of the event loop decides is one transaction: decided and applied at once, so that the
 * next command of the turn sees it, but answered and shown only when it is on disk. If the disk refuses, the state is read
 * back from the journal and everybody of that turn hears that nothing has happened.
 */
export function openHallService(parts: HallParts): HallService {
  const { journal, clock } = parts;
  const answers = openAnswers();
  const listeners = new Set<(facts: readonly Fact[]) => void>();
  let { hall, lastAt, snapshotSeq } = readBack(journal, answers.keepFact);
  let waiting: Waiting[] = [];
  let entries: Entry[] = [];
  let underWay = new Map<RequestId, Promise<Answer>>();
  let isStopped = false;
  let isInTrouble = false;

  /** The hall's time never goes back, whatever the machine's clock does. */
  const now = (): Instant => {
    lastAt = Math.max(lastAt, clock.now());
    return lastAt;
  };

  const take = (submission: Submission, at: Instant): Outcome<undefined, Refusal> => {
    const { command, by, id } = submission;
    if (!parts.mayCommand(by, command)) return refuse({ kind: 'notAllowed' });
    const decision = decide(hall, command, by, at);
    if (!decision.ok) return decision;
    for (const event of decision.value) {
      entries.push({ at, request: id, by, event });
      apply(hall, { at, by, event });
    }
    return ok();
  };

  const beginDayIfDue = (at: Instant) => {
    const command = dueDayChange(hall, at);
    if (command === undefined) return;
    const id = trusted.requestId(`day-${command.day}`);
    take({ id, command, by: HALL }, at);
  };

  const submit = (submission: Submission): Promise<Answer> => {
    if (isStopped) return Promise.resolve(refuse({ kind: 'stopping' }));
    const first = answers.find(submission.id);
    if (first !== undefined) return Promise.resolve(first);
    const same = underWay.get(submission.id);
    if (same !== undefined) return same;
    const at = now();
    beginDayIfDue(at);
    const before = entries.length;
    const answer = take(submission, at);
    const promise = new Promise<Answer>((settle) => {
      if (waiting.length === 0) parts.endOfTurn(commit);
      const events = entries.length - before;
      waiting.push({ answer, request: submission.id, events, settle });
    });
    underWay.set(submission.id, promise);
    return promise;
  };

  const commit = () => {
    const turn = { waiting, entries };
    waiting = [];
    entries = [];
    underWay = new Map();
    const written =
      turn.entries.length === 0 ? ok<readonly Fact[]>([]) : journal.append(turn.entries);
    if (!written.ok) {
      forget(written.problem.detail);
      for (const { settle } of turn.waiting) settle(refuse({ kind: 'notRecorded' }));
      return;
    }
    if (isInTrouble && written.value.length > 0) {
      isInTrouble = false;
      parts.onTrouble(undefined);
    }
    if (written.value.length > 0) for (const listener of listeners) listener(written.value);
    answerAll(turn.waiting, written.value);
    snapshotIfDue();
  };

  const answerAll = (turn: readonly Waiting[], facts: readonly Fact[]) => {
    const byRequest = new Map<RequestId, CommandAnswer>();
    for (const fact of facts) {
      byRequest.set(fact.request, answerWith(byRequest.get(fact.request), fact));
    }
    for (const { answer, request, settle } of turn) {
      const first: Answer = answer.ok
        ? ok(byRequest.get(request) ?? { seq: journal.headSeq(), visit: null, number: null })
        : answer;
      answers.keep(request, first);
      settle(first);
    }
  };

  /** What was decided this turn is not on disk, so it has not happened. */
  const forget = (detail: string) => {
    isInTrouble = true;
    ({ hall } = readBack(journal, () => {}));
    parts.onTrouble(detail);
  };

  const snapshotIfDue = () => {
    if (journal.headSeq() - snapshotSeq < FACTS_BETWEEN_SNAPSHOTS || isInTrouble) return;
    snapshotSeq = journal.headSeq();
    journal.snapshot(snapshotSeq, JSON.stringify(dumpHall(hall)));
  };

  return {
    submit,
    state: () => hall,
    onFacts: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: async () => {
      isStopped = true;
      if (waiting.length > 0) commit();
      assert(entries.length === 0, 'everything decided is written before the journal closes');
      if (!isInTrouble && journal.headSeq() > snapshotSeq) {
        journal.snapshot(journal.headSeq(), JSON.stringify(dumpHall(hall)));
      }
      journal.close();
    },
  };
}

function readBack(journal: Journal, hear: (fact: Fact) => void) {
  const snapshot = journal.latestSnapshot();
  const snapshotSeq = snapshot?.seq ?? 0;
  const hall: Hall = snapshot === undefined ? openHall() : restoreHall(JSON.parse(snapshot.state));
  let lastAt: Instant = 0;
  const from = Math.max(0, Math.min(snapshotSeq, journal.headSeq() - ANSWERS_MAX));
  for (const fact of journal.factsAfter(from)) {
    hear(fact);
    lastAt = fact.at;
    if (fact.seq > snapshotSeq) apply(hall, fact);
  }
  return { hall, lastAt, snapshotSeq };
}
