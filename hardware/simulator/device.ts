import type { SimulatedDevice, SimulatedPort, SimulatorOrder } from '#contract/bench.ts';
import type { Clock } from '#contract/clock.ts';

/** What is built: one device of a port, as the settings describe it. */
export type DeviceBuild = SimulatedPort['devices'][number];

/** What every device state begins with. */
export type DeviceBase = Pick<SimulatedDevice, 'device' | 'isSilent' | 'delayMs'>;

/** A device that stands on a line, without the line. */
export interface Simulated {
  /** Every byte on the line, also those for others: a shared line is heard by all. */
  hear(bytes: Uint8Array): void;
  /** What a hand does to it. Orders that make no sense for it change nothing. */
  obey(order: SimulatorOrder): void;
  /** What an eye sees. */
  state(base: DeviceBase): SimulatedDevice;
  stop(): void;
}

/** What a device may use of the world. */
export interface Surroundings {
  readonly build: DeviceBuild;
  readonly clock: Clock;
  /** Puts bytes on the line after the device has thought for `afterMs`. */
  say(bytes: Uint8Array, afterMs: number): void;
  /** Says that an eye would see something new. */
  changed(): void;
  /** False makes the sender wait: the device's receive buffer is full. */
  setFlowing(isFlowing: boolean): void;
}
