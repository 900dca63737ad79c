import { afterEach, describe, expect, test } from 'vitest';
import {
  type LinedUp,
  type LineUp,
  lineUp,
  PORT,
  PRINTER,
  plugIn,
  reportsOf,
  ticket,
  URL_OF_TICKET,
  unplug,
} from './printer-on-a-line.ts';

let open: LinedUp | undefined;
const start = async (line: LineUp) => {
  open = await lineUp(line);
  return open;
};
afterEach(async () => {
  await open?.stop();
  open = undefined;
});

const LINES = [
  { transport: 'pty', confirmedBy: 'processId', widthDots: 576 },
  { transport: 'pty', confirmedBy: 'barrier', widthDots: 384 },
  { transport: 'tcp', confirmedBy: 'processId', widthDots: 384 },
  { transport: 'tcp', confirmedBy: 'barrier', widthDots: 576 },
] as const;

describe.each(LINES)('a ticket over $transport, confirmed by $confirmedBy', (line) => {
  test('comes out once, cut, with its texts and its QR code', async () => {
    const { connect, slips } = await start(line);
    const printer = await connect();
    const { reports, done } = await reportsOf(printer, ticket('A017'));
    await done;
    expect(reports).toEqual([{ kind: 'printed', confirmedBy: line.confirmedBy }]);
    const [slip, ...more] = await slips();
    expect(more).toEqual([]);
    expect(slip?.isCut).toBe(true);
    expect(slip?.qr).toEqual([URL_OF_TICKET]);
    const text = slip?.text.map((words) => words.trim()) ?? [];
    expect(text.join('\n')).toContain('云州广电 中山路营业厅');
    expect(text).toContain('新装开户');
    expect(text).toContain('→ 1-4 号窗口');
    expect(text.join('\n')).not.toMatch(/[?\ufffd]/);
  });

  test('is held when paper runs out in its middle, and printed once when there is paper', async () => {
    const { connect, simulator, slips, untilWhy } = await start(line);
    const printer = await connect();
    await untilWhy('healthy');
    simulator.order({ order: 'paperRunsOutAfter', device: PRINTER, rows: 200 });
    const { reports, done } = await reportsOf(printer, ticket('A017'));
    await untilWhy('paperOut');
    expect(reports).toEqual([{ kind: 'held', why: 'paperOut' }]);
    simulator.order({ order: 'paper', device: PRINTER, state: 'full' });
    await done;
    expect(reports.at(-1)).toEqual({ kind: 'printed', confirmedBy: line.confirmedBy });
    const all = await slips();
    expect(all.flatMap(({ qr }) => qr)).toEqual([URL_OF_TICKET]);
  });
});

const LINE = { transport: 'tcp', confirmedBy: 'processId', widthDots: 576 } as const;

describe('a printer at work', () => {
  test('without paper begins no ticket', async () => {
    const { connect, simulator, slips } = await start(LINE);
    simulator.order({ order: 'paper', device: PRINTER, state: 'out' });
    await simulator.until('printer', PRINTER, ({ paper }) => paper === 'out');
    const { reports, done } = await reportsOf(await connect(), ticket('A017'));
    await done;
    expect(reports).toEqual([{ kind: 'notPrinted', why: 'paperOut' }]);
    expect(await slips()).toEqual([]);
  });

  test('with its cover open prints nothing, and says when it is closed', async () => {
    const { connect, simulator, untilWhy } = await start(LINE);
    const printer = await connect();
    await untilWhy('healthy');
    simulator.order({ order: 'cover', device: PRINTER, open: true });
    await untilWhy('coverOpen');
    const { reports, done } = await reportsOf(printer, ticket('A017'));
    await done;
    expect(reports).toEqual([{ kind: 'notPrinted', why: 'coverOpen' }]);
    simulator.order({ order: 'cover', device: PRINTER, open: false });
    await untilWhy('healthy');
  });

  test('whose cutter jams holds the ticket, and is recovered once the paper is out of the way', async () => {
    const { connect, simulator, slips, untilWhy } = await start(LINE);
    const printer = await connect();
    await untilWhy('healthy');
    simulator.order({ order: 'cutter', device: PRINTER, jammed: true });
    const { reports, done } = await reportsOf(printer, ticket('A017'));
    await untilWhy('cutterError');
    simulator.order({ order: 'cutter', device: PRINTER, jammed: false });
    await done;
    expect(reports).toEqual([
      { kind: 'held', why: 'cutterError' },
      { kind: 'printed', confirmedBy: 'processId' },
    ]);
    expect(await slips()).toHaveLength(1);
  });

  test('that falls silent leaves the ticket unconfirmed and is not given it again', async () => {
    const { connect, simulator, slips, untilWhy } = await start(LINE);
    const printer = await connect();
    await untilWhy('healthy');
    const { reports, done } = await reportsOf(printer, ticket('A017'));
    await simulator.until('printer', PRINTER, ({ growing }) => growing !== null);
    simulator.order({ order: 'silence', device: PRINTER, on: true });
    await done;
    expect(reports).toEqual([{ kind: 'unconfirmed', why: 'silent' }]);
    simulator.order({ order: 'silence', device: PRINTER, on: false });
    await untilWhy('healthy');
    const next = await reportsOf(printer, ticket('A018'));
    await next.done;
    expect(next.reports.at(-1)?.kind).toBe('printed');
    const codes = (await slips()).flatMap(({ qr }) => qr);
    expect(codes.length).toBeLessThanOrEqual(2);
    // The torso was cut off: nothing of it hangs at the next ticket.
    expect((await slips()).at(-1)?.text[0]).toContain('云州广电');
  });

  test('that answers a second late still confirms', async () => {
    const { connect, simulator, untilWhy } = await start(LINE);
    const printer = await connect();
    await untilWhy('healthy');
    simulator.order({ order: 'delay', device: PRINTER, ms: 1_000 });
    const { reports, done } = await reportsOf(printer, ticket('A017'));
    await done;
    expect(reports.map(({ kind }) => kind)).toEqual(['printed']);
  });

  test('runs low on paper without stopping', async () => {
    const { connect, simulator, untilWhy } = await start(LINE);
    const printer = await connect();
    await untilWhy('healthy');
    simulator.order({ order: 'paper', device: PRINTER, state: 'low' });
    await untilWhy('paperLow');
    const { reports, done } = await reportsOf(printer, ticket('A017'));
    await done;
    expect(reports.map(({ kind }) => kind)).toEqual(['printed']);
  });

  test('takes garbage on its line for what it is', async () => {
    const { connect, simulator, untilWhy } = await start(LINE);
    const printer = await connect();
    await untilWhy('healthy');
    simulator.order({ order: 'garbage', port: PORT, bytes: 4_096 });
    const { reports, done } = await reportsOf(printer, ticket('A017'));
    await done;
    expect(['printed', 'notPrinted']).toContain(reports.at(-1)?.kind);
  });

  test.each(['pty', 'tcp'] as const)(
    'unplugged in the middle (%s) leaves the ticket unconfirmed; plugged in, it prints the next whole',
    async (transport) => {
      const { connect, simulator, slips, untilWhy } = await start({ ...LINE, transport });
      const printer = await connect();
      await untilWhy('healthy');
      const { reports, done } = await reportsOf(printer, ticket('A017'));
      await simulator.until('printer', PRINTER, ({ growing }) => growing !== null);
      simulator.order(unplug);
      await done;
      expect(reports).toEqual([{ kind: 'unconfirmed', why: 'portLost' }]);

      const path = simulator.untilPath(PORT);
      simulator.order(plugIn);
      await path;
      const next = await reportsOf(await connect(), ticket('A018'));
      await next.done;
      expect(next.reports).toEqual([{ kind: 'printed', confirmedBy: 'processId' }]);
      const last = (await slips()).at(-1);
      expect(last?.qr).toEqual([URL_OF_TICKET]);
    },
  );
});
