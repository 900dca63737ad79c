import { type ReadonlySignal, signal } from '@preact/signals';
import type { Answers, Question, QuestionOf } from '#contract/channels.ts';
import type { Instant } from '#contract/clock.ts';
import type { Link } from '#kit/link/link.ts';

/** What is known of a question about the past. An answer that could not be renewed stays, with why. */
export type AskedFace<Value> =
  | { readonly face: 'waiting' }
  | {
      readonly face: 'known';
      readonly value: Value;
      /** By the hall's clock. */
      readonly at: Instant;
      /** Why it is no newer; null while it is as new as can be. */
      readonly problem: string | null;
    }
  | { readonly face: 'refused'; readonly text: string };

export interface Asked<Name extends Question['ask']> {
  readonly face: ReadonlySignal<AskedFace<Answers[Name]>>;
  readonly isAsking: ReadonlySignal<boolean>;
  /** `isNew`: something else is asked than before, so what is shown no longer answers it. */
  ask(question: QuestionOf<Name>, isNew: boolean): Promise<void>;
  forget(): void;
}

/** One question at a time: an answer that comes after another question was asked is dropped. */
export function openAsked<Name extends Question['ask']>(
  link: Pick<Link, 'ask'>,
  hallNow: ReadonlySignal<Instant>,
): Asked<Name> {
  const face = signal<AskedFace<Answers[Name]>>({ face: 'waiting' });
  const isAsking = signal(false);
  let turn = 0;

  const forget = () => {
    turn += 1;
    isAsking.value = false;
    face.value = { face: 'waiting' };
  };
  return {
    face,
    isAsking,
    async ask(question, isNew) {
      if (isNew) forget();
      turn += 1;
      const mine = turn;
      isAsking.value = true;
      const answer = await link.ask(question);
      if (mine !== turn) return;
      isAsking.value = false;
      const before = face.peek();
      if (answer.ok) {
        face.value = { face: 'known', value: answer.value, at: hallNow.peek(), problem: null };
      } else if (before.face === 'known') {
        face.value = { ...before, problem: answer.problem.text };
      } else {
        face.value = { face: 'refused', text: answer.problem.text };
      }
    },
    forget,
  };
}
