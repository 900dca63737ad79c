import { afterEach, test } from 'vitest';
import { systemClock } from '#clock/system-clock.ts';
import { deviceSettingsSchema, portSettingsSchema } from '#contract/devices.ts';
import { deviceIdSchema, portIdSchema } from '#contract/ids.ts';
import type { SignProtocol } from '#contract/signs.ts';
import { catalogue } from '#hardware/catalogue.ts';
import { openCrew } from '#hardware/crew.ts';
import { A_MOMENT, blinking, steady } from '#test/support/sign-faces.ts';
import { simulatedDevice, simulatedPort, startSimulated } from '#test/support/simulated.ts';

const id = (text: string) => deviceIdSchema.parse(text);
const PROTOCOLS: Readonly<Record<string, SignProtocol>> = {
  onbon: { name: 'onbon', lines: 2 },
  alpha: { name: 'alpha', confirms: true },
  digits: {
    name: 'modbusDigits',
    firstRegister: 0,
    coding: 'ascii',
    blinkRegister: 16,
    brightnessRegister: null,
  },
};
const FORMATS: Readonly<Record<string, string>> = { alpha: '7E1' };

let stopAll = async () => {};
afterEach(async () => {
  await stopAll();
});

/** One sign of each maker, each at the other end of a real line. */
async function signsOverLines(transport: 'pty' | 'tcp') {
  const names = Object.keys(PROTOCOLS);
  const simulator = await startSimulated(
    names.map((name) => {
      const protocol = PROTOCOLS[name] ?? { name: 'a090' };
      return {
        ...simulatedPort(name, 9600, [
          simulatedDevice('ledSign', name, { address: 1, columns: 16, protocol }),
        ]),
        transport,
      };
    }),
  );
  const crew = openCrew({
    clock: systemClock,
    seed: 1,
    today: () => '2026-07-03',
    time: () => A_MOMENT,
    resolvePath: ({ id: port }) => simulator.process.pathOf(port),
    openers: catalogue,
  });
  simulator.process.onPath((port) => crew.pathChanged(port));
  stopAll = async () => {
    await crew.stop();
    await simulator.stop();
  };
  crew.employ(
    names.map((name) =>
      portSettingsSchema.parse({
        id: name,
        path: 'simulated',
        baudRate: 9600,
        format: FORMATS[name] ?? '8N1',
      }),
    ),
    names.map((name) =>
      deviceSettingsSchema.parse({
        id: name,
        name,
        port: name,
        place: { kind: 'lobby' },
        kind: 'ledSign',
        address: 1,
        columns: 16,
        protocol: PROTOCOLS[name],
      }),
    ),
  );
  const until = (name: string, text: string, isBlinking: boolean) =>
    simulator.until(
      'ledSign',
      name,
      (state) => state.dots.text === text && state.isBlinking === isBlinking,
    );
  return { crew, simulator, until };
}

test.each(['pty', 'tcp'] as const)(
  'Onbon, Alpha and Modbus signs show calls, emergencies and what was before over %s',
  async (transport) => {
    const { crew, until } = await signsOverLines(transport);
    void crew.showOnSign(id('onbon'), blinking('请A017\n到3号窗口'));
    void crew.showOnSign(id('alpha'), blinking('A017 > 3'));
    void crew.showOnSign(id('digits'), steady('017'));
    await Promise.all([
      until('onbon', '请A017\n到3号窗口', true),
      until('alpha', 'A017 > 3', true),
      until('digits', '017', false),
    ]);
    void crew.showEmergency(['火警，请立即撤离', 'FIRE - LEAVE NOW']);
    await Promise.all([
      until('onbon', '火警，请立即撤离', true),
      until('alpha', 'FIRE - LEAVE NOW', true),
      until('digits', '', false),
    ]);
    void crew.showEmergency(null);
    await Promise.all([
      until('onbon', '请A017\n到3号窗口', true),
      until('alpha', 'A017 > 3', true),
      until('digits', '017', false),
    ]);
  },
);

test('a sign that was unplugged gets back what it ought to show', async () => {
  const { crew, simulator, until } = await signsOverLines('pty');
  void crew.showOnSign(id('onbon'), steady('请A018'));
  await until('onbon', '请A018', false);
  simulator.order({ order: 'restart', device: id('onbon') });
  const line = portIdSchema.parse('onbon');
  simulator.order({ order: 'unplug', port: line });
  await until('onbon', '', false);
  simulator.order({ order: 'plugIn', port: line });
  await until('onbon', '请A018', false);
});
