import type { SimulatedDevice } from '#contract/bench.ts';
import type { DeviceSettings, Health, PortSettings } from '#contract/devices.ts';
import type { DeviceId, PortId } from '#contract/ids.ts';
import type { BenchView, HallSign } from '#contract/views.ts';

export interface BenchParts {
  readonly sign: HallSign;
  readonly ports: readonly PortSettings[];
  readonly devices: readonly DeviceSettings[];
  readonly health: (device: DeviceId) => Health | undefined;
  readonly simulated: (device: DeviceId) => SimulatedDevice | undefined;
  /** Undefined while the line is pulled out. */
  readonly pathOf: (port: PortId) => string | undefined;
}

/** The hardware bench: what stands at the other end of the simulated lines. */
export function drawBench(parts: BenchParts): BenchView {
  return {
    hall: parts.sign,
    isSimulated: parts.ports.some(({ path }) => path === 'simulated'),
    devices: parts.devices.map((device) => ({
      device: device.id,
      name: device.name,
      port: device.port,
      kind: device.kind,
      place: device.place,
      grades: device.kind === 'ratingPad' ? device.grades : [],
      simulated: lastSlips(parts.simulated(device.id)),
      health: parts.health(device.id) ?? null,
    })),
    ports: parts.ports.map(({ id, path }) => {
      const now = path === 'simulated' ? parts.pathOf(id) : path;
      return { port: id, path: now ?? '', isPlugged: now !== undefined };
    }),
  };
}

/** A tray of ten long slips is a megabyte of dots; the bench shows what lies on top. */
const SLIPS_SHOWN = 2;

function lastSlips(device: SimulatedDevice | undefined): SimulatedDevice | null {
  if (device?.kind !== 'printer') return device ?? null;
  return { ...device, slips: device.slips.slice(-SLIPS_SHOWN) };
}
