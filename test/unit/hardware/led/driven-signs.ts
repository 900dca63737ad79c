import type { SimulatedDevice } from '#contract/bench.ts';
import { type LedSignSettings, ledSignSettingsSchema } from '#contract/devices.ts';
import { deviceIdSchema } from '#contract/ids.ts';
import { DARK, type SignProtocol } from '#contract/signs.ts';
import { openLedSign } from '#hardware/led/led-sign.ts';
import { SIGN_SHAPES } from '#hardware/led/tongues.ts';
import { openSharedLine } from '#hardware/port/shared-line.ts';
import type { Line } from '#hardware/simulator/line/line.ts';
import { openSimulatedPort } from '#hardware/simulator/port.ts';
import { A_MOMENT } from '#test/support/sign-faces.ts';
import { simulatedDevice, simulatedPort } from '#test/support/simulated.ts';
import { steppedClock } from '#test/support/stepped-clock.ts';
import { openCable } from '../cable.ts';

type SignState = Extract<SimulatedDevice, { kind: 'ledSign' }>;

export const ONBON = { name: 'onbon', lines: 1 } as const;
export const ALPHA = { name: 'alpha', confirms: true } as const;
export const DIGITS = {
  name: 'modbusDigits',
  firstRegister: 0,
  coding: 'bcd',
  blinkRegister: 16,
  brightnessRegister: 17,
} as const;

/** Drivers on one line with simulators at its other end: two readings of the manuals check each other. */
export async function drivenSigns(protocols: readonly SignProtocol[]) {
  const clock = steppedClock(1_000_000);
  const cable = openCable();
  const states = new Map<string, SimulatedDevice>();
  const health: string[] = [];
  const meanings: string[] = [];
  let isPlugged = true;
  const settings = protocols.map(
    (protocol, at): LedSignSettings =>
      ledSignSettingsSchema.parse({
        id: `sign-${at + 1}`,
        name: `sign ${at + 1}`,
        port: 'signs',
        place: { kind: 'counter', counter: `${at + 1}` },
        kind: 'ledSign',
        address: at + 1,
        columns: protocol.name === 'modbusDigits' ? 4 : 16,
        protocol,
      }),
  );
  const line: Line = {
    path: 'desk',
    write: (bytes) => {
      if (isPlugged) cable.say(bytes);
    },
    onBytes: (hear) =>
      cable.onHeard((bytes) => {
        if (isPlugged) hear(bytes);
      }),
    setFlowing() {},
    close() {},
  };
  const builds = settings.map(({ id, address, columns, protocol }) =>
    simulatedDevice('ledSign', id, { address, columns, protocol }),
  );
  const port = openSimulatedPort(simulatedPort('signs', 9600, builds), {
    clock,
    openLine: async () => line,
    random: (lengthBytes) => new Uint8Array(lengthBytes),
    tell: ({ device }) => void states.set(device.device, device),
  });
  await port.plugIn();
  const shared = openSharedLine({
    port: cable.port,
    baudRate: 9600,
    shapes: () => [...new Set(protocols.map(({ name }) => SIGN_SHAPES[name]))],
    clock,
    onTrace: ({ direction, meaning }) => {
      if (direction === 'toDevice') meanings.push(meaning);
    },
    onNoise: () => {},
  });
  const signs = settings.map((one) =>
    openLedSign({
      line: shared,
      settings: one,
      clock,
      time: () => A_MOMENT,
      face: DARK,
      brightness: 100,
      onHealth: ({ state, why, detail }) => {
        const news = `${one.address} ${state} ${why} ${detail}`.trim();
        if (health.findLast((each) => each.startsWith(`${one.address} `)) !== news) {
          health.push(news);
        }
      },
    }),
  );
  return {
    clock,
    signs,
    health,
    /** What was said to the signs since the last look. */
    said: () => meanings.splice(0),
    order: (order: Parameters<typeof port.obey>[0]) => port.obey(order),
    /** Takes the signs off the line without anybody noticing. */
    plug: (next: boolean) => {
      isPlugged = next;
    },
    seen(address: number): SignState {
      const state = states.get(`sign-${address}`);
      if (state?.kind !== 'ledSign') throw new Error(`sign ${address} is simulated`);
      return state;
    },
    id: (address: number) => deviceIdSchema.parse(`sign-${address}`),
  };
}
