import type { SimulatedPort, SimulatorMessage, SimulatorOrder } from '#contract/bench.ts';
import type { Clock } from '#contract/clock.ts';
import { openSimulatedPort, type PortSurroundings, type SimulatedPortHandle } from './port.ts';

export interface SimulatorWorld extends PortSurroundings {
  readonly clock: Clock;
  tell(message: SimulatorMessage): void;
}

export interface Simulator {
  /** Resolves when every line stands and has been told. */
  build(ports: readonly SimulatedPort[]): Promise<void>;
  obey(order: SimulatorOrder): Promise<void>;
  stop(): void;
}

/** All simulated ports of one program, and the orders that act on them. */
export function openSimulator(world: SimulatorWorld): Simulator {
  let ports: readonly SimulatedPortHandle[] = [];

  const tellPorts = () => {
    const plugged = ports.flatMap(({ port, path }) => {
      const current = path();
      return current === undefined ? [] : [{ port, path: current }];
    });
    world.tell({ kind: 'ports', ports: plugged });
  };

  return {
    async build(wanted) {
      for (const port of ports) port.stop();
      ports = wanted.map((port) => openSimulatedPort(port, world));
      for (const port of ports) await port.plugIn();
      tellPorts();
      for (const port of ports) port.tellAll();
    },
    async obey(order) {
      for (const port of ports) {
        if (!('port' in order)) port.obey(order);
        else if (order.port === port.port) await handle(port, order);
      }
      if (order.order === 'plugIn' || order.order === 'unplug') tellPorts();
    },
    stop() {
      for (const port of ports) port.stop();
      ports = [];
    },
  };
}

async function handle(
  port: SimulatedPortHandle,
  order: Extract<SimulatorOrder, { port: unknown }>,
): Promise<void> {
  switch (order.order) {
    case 'plugIn':
      return port.plugIn();
    case 'unplug':
      return port.unplug();
    case 'garbage':
      return port.makeNoise(order.bytes);
  }
}
