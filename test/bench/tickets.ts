import { io } from 'socket.io-client';
import { kioskIdSchema, requestIdSchema, serviceIdSchema } from '#contract/ids.ts';
import { newRequest, pairScreen } from '#test/support/visitor.ts';
import { perSecond, printTable } from './measure.ts';
import { hallFolder, removeFolder, runProgram } from './programs.ts';

const CLIENTS = 32;
const WARM_MS = 1_500;
const MEASURED_MS = 5_000;
const ROUNDS = 3;

/** Each client asks again as soon as it has its answer. Answers a second, after warming up. */
async function load(clients: readonly (() => Promise<void>)[]): Promise<number> {
  let count = 0;
  let isOver = false;
  const all = clients.map(async (ask) => {
    while (!isOver) {
      await ask();
      count += 1;
    }
  });
  await new Promise((resolve) => setTimeout(resolve, WARM_MS));
  const before = count;
  const startedAt = performance.now();
  await new Promise((resolve) => setTimeout(resolve, MEASURED_MS));
  const rate = ((count - before) * 1_000) / (performance.now() - startedAt);
  isOver = true;
  await Promise.all(all);
  return rate;
}

async function bareRate(syncDelay: string): Promise<number> {
  const folder = hallFolder();
  const server = await runProgram('test/bench/bare-server.ts', [folder, syncDelay], folder);
  const sockets = Array.from({ length: CLIENTS }, () =>
    io(server.url, { transports: ['websocket'], forceNew: true }),
  );
  const rate = await load(
    sockets.map((socket) => async () => {
      await socket.emitWithAck('take', newRequest(), 'payment');
    }),
  );
  for (const socket of sockets) socket.close();
  await server.kill();
  removeFolder(folder);
  return rate;
}

async function hallRate(syncDelay: string): Promise<{ rate: number; isUnique: boolean }> {
  const folder = hallFolder();
  const server = await runProgram('test/bench/hall-under-load.ts', [syncDelay], folder);
  const kiosk = kioskIdSchema.parse('k1');
  const service = serviceIdSchema.parse('payment');
  const numbers: string[] = [];
  const screens = await Promise.all(
    Array.from({ length: CLIENTS }, () =>
      pairScreen(server.url, 'kiosk', { kind: 'kiosk', kiosk }),
    ),
  );
  const rate = await load(
    screens.map(({ socket }) => async () => {
      const answer = await socket.emitWithAck('command', {
        id: requestIdSchema.parse(newRequest()),
        command: {
          type: 'issueTicket',
          service,
          priorityClass: null,
          withCard: false,
          language: 'en',
        },
      });
      if (!answer.ok) throw new Error(answer.problem.text);
      numbers.push(answer.value.number ?? '');
    }),
  );
  for (const screen of screens) screen.close();
  await server.kill();
  removeFolder(folder);
  return { rate, isUnique: new Set(numbers).size === numbers.length };
}

/** Durable tickets a second, beside a bare handler with the same group commit. Rounds take turns; the median counts. */
export async function benchTickets(syncDelay: string): Promise<void> {
  const bare: number[] = [];
  const hall: number[] = [];
  let isUnique = true;
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await bareRate(syncDelay));
    const result = await hallRate(syncDelay);
    hall.push(result.rate);
    isUnique &&= result.isUnique;
  }
  const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[1] ?? 0;
  printTable(
    `Durable tickets a second, ${CLIENTS} clients over sockets, fsync before each answer${syncDelay === '0' ? '' : `, ${syncDelay} ms added to each fsync`}`,
    [
      ['bare handler', perSecond(median(bare)), bare.map(perSecond).join(' ')],
      ['hall', perSecond(median(hall)), hall.map(perSecond).join(' ')],
      ['ratio', (median(hall) / median(bare)).toFixed(2), 'goal: at least 0.60 and 5000/s'],
      ['a number twice', isUnique ? 'never' : 'YES', ''],
    ],
  );
}
