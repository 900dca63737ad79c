import type { ViewMessage, ViewTarget } from '#contract/channels.ts';
import type { Actor, Command, CommandAnswer, Fact, Refusal } from '#contract/facts.ts';
import type { RequestId } from '#contract/ids.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { Hall } from '#rules/hall-state.ts';

export interface Submission {
  readonly id: RequestId;
  readonly command: Command;
  readonly by: Actor;
}

/** The single writer. Everything that changes the hall goes through `submit`. */
export interface HallService {
  /** Settles after the facts are durable and published; the same id gives the first answer again. */
  submit(submission: Submission): Promise<Outcome<CommandAnswer, Refusal>>;
  /**
   * The hall as of the last durable fact: what this turn has decided so far is written first, so that nobody looks at what
   * may not last. Read it, never change it, never keep it over an await.
   */
  state(): Hall;
  /** Hears facts once they are durable, in order, a batch a turn. */
  onFacts(listener: (facts: readonly Fact[]) => void): () => void;
  /** Takes no more commands, writes what was decided and a snapshot, and closes the journal. */
  stop(): Promise<void>;
}

/** Numbered views of the hall. One row of numbers a key; drawn only while somebody watches. */
export interface Feed {
  /** Undefined: there is no such place or visit. Counts one watcher until `leave`. */
  join(target: ViewTarget): ViewMessage | undefined;
  leave(target: ViewTarget): void;
  /** Something outside the journal has changed what this view shows: card refused, simulated paper. */
  touch(key: string): void;
  stop(): void;
}
