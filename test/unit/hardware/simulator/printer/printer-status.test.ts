import { expect, test } from 'vitest';
import type { SimulatorOrder } from '#contract/bench.ts';
import { type Desk, fromHex, vector } from '../desk.ts';
import {
  BARRIER,
  bytes,
  CUT,
  inkOf,
  PRINTER,
  print,
  printerDesk,
  printerState,
  processId,
} from './paper.ts';

const NEAR_AND_OUT = vector('escpos', 'eot4-both');
const order = {
  paper: (state: 'full' | 'low' | 'out') => ({ order: 'paper', device: PRINTER, state }) as const,
  cover: (open: boolean) => ({ order: 'cover', device: PRINTER, open }) as const,
  jam: (jammed: boolean) => ({ order: 'cutter', device: PRINTER, jammed }) as const,
  outAfter: (rows: number) => ({ order: 'paperRunsOutAfter', device: PRINTER, rows }) as const,
} satisfies Record<string, (state: never) => SimulatorOrder>;

async function ask(desk: Desk, request: string | Uint8Array): Promise<string> {
  desk.hear(request);
  await desk.clock.advance(50);
  return desk.said();
}
const status = (desk: Desk, subject: 1 | 2 | 3 | 4) =>
  ask(desk, vector('escpos', `dle-eot-${subject}`));

/** The bits that §1.3 has set in every reply. */
const isReal = (hex: string) => (Number.parseInt(hex, 16) & 0x93) === 0x12;

test('a healthy printer answers every status request with the published byte', async () => {
  const desk = await printerDesk();
  for (const subject of [1, 2, 3, 4] as const) {
    expect(await status(desk, subject)).toBe(vector('escpos', 'eot-idle'));
  }
});

test('the handshake of a till is answered', async () => {
  expect(await ask(await printerDesk(), vector('escpos', 'netprinter-handshake'))).toBe('12');
});

test.each([
  ['paper low', order.paper('low'), ['12', '12', '12', vector('escpos', 'eot4-near-end')]],
  [
    'paper out',
    order.paper('out'),
    [vector('escpos', 'eot1-offline'), vector('escpos', 'eot2-paper-end-stop'), '12', NEAR_AND_OUT],
  ],
  [
    'cover open',
    order.cover(true),
    [vector('escpos', 'eot1-offline'), vector('escpos', 'eot2-cover-open'), '12', '12'],
  ],
] as const)('with %s each status byte says so', async (_, fault, replies) => {
  const desk = await printerDesk();
  desk.obey(fault);
  for (const subject of [1, 2, 3, 4] as const) {
    const reply = await status(desk, subject);
    expect(isReal(reply)).toBe(true);
    expect(reply).toBe(replies[subject - 1]);
  }
});

test('a status request is answered in the middle of a character, a command and a picture', async () => {
  const desk = await printerDesk();
  expect(await ask(desk, bytes([0xba], fromHex('100401')))).toBe('12');
  expect(await ask(desk, bytes([0x1d, 0x56], fromHex('100402')))).toBe('12');
  const picture = bytes([0x1d, 0x76, 0x30, 0, 3, 0, 2, 0, 0x10, 0x04, 0x04, 0, 0, 0]);
  expect(await ask(await printerDesk(), picture)).toBe('12');
});

test('a picture with status requests in it still lands with all its dots', async () => {
  const desk = await printerDesk();
  const [slip] = await print(desk, bytes([0x1d, 0x76, 0x30, 0, 3, 0, 1, 0, 0x10, 0x04, 0x01], CUT));
  expect(slip === undefined ? 0 : inkOf(slip.picture).count).toBe(3);
});

test('paper that runs out in the middle of a ticket stops it there, and new paper brings the rest', async () => {
  const desk = await printerDesk();
  desk.obey(order.outAfter(75));
  desk.hear(bytes('1\n2\n3\n4\n5\n', CUT, processId('A001')));
  await desk.clock.advance(5_000);
  expect(printerState(desk)).toMatchObject({
    paper: 'out',
    slips: [],
    growing: { text: ['1', '2'] },
  });
  expect(printerState(desk).growing?.picture.heightDots).toBe(75);
  expect(desk.said()).toBe('');
  expect(await status(desk, 4)).toBe(NEAR_AND_OUT);

  desk.obey(order.paper('full'));
  await desk.clock.advance(5_000);
  expect(desk.said()).toBe(vector('escpos', 'process-id-response'));
  const { slips } = printerState(desk);
  // The end of the old roll, and the rest on the new one: nothing twice, nothing missing.
  expect(slips.map(({ text }) => text)).toEqual([
    ['1', '2'],
    ['3', '4', '5'],
  ]);
  expect(slips.map(({ isCut }) => isCut)).toEqual([false, true]);
  const rows = slips.reduce((sum, { picture }) => sum + picture.heightDots, 0);
  expect(rows).toBe(5 * 30 + 64);
});

test('what is sent while there is no paper is printed when there is', async () => {
  const desk = await printerDesk();
  desk.obey(order.paper('out'));
  expect(await print(desk, bytes('A001\n', CUT, BARRIER))).toEqual([]);
  expect(printerState(desk).growing).toBeNull();
  desk.said();
  desk.obey(order.paper('low'));
  await desk.clock.advance(2_000);
  expect(printerState(desk).slips.map(({ text }) => text)).toEqual([['A001']]);
  // GS r tells near end with bits 0 and 1.
  expect(desk.said()).toBe('03');
});

test('a cover opened in the middle of a ticket holds it until it is closed', async () => {
  const desk = await printerDesk();
  desk.hear(bytes('1\n2\n3\n4\n', CUT));
  await desk.clock.advance(60);
  desk.obey(order.cover(true));
  await desk.clock.advance(5_000);
  expect(printerState(desk)).toMatchObject({ coverOpen: true, slips: [] });
  desk.obey(order.cover(false));
  await desk.clock.advance(5_000);
  expect(printerState(desk).slips.map(({ text }) => text)).toEqual([['1', '2', '3', '4']]);
});

test('a full receive buffer holds the host off, and lets it go on when paper is back', async () => {
  const desk = await printerDesk();
  desk.obey(order.paper('out'));
  desk.hear(bytes('x'.repeat(4_095)));
  expect(desk.isFlowing()).toBe(true);
  desk.hear(bytes('\n'));
  expect(desk.isFlowing()).toBe(false);
  desk.obey(order.paper('full'));
  await desk.clock.advance(10_000);
  expect(desk.isFlowing()).toBe(true);
  expect(printerState(desk).growing?.text.join('')).toBe('x'.repeat(4_095));
});

test('a jammed cutter is an error that a command puts right when the blade is free', async () => {
  const desk = await printerDesk();
  desk.obey(order.jam(true));
  await print(desk, bytes('A\n', CUT, processId('A001')));
  expect(await status(desk, 3)).toBe(vector('escpos', 'eot3-cutter'));
  expect(await status(desk, 1)).toBe(vector('escpos', 'eot1-offline'));
  expect(printerState(desk)).toMatchObject({ cutterJammed: true, slips: [] });

  // Still jammed: it tries again and fails again.
  await ask(desk, '100501');
  await desk.clock.advance(1_000);
  expect(await status(desk, 3)).toBe(vector('escpos', 'eot3-cutter'));

  desk.obey(order.jam(false));
  desk.said();
  desk.hear('100501');
  await desk.clock.advance(1_000);
  expect(desk.said()).toBe(vector('escpos', 'process-id-response'));
  expect(printerState(desk).slips.map(({ isCut }) => isCut)).toEqual([true]);
});

test('recovering with cleared buffers drops what waited, and its confirmation', async () => {
  const desk = await printerDesk();
  desk.obey(order.jam(true));
  await print(desk, bytes('A\n', CUT, 'B\n', CUT, processId('A001')));
  desk.obey(order.jam(false));
  desk.said();
  desk.hear(vector('escpos', 'dle-enq-2'));
  await desk.clock.advance(5_000);
  expect(desk.said()).toBe('');
  expect(printerState(desk).slips).toEqual([]);
  expect(await status(desk, 1)).toBe('12');
  expect((await print(desk, bytes('C\n', CUT))).map(({ text }) => text)).toEqual([['A', 'C']]);
});

test('a confirmation comes when all before it is on paper, not earlier', async () => {
  const desk = await printerDesk();
  desk.hear(bytes('A\n'.repeat(20), CUT, fromHex(vector('escpos', 'process-id-request'))));
  await desk.clock.advance(400);
  expect(desk.said()).toBe('');
  await desk.clock.advance(1_000);
  expect(desk.said()).toBe(vector('escpos', 'process-id-response'));
  expect(printerState(desk).slipsEver).toBe(1);
});

test('of two confirmations that wait only the later comes', async () => {
  const desk = await printerDesk();
  desk.hear(bytes('A\n', processId('A001'), 'B\n', processId('A002')));
  await desk.clock.advance(2_000);
  expect(desk.said()).toBe('37224130303200');
});

test('a printer without confirmation keeps quiet about it and still answers the barrier', async () => {
  const desk = await printerDesk({ answersProcessId: false });
  desk.hear(bytes('A\n', CUT, processId('A001'), fromHex(vector('escpos', 'gs-r-1'))));
  await desk.clock.advance(2_000);
  expect(desk.said()).toBe('00');
  expect(printerState(desk).slips.map(({ text }) => text)).toEqual([['A']]);
});

test('automatic status comes when it is switched on and at each change, and only then', async () => {
  const desk = await printerDesk();
  expect(await ask(desk, '1D610E')).toBe(vector('escpos', 'asb-idle'));
  desk.obey(order.cover(true));
  await desk.clock.advance(50);
  expect(desk.said()).toBe(vector('escpos', 'asb-cover-open'));
  desk.obey(order.cover(false));
  desk.obey(order.paper('out'));
  await desk.clock.advance(50);
  expect(desk.said()).toBe(vector('escpos', 'asb-idle') + vector('escpos', 'asb-paper-out-near'));
  desk.obey(order.paper('out'));
  await desk.clock.advance(50);
  expect(desk.said()).toBe('');

  desk.obey(order.paper('full'));
  await ask(desk, '1D6100');
  desk.obey(order.cover(true));
  await desk.clock.advance(50);
  expect(desk.said()).toBe('');
});

test('a silent printer prints and says nothing', async () => {
  const desk = await printerDesk();
  desk.obey({ order: 'silence', device: PRINTER, on: true });
  const slips = await print(desk, bytes('A\n', CUT, processId('A001')));
  expect(slips.map(({ text }) => text)).toEqual([['A']]);
  expect(desk.said()).toBe('');
  expect(printerState(desk).isSilent).toBe(true);
});

test('every published command to a printer leaves it fit to print', async () => {
  for (const name of [
    ...['init', 'hanzi-on', 'hanzi-off', 'cut-full', 'cut-partial-feed', 'drawer-kick'],
    ...['dle-eot-1', 'dle-eot-4', 'dle-enq-2', 'gs-r-1', 'process-id-request'],
  ]) {
    const desk = await printerDesk();
    const slips = await print(desk, bytes(fromHex(vector('escpos', name)), 'fit\n', CUT));
    expect([name, slips.at(-1)?.text]).toEqual([name, ['fit']]);
  }
});
