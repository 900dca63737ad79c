import { type ReadonlySignal, signal } from '@preact/signals';
import type { SimulatorOrder } from '#contract/bench.ts';
import type { QuestionOf, Refused } from '#contract/channels.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { Unanswered } from '#kit/link/wishes.ts';

/** What hands do to the simulated devices. */
export interface Orders {
  /** Orders on their way, by `orderKey`. */
  readonly busy: ReadonlySignal<ReadonlySet<string>>;
  /** Why the last order was not taken; empty when it was. */
  readonly problem: ReadonlySignal<string>;
  give(order: SimulatorOrder): Promise<void>;
  dismissProblem(): void;
}

/** What an order is done to: one hand cannot do the same to the same thing twice at once. */
export function orderKey(order: SimulatorOrder): string {
  return `${order.order} ${'device' in order ? order.device : order.port}`;
}

export interface OrderLine {
  ask(question: QuestionOf<'simulate'>): Promise<Outcome<null, Refused | Unanswered>>;
}

export function openOrders(link: OrderLine): Orders {
  const busy = signal<ReadonlySet<string>>(new Set());
  const problem = signal('');
  return {
    busy,
    problem,
    async give(order) {
      const key = orderKey(order);
      busy.value = new Set(busy.peek()).add(key);
      const answer = await link.ask({ ask: 'simulate', order });
      busy.value = busy.peek().difference(new Set([key]));
      problem.value = answer.ok ? '' : answer.problem.text;
    },
    dismissProblem() {
      problem.value = '';
    },
  };
}
