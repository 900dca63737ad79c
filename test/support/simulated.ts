import type { SimulatedDevice, SimulatedPort, SimulatorOrder } from '#contract/bench.ts';
import { type DeviceId, deviceIdSchema, type PortId, portIdSchema } from '#contract/ids.ts';
import { type SimulatorProcess, startSimulator } from '#hardware/simulator/simulator-process.ts';
import { systemClock } from '../../server/clock/system-clock.ts';

type DeviceBuild = SimulatedPort['devices'][number];
type StateOf<Kind extends SimulatedDevice['kind']> = Extract<SimulatedDevice, { kind: Kind }>;

/** A device as the simulator is to build it; what is not said is usual. */
export function simulatedDevice(
  kind: DeviceBuild['kind'],
  id: string,
  wishes: Partial<Omit<DeviceBuild, 'kind' | 'device'>>,
): DeviceBuild {
  return {
    device: deviceIdSchema.parse(id),
    kind,
    address: 1,
    widthDots: 576,
    columns: 16,
    protocol: { name: 'a090' },
    answersProcessId: true,
    acknowledgedBy: 'grade',
    ...wishes,
  };
}

export function simulatedPort(
  id: string,
  baudRate: number,
  devices: readonly DeviceBuild[],
): SimulatedPort {
  return { port: portIdSchema.parse(id), baudRate, transport: 'pty', devices };
}

/** A running simulator program, as tests of drivers want it. */
export interface SimulatorUnderTest {
  readonly process: SimulatorProcess;
  /** The path to open now. The port must be plugged in. */
  path(port: string): string;
  order(order: SimulatorOrder): void;
  /** Resolves with the first state, the present one included, that is so. The test's own time limit bounds it. */
  until<Kind extends SimulatedDevice['kind']>(
    kind: Kind,
    device: string,
    isSo: (state: StateOf<Kind>) => boolean,
  ): Promise<StateOf<Kind>>;
  /** Resolves with the path that the port has after the present one. */
  untilPath(port: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startSimulated(ports: readonly SimulatedPort[]): Promise<SimulatorUnderTest> {
  const program = await startSimulator(ports, { clock: systemClock });
  return {
    process: program,
    path(port) {
      const path = program.pathOf(portIdSchema.parse(port));
      if (path === undefined) throw new Error(`${port} is plugged in`);
      return path;
    },
    order: program.order,
    until: (kind, device, isSo) => untilState(program, deviceIdSchema.parse(device), kind, isSo),
    untilPath: (port) => untilPath(program, portIdSchema.parse(port)),
    stop: program.stop,
  };
}

function untilState<Kind extends SimulatedDevice['kind']>(
  program: SimulatorProcess,
  id: DeviceId,
  kind: Kind,
  isSo: (state: StateOf<Kind>) => boolean,
): Promise<StateOf<Kind>> {
  return new Promise((resolve) => {
    const look = (state: SimulatedDevice | undefined) => {
      if (state?.device !== id || !isOfKind(state, kind) || !isSo(state)) return false;
      stopListening();
      resolve(state);
      return true;
    };
    const stopListening = program.onDevice(look);
    look(program.devices().get(id));
  });
}

function isOfKind<Kind extends SimulatedDevice['kind']>(
  state: SimulatedDevice,
  kind: Kind,
): state is StateOf<Kind> {
  return state.kind === kind;
}

function untilPath(program: SimulatorProcess, port: PortId): Promise<string> {
  return new Promise((resolve) => {
    const stopListening = program.onPath((changed, path) => {
      if (changed !== port || path === undefined) return;
      stopListening();
      resolve(path);
    });
  });
}
