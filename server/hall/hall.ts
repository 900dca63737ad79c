import { assert } from '#contract/assert.ts';
import type { Clock, Instant } from '#contract/clock.ts';
import type { Actor, Command, CommandAnswer, Fact, HallEvent, Refusal } from '#contract/facts.ts';
import { type RequestId, trusted } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Journal } from '#journal/journal.ts';
import { apply } from '#rules/apply.ts';
import { decide } from '#rules/decide.ts';
import { dumpHall } from '#rules/hall-state.ts';
import { dueDayChange } from '#rules/service-day.ts';
import { type Answer, answerWith, openAnswers } from './answers.ts';
import type { HallService, Submission } from './hall-service.ts';
import { hallOnDisk, readBack } from './read-back.ts';

export interface HallParts {
  readonly journal: Journal;
  readonly clock: Clock;
  /** Runs what it is given when everything that this turn of the event loop brought in has been heard. */
  readonly endOfTurn: (run: () => void) => void;
  readonly mayCommand: (by: Actor, command: Command) => boolean;
  /** Told once when the journal cannot be written, and once when it can again. */
  readonly onTrouble: (detail: string | undefined) => void;
}

/** Replaying so many facts takes a fraction of a second; writing a snapshot more often would cost more. */
export const FACTS_BETWEEN_SNAPSHOTS = 20_000;
/** A journal that could not be written is tried again this often, whether or not anybody gives an order. */
const TRY_AGAIN_MS = 5_000;

interface Entry {
  readonly at: Instant;
  readonly request: RequestId;
  readonly by: Actor;
  readonly event: HallEvent;
}

/** What one turn of the event loop has brought in: decided and applied, not yet on disk. */
interface Turn {
  readonly asked: Map<RequestId, Asked>;
  readonly entries: Entry[];
}

interface Asked {
  readonly decided: Outcome<undefined, Refusal>;
  readonly promise: Promise<Answer>;
  readonly settle: (answer: Answer) => void;
}

/** So many turns at most share one write; somebody who asks alone waits for none. */
const TURNS_MAX = 4;

const HALL: Actor = { kind: 'hall' };
const emptyTurn = (): Turn => ({ asked: new Map(), entries: [] });

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
  let turn = emptyTurn();
  let isTelling = false;
  let isStopped = false;
  let isInTrouble = false;
  let callOffTry = () => {};

  /** The hall's time never goes back, whatever the machine's clock does. */
  const now = (): Instant => {
    lastAt = Math.max(lastAt, clock.now());
    return lastAt;
  };

  const take = ({ id, command, by }: Submission, at: Instant): Outcome<undefined, Refusal> => {
    const decision = decide(hall, command, by, at);
    if (!decision.ok) return decision;
    for (const event of decision.value) {
      turn.entries.push({ at, request: id, by, event });
      apply(hall, { at, by, event });
    }
    return ok();
  };

  const beginDayIfDue = (at: Instant) => {
    const command = dueDayChange(hall, at);
    if (command === undefined) return;
    take({ id: trusted.requestId(`day-${command.day}`), command, by: HALL }, at);
  };

  const decideNow = (submission: Submission): Outcome<undefined, Refusal> => {
    if (!parts.mayCommand(submission.by, submission.command)) return refuse({ kind: 'notAllowed' });
    const at = now();
    beginDayIfDue(at);
    return take(submission, at);
  };

  const submit = (submission: Submission): Promise<Answer> => {
    const { id } = submission;
    if (isStopped) return Promise.resolve(refuse({ kind: 'stopping' }));
    const first = answers.find(id);
    if (first !== undefined) return Promise.resolve(first);
    const same = turn.asked.get(id);
    if (same !== undefined) return same.promise;
    const decided = decideNow(submission);
    const { promise, resolve } = Promise.withResolvers<Answer>();
    if (turn.asked.size === 0) parts.endOfTurn(() => endTurn(1, 1));
    turn.asked.set(id, { decided, promise, settle: resolve });
    return promise;
  };

  /** Under load the next turn is heard too: one synced write for more people costs less than two. */
  const endTurn = (heard: number, turns: number) => {
    const { size } = turn.asked;
    if (size > heard && turns < TURNS_MAX) parts.endOfTurn(() => endTurn(size, turns + 1));
    else commit();
  };

  const commit = () => {
    const { asked, entries } = turn;
    // Written already, because somebody looked.
    if (asked.size === 0 && entries.length === 0) return;
    turn = emptyTurn();
    const written = entries.length === 0 ? ok<readonly Fact[]>([]) : journal.append(entries);
    if (!written.ok) {
      hall = hallOnDisk(journal);
      fallIntoTrouble(written.problem.detail);
      for (const { settle } of asked.values()) settle(refuse({ kind: 'notRecorded' }));
      return;
    }
    const facts = written.value;
    const settled = answerAll(asked, facts);
    if (facts.length > 0) {
      comeOutOfTrouble();
      tell(facts);
    }
    for (const { settle, answer } of settled) settle(answer);
    snapshotIfDue();
  };

  /** Kept before anybody hears of the facts, so that at no moment a request seems new again. */
  const answerAll = (asked: Turn['asked'], facts: readonly Fact[]) => {
    const byRequest = new Map<RequestId, CommandAnswer>();
    for (const fact of facts) {
      byRequest.set(fact.request, answerWith(byRequest.get(fact.request), fact));
    }
    const withoutFacts: CommandAnswer = { seq: journal.headSeq(), visit: null, number: null };
    return [...asked].map(([request, { decided, settle }]) => {
      const answer = decided.ok ? ok(byRequest.get(request) ?? withoutFacts) : decided;
      answers.keep(request, answer);
      return { settle, answer };
    });
  };

  const tell = (facts: readonly Fact[]) => {
    isTelling = true;
    try {
      for (const listener of listeners) listener(facts);
    } finally {
      isTelling = false;
    }
  };

  const fallIntoTrouble = (detail: string) => {
    if (isInTrouble) return;
    isInTrouble = true;
    parts.onTrouble(detail);
    callOffTry = clock.after(TRY_AGAIN_MS, tryAgain);
  };

  const comeOutOfTrouble = () => {
    if (!isInTrouble) return;
    isInTrouble = false;
    callOffTry();
    parts.onTrouble(undefined);
  };

  /** A snapshot is the one thing that may be written without a fact; it shows whether there is room again. */
  const tryAgain = () => {
    callOffTry = clock.after(TRY_AGAIN_MS, tryAgain);
    if (turn.entries.length === 0 && writeSnapshot()) comeOutOfTrouble();
  };

  const writeSnapshot = (): boolean => {
    const seq = journal.headSeq();
    if (seq === 0) return false;
    const written = journal.snapshot(seq, JSON.stringify(dumpHall(hall)));
    if (written.ok) snapshotSeq = seq;
    return written.ok;
  };

  const snapshotIfDue = () => {
    // A snapshot costs as much as it holds: a fuller hall writes it after more facts, so that a fact never costs more.
    const gap = Math.max(FACTS_BETWEEN_SNAPSHOTS, 2 * hall.visits.size);
    const isDue = journal.headSeq() - snapshotSeq >= gap;
    // A listener may have given an order: what that has changed is not part of the facts up to here.
    if (isDue && !isInTrouble && turn.entries.length === 0) writeSnapshot();
  };

  return {
    submit,
    state: () => {
      // Listeners hear facts in their order, so nothing is written between two of them.
      if (turn.entries.length > 0 && !isTelling) commit();
      return hall;
    },
    onFacts: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: async () => {
      isStopped = true;
      if (turn.asked.size > 0) commit();
      assert(turn.entries.length === 0, 'everything decided is written before the journal closes');
      callOffTry();
      if (!isInTrouble && journal.headSeq() > snapshotSeq) writeSnapshot();
      journal.close();
    },
  };
}
