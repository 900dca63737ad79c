import { type ChildProcess, fork } from 'node:child_process';
import { BrokenPromise } from '#contract/assert.ts';
import type {
  SimulatedDevice,
  SimulatedPort,
  SimulatorMessage,
  SimulatorOrder,
  SimulatorRequest,
} from '#contract/bench.ts';
import type { Clock } from '#contract/clock.ts';
import type { DeviceId, PortId } from '#contract/ids.ts';

export interface SimulatorProcess {
  readonly pid: number | undefined;
  /** The path the driver must open now; undefined while the cable is out. */
  pathOf(port: PortId): string | undefined;
  /** Called at each change: a new path after plugging in, undefined after unplugging. */
  onPath(listener: (port: PortId, path: string | undefined) => void): () => void;
  /** What the bench shows, newest state of each device. */
  devices(): ReadonlyMap<DeviceId, SimulatedDevice>;
  onDevice(listener: (device: SimulatedDevice) => void): () => void;
  /** Gone orders are lost when the program has died. */
  order(order: SimulatorOrder): void;
  /** The program ended without being stopped. Its lines are gone; nobody starts it again by itself. */
  onDied(listener: () => void): () => void;
  stop(): Promise<void>;
}

export interface SimulatorOptions {
  readonly clock: Clock;
}

/** How long a program that was told to end may take before it is killed. */
const STOP_TIMEOUT_MS = 2_000;
const PROGRAM = new URL('./simulator-main.ts', import.meta.url);

/** Starts the simulator program; resolves when every line stands, rejects when it cannot run. */
export async function startSimulator(
  ports: readonly SimulatedPort[],
  { clock }: SimulatorOptions,
): Promise<SimulatorProcess> {
  // Its complaints belong on our own error stream; it says nothing else.
  const child = fork(PROGRAM, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const paths = new Map<PortId, string>();
  const devices = new Map<DeviceId, SimulatedDevice>();
  const pathListeners = new Set<(port: PortId, path: string | undefined) => void>();
  const deviceListeners = new Set<(device: SimulatedDevice) => void>();
  const deathListeners = new Set<() => void>();
  let isStopping = false;

  const takePaths = (told: ReadonlyMap<PortId, string>) => {
    for (const { port } of ports) {
      const path = told.get(port);
      if (path === paths.get(port)) continue;
      if (path === undefined) paths.delete(port);
      else paths.set(port, path);
      for (const listener of pathListeners) listener(port, path);
    }
  };
  const built = new Promise<void>((resolve, reject) => {
    child.on('message', (message: unknown) => {
      if (!isSimulatorMessage(message)) return;
      if (message.kind === 'ports') {
        takePaths(new Map(message.ports.map(({ port, path }) => [port, path])));
        return;
      }
      devices.set(message.device.device, message.device);
      for (const listener of deviceListeners) listener(message.device);
      if (devices.size === countOf(ports)) resolve();
    });
    if (countOf(ports) === 0) child.once('message', () => resolve());
    child.once('error', reject);
    child.once('exit', () => reject(new BrokenPromise('the simulator program runs')));
  });
  child.once('exit', () => {
    takePaths(new Map());
    if (!isStopping) for (const listener of deathListeners) listener();
  });
  // Without a listener a failing channel would end the server.
  child.on('error', () => {});

  send(child, { kind: 'build', ports });
  await built;
  return {
    pid: child.pid,
    pathOf: (port) => paths.get(port),
    onPath: (listener) => listen(pathListeners, listener),
    devices: () => devices,
    onDevice: (listener) => listen(deviceListeners, listener),
    order: (order) => send(child, { kind: 'order', order }),
    onDied: (listener) => listen(deathListeners, listener),
    async stop() {
      isStopping = true;
      await end(child, clock);
    },
  };
}

function countOf(ports: readonly SimulatedPort[]): number {
  return ports.reduce((sum, { devices }) => sum + devices.length, 0);
}

function send(child: ChildProcess, request: SimulatorRequest): void {
  if (child.connected) child.send(request);
}

/** The program is our own and of the same version: only whether the message is one is looked at. */
function isSimulatorMessage(message: unknown): message is SimulatorMessage {
  return (
    typeof message === 'object' &&
    message !== null &&
    'kind' in message &&
    (message.kind === 'ports' || message.kind === 'device')
  );
}

function listen<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function end(child: ChildProcess, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const cancel = clock.after(STOP_TIMEOUT_MS, () => child.kill('SIGKILL'));
    child.once('exit', () => {
      cancel();
      resolve();
    });
    if (child.connected) child.disconnect();
  });
}
