import { expect, test } from 'vitest';
import type { CommandRequest, Refused } from '#contract/channels.ts';
import type { CommandAnswer } from '#contract/facts.ts';
import { counterIdSchema } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { openWishes, PATIENCE_MS, WISHES_MAX } from '#kit/link/wishes.ts';
import { steppedClock } from '../../support/stepped-clock.ts';

type Done = (outcome: Outcome<CommandAnswer, Refused> | undefined) => void;

const callNext = { type: 'callNext', counter: counterIdSchema.parse('3') } as const;
const answer: CommandAnswer = { seq: 9, visit: null, number: null };

function wishesOnALine() {
  const clock = steppedClock(0);
  const line = { isUp: true };
  const deliveries: { readonly request: CommandRequest; readonly done: Done }[] = [];
  const wishes = openWishes(
    clock,
    () => line.isUp,
    (request, done) => deliveries.push({ request, done }),
  );
  return { clock, line, deliveries, wishes };
}

test('an answered wish is settled with its answer and leaves no wait behind', async () => {
  const { clock, deliveries, wishes } = wishesOnALine();
  const sent = wishes.send(callNext);
  deliveries[0]?.done(ok(answer));
  expect(await sent).toEqual(ok(answer));
  expect(clock.sleepers).toBe(0);
});

test('a wish made while the line is down goes out when it is up', async () => {
  const { line, deliveries, wishes } = wishesOnALine();
  line.isUp = false;
  const sent = wishes.send(callNext);
  expect(deliveries).toHaveLength(0);
  line.isUp = true;
  wishes.resend();
  deliveries[0]?.done(ok(answer));
  expect((await sent).ok).toBe(true);
});

test('an answer that was lost is asked for again under the same id', async () => {
  const { deliveries, wishes } = wishesOnALine();
  const sent = wishes.send(callNext);
  deliveries[0]?.done(undefined);
  expect(deliveries).toHaveLength(2);
  expect(deliveries[1]?.request.id).toBe(deliveries[0]?.request.id);
  deliveries[1]?.done(ok(answer));
  expect((await sent).ok).toBe(true);
});

test('two wishes have two ids', () => {
  const { deliveries, wishes } = wishesOnALine();
  void wishes.send(callNext);
  void wishes.send(callNext);
  expect(deliveries[0]?.request.id).not.toBe(deliveries[1]?.request.id);
});

test('a server that is stopping is no answer: its successor is asked', async () => {
  const { deliveries, wishes } = wishesOnALine();
  const sent = wishes.send(callNext);
  deliveries[0]?.done(refuse({ refusal: { kind: 'stopping' }, text: '' }));
  wishes.resend();
  deliveries[1]?.done(ok(answer));
  expect((await sent).ok).toBe(true);
});

test('a refusal is an answer and is not sent again', async () => {
  const { deliveries, wishes } = wishesOnALine();
  const sent = wishes.send(callNext);
  deliveries[0]?.done(refuse({ refusal: { kind: 'nobodyWaiting' }, text: '没有人在等' }));
  expect(await sent).toMatchObject({ ok: false, problem: { text: '没有人在等' } });
  wishes.resend();
  expect(deliveries).toHaveLength(1);
});

test('after fifteen seconds without an answer the person is told', async () => {
  const { clock, line, wishes } = wishesOnALine();
  line.isUp = false;
  const sent = wishes.send(callNext);
  await clock.advance(PATIENCE_MS);
  expect(await sent).toMatchObject({ ok: false, problem: { refusal: { kind: 'noAnswer' } } });
});

test('an answer after that changes nothing', async () => {
  const { clock, deliveries, wishes } = wishesOnALine();
  const sent = wishes.send(callNext);
  await clock.advance(PATIENCE_MS);
  deliveries[0]?.done(ok(answer));
  expect((await sent).ok).toBe(false);
});

test('only so many wishes are open at once', async () => {
  const { deliveries, wishes } = wishesOnALine();
  for (let count = 0; count < WISHES_MAX; count += 1) void wishes.send(callNext);
  expect((await wishes.send(callNext)).ok).toBe(false);
  expect(deliveries).toHaveLength(WISHES_MAX);
});
