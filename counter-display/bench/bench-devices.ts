import type { SimulatedDevice } from '#contract/bench.ts';
import type { DeviceKind } from '#contract/devices.ts';
import type { CounterId, PortId } from '#contract/ids.ts';
import type { BenchView } from '#contract/views.ts';

export type BenchDevice = BenchView['devices'][number];
export type SimulatedOf<Kind extends DeviceKind> = Extract<SimulatedDevice, { kind: Kind }>;

/** One device of the bench with the state of its simulator, as the kind has it. */
export interface Stand<Kind extends DeviceKind> {
  readonly device: BenchDevice;
  /** Null: a real device, or a simulator that is only starting. */
  readonly simulated: SimulatedOf<Kind> | null;
  readonly isPlugged: boolean;
  readonly path: string;
}

export function standsOf<Kind extends DeviceKind>(
  view: BenchView,
  kind: Kind,
): readonly Stand<Kind>[] {
  return view.devices
    .filter((device) => device.kind === kind)
    .map((device) => {
      const port = view.ports.find((one) => one.port === device.port);
      return {
        device,
        simulated: isOf(device.simulated, kind) ? device.simulated : null,
        isPlugged: port?.isPlugged ?? false,
        path: port?.path ?? '',
      };
    });
}

function isOf<Kind extends DeviceKind>(
  simulated: SimulatedDevice | null,
  kind: Kind,
): simulated is SimulatedOf<Kind> {
  return simulated?.kind === kind;
}

/** The counter that a device stands at; null for those of kiosks and desks. */
export function counterOf({ place }: BenchDevice): CounterId | null {
  return place.kind === 'counter' ? place.counter : null;
}

export const devicesOn = (view: BenchView, port: PortId): readonly BenchDevice[] =>
  view.devices.filter((device) => device.port === port);
