import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommandRequest } from '#contract/channels.ts';
import { counterIdSchema, kioskIdSchema, requestIdSchema, serviceIdSchema } from '#contract/ids.ts';
import { verifyJournal } from '#journal/verify.ts';
import { type RunningHall, startHall, WITHOUT_DEVICES } from '#test/support/running-hall.ts';
import { newRequest, pairScreen, signIn, type Visitor } from '#test/support/visitor.ts';

const KILLS = 20;
const KIOSKS = 12;
/** So long the load runs before each kill, drawn anew each time. */
const LOAD_MS = { least: 150, most: 500 };
const ANSWER_TIMEOUT_MS = 2_000;

interface Acknowledged {
  readonly request: string;
  readonly command: CommandRequest['command'];
  readonly seq: number;
  readonly number: string | null;
}

let hall: RunningHall;
beforeAll(async () => {
  hall = await startHall(WITHOUT_DEVICES);
});
afterAll(() => hall.remove());

/** Asks until there is an answer, always with the same request id, as every page does. */
async function insist(
  visitor: Visitor,
  command: CommandRequest['command'],
  isOver: () => boolean,
  acknowledged: Acknowledged[],
): Promise<void> {
  const request = newRequest();
  while (!isOver()) {
    const answer = await visitor.socket
      .timeout(ANSWER_TIMEOUT_MS)
      .emitWithAck('command', { id: requestIdSchema.parse(request), command })
      .catch(() => undefined);
    if (answer === undefined) continue;
    if (answer.ok) {
      const { seq, number } = answer.value;
      acknowledged.push({ request, command, seq, number });
    }
    return;
  }
}

test('a server killed twenty times under load has lost nothing that it acknowledged, and gives no number twice', async () => {
  const kiosk = kioskIdSchema.parse('k1');
  const service = serviceIdSchema.parse('payment');
  const counters = ['1', '2', '3'].map((id) => counterIdSchema.parse(id));
  const clerks = await Promise.all(
    ['0371', '0379', '0386'].map((staff) => signIn(hall.url, staff, `demo-${staff}`)),
  );
  const kiosks = await Promise.all(
    Array.from({ length: KIOSKS }, () => pairScreen(hall.url, 'kiosk', { kind: 'kiosk', kiosk })),
  );
  const acknowledged: Acknowledged[] = [];
  let isOver = false;
  const over = () => isOver;

  const takeTickets = async (visitor: Visitor) => {
    while (!isOver) {
      await insist(
        visitor,
        { type: 'issueTicket', service, priorityClass: null, withCard: false, language: 'en' },
        over,
        acknowledged,
      );
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  };
  const work = async (clerk: Visitor, index: number) => {
    const counter = counters[index];
    if (counter === undefined) throw new Error('each clerk has a counter');
    await insist(clerk, { type: 'openShift', counter }, over, acknowledged);
    while (!isOver) {
      await insist(clerk, { type: 'callNext', counter }, over, acknowledged);
      await insist(clerk, { type: 'beginServing', counter }, over, acknowledged);
      await insist(clerk, { type: 'finish', counter, delivered: null }, over, acknowledged);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  };
  const load = [...kiosks.map(takeTickets), ...clerks.map(work)];

  for (let kill = 0; kill < KILLS; kill += 1) {
    const loadMs = LOAD_MS.least + Math.random() * (LOAD_MS.most - LOAD_MS.least);
    await new Promise((resolve) => setTimeout(resolve, loadMs));
    await hall.kill();
    await hall.startAgain();
  }
  isOver = true;
  await Promise.all(load);
  for (const visitor of [...kiosks, ...clerks]) visitor.close();
  await hall.kill();

  const database = new DatabaseSync(join(hall.dataFolder, 'journal.db'), { readOnly: true });
  const facts = database.prepare('SELECT seq, request, type, body FROM facts').all();
  const requestAt = new Map(facts.map(({ seq, request }) => [Number(seq), String(request)]));
  expect(acknowledged.length).toBeGreaterThan(KILLS * 10);
  expect(acknowledged.filter(({ seq, request }) => requestAt.get(seq) !== request)).toEqual([]);

  const issued = facts
    .filter((fact) => fact.type === 'ticketIssued')
    .map((fact): { visit: string } => JSON.parse(String(fact.body)))
    .map(({ visit }) => visit);
  expect(new Set(issued).size).toBe(issued.length);
  const numbers = acknowledged
    .filter(({ command }) => command.type === 'issueTicket')
    .map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);

  const called = facts
    .filter((fact) => fact.type === 'ticketCalled')
    .map((fact): { visit: string } => JSON.parse(String(fact.body)))
    .map(({ visit }) => visit);
  expect(new Set(called).size).toBe(called.length);
  database.close();
  expect(verifyJournal({ folder: hall.dataFolder, withHistory: true })).toMatchObject({ ok: true });
});
