import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ViewMessage } from '#contract/channels.ts';
import { counterIdSchema, kioskIdSchema, serviceIdSchema } from '#contract/ids.ts';
import type { KioskView } from '#contract/views.ts';
import { factsOf } from '../support/journal-facts.ts';
import { type RunningHall, startHall, WITHOUT_DEVICES } from '../support/running-hall.ts';
import { newRequest, pairScreen, signIn, type Visitor } from '../support/visitor.ts';

const KIOSK = { kind: 'kiosk', kiosk: kioskIdSchema.parse('k1') } as const;
const FIVE = counterIdSchema.parse('5');
const issue = {
  type: 'issueTicket',
  service: serviceIdSchema.parse('payment'),
  priorityClass: null,
  withCard: false,
  language: 'zh-Hans',
} as const;

let hall: RunningHall;
const visitors: Visitor[] = [];
beforeAll(async () => {
  hall = await startHall(WITHOUT_DEVICES);
});
afterAll(async () => {
  for (const visitor of visitors) visitor.close();
  await hall?.remove();
});

const join = async (visitor: Promise<Visitor>): Promise<Visitor> => {
  visitors.push(await visitor);
  return visitor;
};

/** What stays the same as long as nothing happens: all but when it was drawn. */
const figures = ({ waiting, openCounters, isOpen, services }: KioskView) => ({
  waiting,
  openCounters,
  isOpen,
  services: services.map(({ service, waiting: each, counters, state }) => ({
    service,
    each,
    counters,
    state,
  })),
});

test('a hall that is stopped under load has all that it acknowledged in its journal, and opens again as it was', async () => {
  const clerk = await join(signIn(hall.url, '0386', 'demo-0386'));
  await clerk.command({ type: 'openShift', counter: FIVE });
  const kiosks = await Promise.all(
    Array.from({ length: 8 }, () => join(pairScreen(hall.url, 'kiosk', KIOSK))),
  );
  const [watching] = kiosks;
  if (watching === undefined) throw new Error('there are kiosks');
  const oneMoments = kiosks.map(
    ({ socket }) => new Promise((resolve) => socket.once('oneMoment', () => resolve(true))),
  );
  const view = await watching.watch({ view: 'kiosk', kiosk: KIOSK.kiosk });

  const acknowledged = new Map<string, number>();
  const refusals = new Set<string>();
  let isOver = false;
  const loads = kiosks.map(async (kiosk) => {
    while (!isOver) {
      const id = newRequest();
      const answer = await Promise.race([
        kiosk.command(issue, id),
        new Promise<undefined>((resolve) =>
          kiosk.socket.once('disconnect', () => resolve(undefined)),
        ),
      ]);
      if (answer === undefined) return;
      if (answer.ok) acknowledged.set(id, answer.value.seq);
      else refusals.add(answer.problem.refusal.kind);
    }
  });
  await view.until(({ waiting }) => waiting > 50);
  await clerk.command({ type: 'callNext', counter: FIVE });
  const code = await hall.stop();
  isOver = true;
  await Promise.all(loads);

  expect(code).toBe(0);
  expect(await Promise.all(oneMoments)).toEqual(kiosks.map(() => true));
  for (const kind of refusals) expect(['stopping', 'tooFast']).toContain(kind);
  const facts = new Map<string, number>(
    factsOf(hall.dataFolder).map(({ request, seq }) => [request, seq]),
  );
  for (const [id, seq] of acknowledged) expect(facts.get(id)).toBe(seq);
  const issued = factsOf(hall.dataFolder).filter(({ event }) => event.type === 'ticketIssued');
  const called = factsOf(hall.dataFolder).filter(({ event }) => event.type === 'ticketCalled');
  expect(acknowledged.size).toBeGreaterThan(50);

  const reconnected = new Promise<void>((resolve) => watching.socket.once('connect', resolve));
  await hall.startAgain();
  await reconnected;
  // One message, the answer to watching again, and the screen is right.
  const again = await new Promise<ViewMessage>((resolve, reject) => {
    watching.socket.emit('watch', { view: 'kiosk', kiosk: KIOSK.kiosk }, (outcome) =>
      outcome.ok ? resolve(outcome.value) : reject(new Error(outcome.problem.text)),
    );
  });
  const shown: KioskView = JSON.parse(JSON.stringify(again.view));
  expect(shown.waiting).toBe(issued.length - called.length);
  expect(shown.openCounters).toBe(1);
  const fresh = await join(pairScreen(hall.url, 'kiosk', KIOSK));
  const seen = await fresh.watch({ view: 'kiosk', kiosk: KIOSK.kiosk });
  expect(figures(shown)).toEqual(figures(seen.now()));

  // Whoever was not answered asks again under the same name and gets what was decided then, or a ticket now.
  const [known] = acknowledged.keys();
  if (known === undefined) throw new Error('somebody was answered');
  const repeated = await fresh.command(issue, known);
  expect(repeated).toMatchObject({ ok: true, value: { seq: acknowledged.get(known) } });
  expect(
    factsOf(hall.dataFolder).filter(({ event }) => event.type === 'ticketIssued'),
  ).toHaveLength(issued.length);
});
