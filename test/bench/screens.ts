import { io, type Socket } from 'socket.io-client';
import { counterIdSchema, kioskIdSchema, serviceIdSchema } from '#contract/ids.ts';
import { pairScreen, signIn, type Visitor } from '#test/support/visitor.ts';
import { ms, percentile, printTable } from './measure.ts';
import { hallFolder, removeFolder, runProgram } from './programs.ts';

const CALLS = 300;
const WARM_CALLS = 30;
const DISPLAYS = [1, 50, 200] as const;

interface Latencies {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

const summary = (values: readonly number[]): Latencies => ({
  p50: percentile(values, 0.5),
  p95: percentile(values, 0.95),
  p99: percentile(values, 0.99),
});

/** From the press until the last of all displays has its message, in ms. */
async function slowestOf(
  sockets: readonly { on(event: string, hear: (...heard: unknown[]) => void): unknown }[],
  press: () => unknown,
  isIt: (heard: unknown) => boolean,
  arm: { hear: (heard: unknown) => void },
): Promise<number> {
  let left = sockets.length;
  return new Promise((resolve) => {
    const startedAt = performance.now();
    arm.hear = (heard) => {
      if (!isIt(heard)) return;
      left -= 1;
      if (left === 0) resolve(performance.now() - startedAt);
    };
    void press();
  });
}

async function bareLatency(displays: number, payload: unknown): Promise<Latencies> {
  const folder = hallFolder();
  const server = await runProgram('test/bench/bare-server.ts', [folder, '0'], folder);
  const arm = { hear: (_: unknown) => {} };
  const sockets: Socket[] = [];
  for (let index = 0; index < displays; index += 1) {
    const socket = io(server.url, { transports: ['websocket'], forceNew: true });
    socket.on('view', (heard) => arm.hear(heard));
    sockets.push(socket);
  }
  await Promise.all(
    sockets.map(
      (socket) => new Promise((resolve) => socket.on('connect', () => resolve(undefined))),
    ),
  );
  const caller = io(server.url, { transports: ['websocket'], forceNew: true });
  await new Promise((resolve) => caller.on('connect', () => resolve(undefined)));
  const taken: number[] = [];
  for (let call = 0; call < CALLS + WARM_CALLS; call += 1) {
    const took = await slowestOf(
      sockets,
      () => caller.emit('shout', payload),
      () => true,
      arm,
    );
    if (call >= WARM_CALLS) taken.push(took);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  for (const socket of [...sockets, caller]) socket.close();
  await server.kill();
  removeFolder(folder);
  return summary(taken);
}

async function hallLatency(displays: number): Promise<Latencies & { readonly payload: unknown }> {
  const folder = hallFolder();
  const server = await runProgram('test/bench/hall-under-load.ts', ['0'], folder);
  const service = serviceIdSchema.parse('payment');
  const counter = counterIdSchema.parse('5');
  const kiosk = kioskIdSchema.parse('k1');
  const kioskScreen = await pairScreen(server.url, 'kiosk', { kind: 'kiosk', kiosk });
  const clerk = await signIn(server.url, '0402', 'demo-0402');
  await clerk.command({ type: 'openShift', counter });
  const arm = { hear: (_: unknown) => {} };
  const boards: Visitor[] = [];
  let payload: unknown;
  for (let index = 0; index < displays; index += 1) {
    const board = await pairScreen(server.url, 'lobbyBoard', { kind: 'lobby' });
    await board.watch({ view: 'board' });
    board.socket.on('view', (message) => arm.hear(message.view));
    boards.push(board);
  }
  const taken: number[] = [];
  for (let call = 0; call < CALLS + WARM_CALLS; call += 1) {
    const ticket = await kioskScreen.command({
      type: 'issueTicket',
      service,
      priorityClass: null,
      withCard: false,
      language: 'zh-Hans',
    });
    if (!ticket.ok) throw new Error(ticket.problem.text);
    const { number } = ticket.value;
    // Waiting counts that the ticket changed have been gathered and sent by then.
    await new Promise((resolve) => setTimeout(resolve, 130));
    const isIt = (heard: unknown) => {
      const isCalled = isBoard(heard) && heard.calls[0]?.number === number;
      if (isCalled) payload = heard;
      return isCalled;
    };
    const took = await slowestOf(
      boards.map(({ socket }) => socket),
      async () => {
        const called = await clerk.command({ type: 'callNext', counter });
        if (!called.ok) throw new Error(called.problem.text);
      },
      isIt,
      arm,
    );
    if (call >= WARM_CALLS) taken.push(took);
    await clerk.command({ type: 'beginServing', counter });
    await clerk.command({ type: 'finish', counter, delivered: null });
  }
  for (const visitor of [...boards, kioskScreen, clerk]) visitor.close();
  await server.kill();
  removeFolder(folder);
  return { ...summary(taken), payload };
}

function isBoard(heard: unknown): heard is { calls: { number: string }[] } {
  return (
    typeof heard === 'object' && heard !== null && 'calls' in heard && Array.isArray(heard.calls)
  );
}

/** Call → screens: from the clerk's press to the slowest display, beside a bare broadcast of the same bytes. */
export async function benchScreens(): Promise<void> {
  const rows: string[][] = [['displays', '', 'p50', 'p95', 'p99']];
  for (const displays of DISPLAYS) {
    const hall = await hallLatency(displays);
    const bare = await bareLatency(displays, hall.payload);
    rows.push(
      [String(displays), 'bare broadcast', ms(bare.p50), ms(bare.p95), ms(bare.p99)],
      ['', 'hall, durable call', ms(hall.p50), ms(hall.p95), ms(hall.p99)],
      ['', 'ratio', ...ratios(hall, bare)],
    );
  }
  printTable(`Call → slowest display, ${CALLS} calls (goal: p99 at 200 within 1.50 of bare)`, rows);
}

function ratios(hall: Latencies, bare: Latencies): string[] {
  return [hall.p50 / bare.p50, hall.p95 / bare.p95, hall.p99 / bare.p99].map((ratio) =>
    ratio.toFixed(2),
  );
}
