import type { DeviceSettings, Health, PortSettings } from '#contract/devices.ts';
import type { DeviceId } from '#contract/ids.ts';
import type { DevicesView, HallSign } from '#contract/views.ts';

export interface DevicesParts {
  readonly sign: HallSign;
  readonly ports: readonly PortSettings[];
  readonly devices: readonly DeviceSettings[];
  readonly health: (device: DeviceId) => Health | undefined;
  readonly history: (device: DeviceId) => readonly Health[];
  /** Where the bytes really go: a simulated port shows its pty. */
  readonly pathOf: (port: PortSettings) => string;
  readonly screens: DevicesView['screens'];
  readonly invitations: DevicesView['invitations'];
  readonly voice: DevicesView['voice'];
}

/** Everything the maintainer watches, in the order of the settings. */
export function drawDevices(parts: DevicesParts): DevicesView {
  const ports = new Map(parts.ports.map((port) => [port.id, port]));
  return {
    hall: parts.sign,
    devices: parts.devices.map((device) => {
      const port = ports.get(device.port);
      return {
        device: device.id,
        kind: device.kind,
        name: device.name,
        place: device.place,
        port: device.port,
        path: port === undefined ? '' : parts.pathOf(port),
        address: 'address' in device ? device.address : null,
        health: parts.health(device.id) ?? null,
        history: parts.history(device.id),
      };
    }),
    screens: parts.screens,
    invitations: parts.invitations,
    voice: parts.voice,
  };
}
