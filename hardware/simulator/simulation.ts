import type { SimulatedDevice, SimulatedPort, SimulatorOrder } from '#contract/bench.ts';
import type { Clock } from '#contract/clock.ts';
import type { DeviceSettings, PortSettings } from '#contract/devices.ts';
import type { DeviceId, PortId } from '#contract/ids.ts';
import { type SimulatorProcess, startSimulator } from './simulator-process.ts';

const A090 = { name: 'a090' } as const;
/** The program is started again after this when it has died. */
const START_AGAIN_MS = 1_000;

export interface Simulation {
  /** Simulates exactly the ports whose path is `simulated`; starts the program anew when they change. */
  employ(ports: readonly PortSettings[], devices: readonly DeviceSettings[]): void;
  pathOf(port: PortId): string | undefined;
  device(device: DeviceId): SimulatedDevice | undefined;
  order(order: SimulatorOrder): void;
  stop(): Promise<void>;
}

export interface SimulationOptions {
  readonly clock: Clock;
  /** `pty` where the platform has one, else TCP on loopback. */
  readonly transport: SimulatedPort['transport'];
  readonly onPath: (port: PortId) => void;
  readonly onDevice: () => void;
  /** The simulator could not start: its lines stay missing, the hall runs on. */
  readonly onTrouble: (detail: string) => void;
}

/** Keeps one simulator program running for the simulated part of the settings. */
export function openSimulation(options: SimulationOptions): Simulation {
  let wanted: readonly SimulatedPort[] = [];
  let running: SimulatorProcess | undefined;
  let changing: Promise<void> = Promise.resolve();
  let callOffRestart = () => {};
  let isStopped = false;

  const start = async (ports: readonly SimulatedPort[]) => {
    if (ports.length === 0 || isStopped) return;
    try {
      const program = await startSimulator(ports, { clock: options.clock });
      running = program;
      program.onPath((port) => options.onPath(port));
      program.onDevice(options.onDevice);
      program.onDied(() => {
        running = undefined;
        callOffRestart = options.clock.after(START_AGAIN_MS, () => change(wanted));
      });
      for (const { port } of ports) options.onPath(port);
      options.onDevice();
    } catch (error) {
      options.onTrouble(String(error));
      callOffRestart = options.clock.after(START_AGAIN_MS, () => change(wanted));
    }
  };

  /** One change after the other: a program stops before the next one starts. */
  const change = (ports: readonly SimulatedPort[]) => {
    callOffRestart();
    changing = changing.then(async () => {
      const before = running;
      running = undefined;
      await before?.stop();
      await start(ports);
    });
  };

  return {
    employ: (ports, devices) => {
      const next = simulatedPorts(ports, devices, options.transport);
      if (JSON.stringify(next) === JSON.stringify(wanted)) return;
      wanted = next;
      change(next);
    },
    pathOf: (port) => running?.pathOf(port),
    device: (device) => running?.devices().get(device),
    order: (order) => running?.order(order),
    stop: async () => {
      isStopped = true;
      callOffRestart();
      await changing;
      await running?.stop();
    },
  };
}

function simulatedPorts(
  ports: readonly PortSettings[],
  devices: readonly DeviceSettings[],
  transport: SimulatedPort['transport'],
): readonly SimulatedPort[] {
  return ports
    .filter(({ path }) => path === 'simulated')
    .map(({ id, baudRate }) => ({
      port: id,
      baudRate,
      transport,
      devices: devices
        .filter((device) => device.port === id)
        .map((device) => ({
          device: device.id,
          kind: device.kind,
          address: 'address' in device ? device.address : 0,
          widthDots: device.kind === 'printer' ? device.widthDots : 0,
          columns: device.kind === 'ledSign' ? device.columns : 0,
          protocol: device.kind === 'ledSign' ? device.protocol : A090,
          answersProcessId: device.kind === 'printer' && device.confirmedBy === 'processId',
          acknowledgedBy: device.kind === 'ratingPad' ? device.acknowledgedBy : 'grade',
        })),
    }))
    .filter((port) => port.devices.length > 0);
}
