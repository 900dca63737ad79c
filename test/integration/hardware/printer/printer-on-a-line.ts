import type { SimulatedSlip } from '#contract/bench.ts';
import type { Health, PrintDocument, PrinterSettings, PrintReport } from '#contract/devices.ts';
import { deviceIdSchema, portIdSchema } from '#contract/ids.ts';
import { portAt } from '#hardware/port/open-port.ts';
import { openPrinter, type Printer, unknownPast } from '#hardware/printer/printer.ts';
import {
  type SimulatorUnderTest,
  simulatedDevice,
  simulatedPort,
  startSimulated,
} from '#test/support/simulated.ts';
import { systemClock } from '../../../../server/clock/system-clock.ts';

export const PRINTER = deviceIdSchema.parse('printer-1');
export const PORT = portIdSchema.parse('port-1');

export interface LinedUp {
  readonly simulator: SimulatorUnderTest;
  readonly health: Health[];
  /** Opens the driver on the line as it is now. */
  connect(): Promise<Printer>;
  /** Resolves once the printer has been reported so. */
  untilWhy(why: Health['why']): Promise<void>;
  slips(): Promise<readonly SimulatedSlip[]>;
  stop(): Promise<void>;
}

export interface LineUp {
  readonly transport: 'pty' | 'tcp';
  readonly confirmedBy: PrinterSettings['confirmedBy'];
  readonly widthDots: 384 | 576;
}

/** The real driver, a real line, and the simulator at its other end. */
export async function lineUp({ transport, confirmedBy, widthDots }: LineUp): Promise<LinedUp> {
  const device = simulatedDevice('printer', PRINTER, {
    widthDots,
    answersProcessId: confirmedBy === 'processId',
  });
  const simulator = await startSimulated([
    { ...simulatedPort(PORT, 115_200, [device]), transport },
  ]);
  const health: Health[] = [];
  const past = unknownPast();
  const listeners = new Set<() => void>();
  const closers: (() => Promise<void>)[] = [];
  return {
    simulator,
    health,
    connect: async () => {
      const line = {
        path: simulator.path(PORT),
        baudRate: 115_200,
        format: '8N1',
        obeysXoff: true,
      } as const;
      const opened = await portAt(line, systemClock)(new AbortController().signal);
      if (!opened.ok) throw new Error(opened.problem.detail);
      const port = opened.value;
      const printer = openPrinter({
        port,
        settings: { widthDots, confirmedBy, bigNumber: 'raster' },
        clock: systemClock,
        past,
        onHealth: (now) => {
          health.push(now);
          for (const listener of [...listeners]) listener();
        },
      });
      closers.push(async () => {
        printer.close();
        await port.close();
      });
      return printer;
    },
    untilWhy: (why) =>
      new Promise((resolve) => {
        const look = () => {
          if (health.at(-1)?.why !== why) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
      }),
    slips: async () => (await simulator.until('printer', PRINTER, () => true)).slips,
    stop: async () => {
      for (const close of closers) await close();
      await simulator.stop();
    },
  };
}

export const unplug = { order: 'unplug', port: PORT } as const;
export const plugIn = { order: 'plugIn', port: PORT } as const;

export const URL_OF_TICKET = 'http://hall.test:8080/t/Zk3vQ9xP2mB7';

/** A ticket as the hall prints it. */
export function ticket(number: string): PrintDocument {
  return [
    { kind: 'pair', left: '云州广电 中山路营业厅', right: 'Yunzhou Cable', size: 1, bold: true },
    { kind: 'rule', style: 'solid' },
    { kind: 'pair', left: '您的号码', right: 'Your number', size: 1, bold: true },
    { kind: 'number', text: number },
    { kind: 'text', text: '新装开户', align: 'left', size: 2, bold: false },
    { kind: 'text', text: 'New service', align: 'right', size: 1, bold: false },
    { kind: 'direction', lines: ['综合受理区', '→ 1–4 号窗口'] },
    { kind: 'pair', left: '前面还有 5 人', right: '预计等候 12–18 分钟', size: 1, bold: false },
    { kind: 'rule', style: 'dashed' },
    { kind: 'qr', text: URL_OF_TICKET },
    { kind: 'text', text: '扫码看排队进度', align: 'centre', size: 1, bold: true },
    { kind: 'rule', style: 'dashed' },
    { kind: 'text', text: '请备好 身份证原件', align: 'left', size: 1, bold: false },
    { kind: 'rule', style: 'solid' },
    { kind: 'pair', left: '2026-07-03 10:24:06', right: 'K1-0117', size: 1, bold: false },
  ];
}

/** Reports of one print, the last being its result. */
export async function reportsOf(
  printer: Printer,
  document: PrintDocument,
): Promise<{ readonly reports: PrintReport[]; readonly done: Promise<void> }> {
  const reports: PrintReport[] = [];
  const done = printer
    .print(document, (report) => reports.push(report))
    .then((result) => void reports.push(result));
  return { reports, done };
}
