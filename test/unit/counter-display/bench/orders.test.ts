import { expect, test } from 'vitest';
import type { Refused } from '#contract/channels.ts';
import { deviceIdSchema } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { openOrders } from '../../../../counter-display/bench/orders.ts';

const lift = { order: 'liftCard', device: deviceIdSchema.parse('reader-k1') } as const;

test('an order is under way until it is answered', async () => {
  const { promise, resolve } = Promise.withResolvers<Outcome<null, Refused>>();
  const orders = openOrders({ ask: () => promise });
  const given = orders.give(lift);
  expect([...orders.busy.value]).toEqual(['liftCard reader-k1']);
  resolve(ok(null));
  await given;
  expect([...orders.busy.value]).toEqual([]);
});

test('a refused order says why, until the next one is taken', async () => {
  const answers: Outcome<null, Refused>[] = [
    refuse({ refusal: { kind: 'notAllowed' }, text: '您没有这个权限' }),
    ok(null),
  ];
  const orders = openOrders({ ask: () => Promise.resolve(answers.shift() ?? ok(null)) });
  await orders.give(lift);
  expect(orders.problem.value).toBe('您没有这个权限');
  await orders.give(lift);
  expect(orders.problem.value).toBe('');
});

test('why an order was refused can be put away', async () => {
  const orders = openOrders({
    ask: () => Promise.resolve(refuse({ refusal: { kind: 'stopping' }, text: '请稍候' })),
  });
  await orders.give(lift);
  orders.dismissProblem();
  expect(orders.problem.value).toBe('');
});
