import { unreachable } from '#contract/assert.ts';
import type { SimulatedDevice, SimulatedPort, SimulatorOrder } from '#contract/bench.ts';
import type { Clock } from '#contract/clock.ts';
import type { DeviceId, PortId } from '#contract/ids.ts';
import type { DeviceBuild, Simulated, Surroundings } from './device.ts';
import { simulateIdCardReader } from './id-card/id-card-reader.ts';
import { simulateCallKeypad } from './keys/call-keypad.ts';
import { simulateRatingPad } from './keys/rating-pad.ts';
import type { Line } from './line/line.ts';
import { simulatePrinter } from './printer/printer.ts';
import { simulateLedSign } from './sign/led-sign.ts';
import { openVoice, type Voice } from './voice.ts';

export interface PortSurroundings {
  readonly clock: Clock;
  /** Opens the real line, paced to its baud rate. */
  openLine(port: SimulatedPort): Promise<Line>;
  random(lengthBytes: number): Uint8Array;
  tell(message: { readonly kind: 'device'; readonly device: SimulatedDevice }): void;
}

/** One line and all devices on it. The devices keep running while the cable is out. */
export interface SimulatedPortHandle {
  readonly port: PortId;
  path(): string | undefined;
  plugIn(): Promise<void>;
  unplug(): void;
  makeNoise(lengthBytes: number): void;
  obey(order: Exclude<SimulatorOrder, { port: unknown }>): void;
  tellAll(): void;
  stop(): void;
}

interface Part {
  readonly device: DeviceId;
  readonly voice: Voice;
  readonly simulated: Simulated;
  tell(): void;
}

export function openSimulatedPort(
  port: SimulatedPort,
  surroundings: PortSurroundings,
): SimulatedPortHandle {
  let line: Line | undefined;
  let isOpening = false;
  const busy = new Set<DeviceId>();

  const parts = port.devices.map((build): Part => {
    const voice = openVoice(surroundings.clock, (bytes) => line?.write(bytes));
    const tell = () => {
      const { isSilent, delayMs } = voice;
      const device = simulated.state({ device: build.device, isSilent, delayMs });
      surroundings.tell({ kind: 'device', device });
    };
    const simulated = simulate({
      build,
      clock: surroundings.clock,
      say: voice.say,
      changed: tell,
      setFlowing(isFlowing) {
        if (isFlowing) busy.delete(build.device);
        else busy.add(build.device);
        line?.setFlowing(busy.size === 0);
      },
    });
    return { device: build.device, voice, simulated, tell };
  });

  return {
    port: port.port,
    path: () => line?.path,
    async plugIn() {
      if (line !== undefined || isOpening) return;
      isOpening = true;
      const opened = await surroundings.openLine(port);
      isOpening = false;
      line = opened;
      opened.onBytes((bytes) => {
        for (const { simulated } of parts) simulated.hear(bytes);
      });
      opened.setFlowing(busy.size === 0);
    },
    unplug() {
      line?.close();
      line = undefined;
    },
    makeNoise(lengthBytes) {
      line?.write(surroundings.random(lengthBytes));
    },
    obey(order) {
      const part = parts.find(({ device }) => device === order.device);
      if (part === undefined) return;
      if (order.order === 'silence') part.voice.setSilent(order.on);
      if (order.order === 'delay') part.voice.setDelay(order.ms);
      part.simulated.obey(order);
      part.tell();
    },
    tellAll() {
      for (const part of parts) part.tell();
    },
    stop() {
      line?.close();
      line = undefined;
      for (const { voice, simulated } of parts) {
        voice.stop();
        simulated.stop();
      }
    },
  };
}

function simulate(surroundings: Surroundings): Simulated {
  const kind: DeviceBuild['kind'] = surroundings.build.kind;
  switch (kind) {
    case 'printer':
      return simulatePrinter(surroundings);
    case 'idCardReader':
      return simulateIdCardReader(surroundings);
    case 'ledSign':
      return simulateLedSign(surroundings);
    case 'ratingPad':
      return simulateRatingPad(surroundings);
    case 'callKeypad':
      return simulateCallKeypad(surroundings);
    default:
      return unreachable(kind);
  }
}
