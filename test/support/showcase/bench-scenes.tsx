import type { ComponentChild } from 'preact';
import type { ByteTrace } from '#contract/devices.ts';
import type { BenchView } from '#contract/views.ts';
import { Bench } from '../../../counter-display/bench/bench.tsx';
import { openBenchModel } from '../../../counter-display/bench/bench-model.ts';
import { benchView, changed, health, slipOf } from './bench-views.ts';
import { PICTURE_TIME } from './kiosk-views.ts';
import { stillLink } from './still-link.ts';

interface Scene {
  readonly view?: BenchView;
  readonly line?: 'waiting' | 'refused' | 'lost';
  readonly isPaused?: boolean;
  readonly isQuiet?: boolean;
}

const [, card] = benchView.ports;
const broken = [
  ['printer-k1', { paper: 'low', coverOpen: true, cutterJammed: true, rowsLeft: 5_000 }],
  ['reader-k1', { card: 'c5', isSilent: true }],
  ['sign-1', { isRejecting: true, isSilent: true }],
  ['pad-1', { isAsking: true }],
  ['keypad-1', { display: '123456', isSilent: true, delayMs: 3_000 }],
] as const;
const faulty = broken.reduce((now, [device, changes]) => changed(now, device, changes), benchView);

/** Every face of the bench, by name. */
const SCENES: Readonly<Record<string, Scene>> = {
  bench: {},
  rated: { view: changed(benchView, 'pad-1', { lastGrade: 4 }) },
  printing: {
    view: changed(benchView, 'printer-k1', { growing: slipOf('A018', { isCut: false, qr: [] }) }),
  },
  faults: {
    view: {
      ...faulty,
      devices: faulty.devices.map((device) => ({
        ...device,
        health: { ...health, state: 'down', why: 'portForbidden' },
      })),
      ports: faulty.ports.map((port) => ({ ...port, isPlugged: false, path: '' })),
    },
  },
  'nothing-printed': {
    view: changed(benchView, 'printer-k1', { slips: [], slipsEver: 0 }),
  },
  real: {
    view: {
      ...benchView,
      isSimulated: false,
      devices: benchView.devices.map((device) => ({ ...device, simulated: null })),
    },
  },
  'no-devices': { view: { ...benchView, isSimulated: false, devices: [], ports: [] } },
  paused: { isPaused: true },
  quiet: { isQuiet: true },
  lost: { line: 'lost' },
  waiting: { line: 'waiting' },
  refused: { line: 'refused' },
};

export const BENCH_SCENES: readonly string[] = Object.keys(SCENES);

const heard = (
  hex: string,
  direction: ByteTrace['direction'],
  meaning: string,
  at: number,
): readonly ByteTrace[] =>
  card === undefined ? [] : [{ port: card.port, at: PICTURE_TIME + at, direction, hex, meaning }];

const TRACES: readonly ByteTrace[] = [
  ...heard('aaaaaa9669000320012200', 'toDevice', 'idCard.find', 402),
  ...heard('aaaaaa966900080000009f0000000097', 'fromDevice', '', 431),
  ...heard('aaaaaa96690003300132', 'toDevice', 'idCard.read', 470),
  ...heard('aa', 'fromDevice', 'idCard.aCodeOfTomorrow', 812),
];

export function benchScene(name: string): ComponentChild {
  const { view = benchView, line, isPaused, isQuiet } = SCENES[name] ?? {};
  const link = stillLink(
    {
      bench:
        line === 'waiting'
          ? { face: 'waiting' }
          : line === 'refused'
            ? {
                face: 'refused',
                problem: { refusal: { kind: 'notAllowed' }, text: '您没有这个权限，请联系管理员' },
              }
            : { face: line === 'lost' ? 'linkLost' : 'live', view, at: PICTURE_TIME },
    },
    line === 'lost' ? 'lost' : 'live',
  );
  const model = openBenchModel({
    ...link,
    onTrace(listener) {
      if (!isQuiet) listener(TRACES);
      return () => {};
    },
  });
  if (isPaused) model.trace.setPaused(true);
  return <Bench model={model} />;
}
