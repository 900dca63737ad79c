import type { Question } from '#contract/channels.ts';
import { ok, refuse } from '#contract/outcome.ts';
import type { Link } from '#kit/link/link.ts';
import { type StillLink, stillLink } from '../../../support/showcase/still-link.ts';

export interface AskingLink extends StillLink {
  /** Every question that was asked, oldest first. */
  readonly asked: readonly Question[];
  /** Answers the oldest question that has no answer yet. */
  reply(value: unknown): Promise<void>;
  fail(text: string): Promise<void>;
}

/** A line that keeps what is asked and answers when the test says so. */
export function askingLink(...given: Parameters<typeof stillLink>): AskingLink {
  const asked: Question[] = [];
  const waiting: ((outcome: string) => void)[] = [];
  const ask: Link['ask'] = async (question) => {
    asked.push(question);
    return JSON.parse(await new Promise<string>((resolve) => waiting.push(resolve)));
  };
  const settle = async (outcome: unknown) => {
    waiting.shift()?.(JSON.stringify(outcome));
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return {
    ...stillLink(...given),
    ask,
    asked,
    reply: (value) => settle(ok(value)),
    fail: (text) => settle(refuse({ refusal: { kind: 'noAnswer' }, text })),
  };
}
