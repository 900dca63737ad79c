import type { DotPicture, SimulatedSlip } from '#contract/bench.ts';
import type { Health } from '#contract/devices.ts';
import { counterIdSchema, deviceIdSchema, kioskIdSchema, portIdSchema } from '#contract/ids.ts';
import type { BenchView } from '#contract/views.ts';
import { hall, PICTURE_TIME } from './kiosk-views.ts';

type BenchDevice = BenchView['devices'][number];

export const health: Health = { state: 'up', why: 'healthy', since: PICTURE_TIME, detail: '' };

/** Dots by a rule, as a simulator would send them. */
export function dotPicture(
  widthDots: number,
  heightDots: number,
  isSet: (x: number, y: number) => boolean,
): DotPicture {
  const rowBytes = Math.ceil(widthDots / 8);
  const bytes = new Uint8Array(rowBytes * heightDots);
  for (let y = 0; y < heightDots; y += 1) {
    for (let x = 0; x < widthDots; x += 1) {
      const at = y * rowBytes + (x >> 3);
      if (isSet(x, y)) bytes[at] = (bytes[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { widthDots, heightDots, bits: btoa(String.fromCharCode(...bytes)) };
}

export const slipOf = (number: string, changes: Partial<SimulatedSlip> = {}): SimulatedSlip => ({
  picture: dotPicture(384, 320, (x, y) => x > 8 && x < 376 && y % 40 < 6),
  text: ['云州广电 中山路营业厅', `您的号码 ${number}`],
  qr: [`http://hall.test/t/2026-07-03.${number}~0123456789abcdef`],
  isCut: true,
  ...changes,
});

const PORTS = {
  printer: portIdSchema.parse('kiosk-printer'),
  reader: portIdSchema.parse('card-reader'),
  signs: portIdSchema.parse('signs'),
  keypads: portIdSchema.parse('keypads'),
} as const;

const atKiosk = { kind: 'kiosk', kiosk: kioskIdSchema.parse('k1') } as const;
const atCounter = (counter: number) =>
  ({ kind: 'counter', counter: counterIdSchema.parse(String(counter)) }) as const;

const base = (id: string) => ({
  device: deviceIdSchema.parse(id),
  isSilent: false,
  delayMs: 0,
});

export const printer: BenchDevice = {
  device: deviceIdSchema.parse('printer-k1'),
  name: '取号机 1 打印机',
  port: PORTS.printer,
  kind: 'printer',
  place: atKiosk,
  grades: [],
  health,
  simulated: {
    ...base('printer-k1'),
    kind: 'printer',
    paper: 'full',
    coverOpen: false,
    cutterJammed: false,
    rowsLeft: null,
    slips: [slipOf('A017')],
    growing: null,
    slipsEver: 1,
  },
};

export const reader: BenchDevice = {
  device: deviceIdSchema.parse('reader-k1'),
  name: '取号机 1 读卡器',
  port: PORTS.reader,
  kind: 'idCardReader',
  place: atKiosk,
  grades: [],
  health,
  simulated: {
    ...base('reader-k1'),
    kind: 'idCardReader',
    card: null,
    cards: [
      {
        id: 'c1',
        name: '林晚晴',
        birth: '1991-05-17',
        maskedNumber: '990101********0041',
        document: 'citizen',
      },
      {
        id: 'c5',
        name: '安娜·费雷拉',
        birth: '1985-04-19',
        maskedNumber: '990199********0024',
        document: 'foreigner2023',
      },
    ],
  },
};

/** Stripes of every colour that a sign has. */
const lamps = (text: string) => ({
  red: dotPicture(128, 16, (x) => x < 64),
  green: dotPicture(128, 16, (x) => x >= 32 && x < 96),
  text,
});

const sign = (counter: number, text: string): BenchDevice => ({
  device: deviceIdSchema.parse(`sign-${counter}`),
  name: `窗口屏 ${counter}`,
  port: PORTS.signs,
  kind: 'ledSign',
  place: atCounter(counter),
  grades: [],
  health,
  simulated: {
    ...base(`sign-${counter}`),
    kind: 'ledSign',
    dots: lamps(text),
    isRejecting: false,
    isBlinking: false,
    brightness: 100,
  },
});

const pad = (counter: number): BenchDevice => ({
  device: deviceIdSchema.parse(`pad-${counter}`),
  name: `评价器 ${counter}`,
  port: PORTS.keypads,
  kind: 'ratingPad',
  place: atCounter(counter),
  // This maker counts from the best.
  grades: [5, 4, 3, 2, 1],
  health,
  simulated: { ...base(`pad-${counter}`), kind: 'ratingPad', isAsking: false, lastGrade: null },
});

const keypad = (counter: number): BenchDevice => ({
  device: deviceIdSchema.parse(`keypad-${counter}`),
  name: `呼叫器 ${counter}`,
  port: PORTS.keypads,
  kind: 'callKeypad',
  place: atCounter(counter),
  grades: [],
  health,
  simulated: {
    ...base(`keypad-${counter}`),
    kind: 'callKeypad',
    display: '   017',
    beeps: 4,
  },
});

export const benchView: BenchView = {
  hall,
  isSimulated: true,
  devices: [
    printer,
    reader,
    ...[1, 2, 3].map((counter) => sign(counter, counter === 3 ? 'A017到3号窗口' : '未开放')),
    ...[1, 2, 3].map(pad),
    ...[1, 2, 3].map(keypad),
  ],
  ports: Object.values(PORTS).map((port, at) => ({
    port,
    path: `/dev/pts/${at}`,
    isPlugged: true,
  })),
};

/** The view with one simulator changed. */
export function changed(
  view: BenchView,
  device: string,
  changes: Readonly<Record<string, unknown>>,
): BenchView {
  return {
    ...view,
    devices: view.devices.map((one) =>
      one.device === device && one.simulated !== null
        ? { ...one, simulated: { ...one.simulated, ...changes } }
        : one,
    ),
  };
}
