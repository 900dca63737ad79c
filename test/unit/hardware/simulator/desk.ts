import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { DotPicture, SimulatedDevice, SimulatorOrder } from '#contract/bench.ts';
import { deviceIdSchema } from '#contract/ids.ts';
import type { Line } from '#hardware/simulator/line/line.ts';
import { openSimulatedPort } from '#hardware/simulator/port.ts';
import { dotsOf } from '#test/support/dots.ts';
import { type simulatedDevice, simulatedPort } from '#test/support/simulated.ts';
import { type SteppedClock, steppedClock } from '#test/support/stepped-clock.ts';

type Build = ReturnType<typeof simulatedDevice>;
type StateOf<Kind extends SimulatedDevice['kind']> = Extract<SimulatedDevice, { kind: Kind }>;

/** Devices on a line without a port, with a clock that the test moves. */
export interface Desk {
  readonly clock: SteppedClock;
  /** Bytes from the host, as hex or as they are. */
  hear(bytes: string | Uint8Array): void;
  /** What the devices have said since the last look, in hex. */
  said(): string;
  obey(order: SimulatorOrder): void;
  /** False while a device holds the host off. */
  isFlowing(): boolean;
  state<Kind extends SimulatedDevice['kind']>(kind: Kind, device: string): StateOf<Kind>;
}

export async function deskWith(...devices: readonly Build[]): Promise<Desk> {
  const clock = steppedClock(1_000_000);
  const states = new Map<string, SimulatedDevice>();
  let saidBytes: number[] = [];
  let listener = (_bytes: Uint8Array) => {};
  let isFlowing = true;
  const line: Line = {
    path: 'desk',
    write: (bytes) => void saidBytes.push(...bytes),
    onBytes: (next) => {
      listener = next;
    },
    setFlowing: (next) => {
      isFlowing = next;
    },
    close() {},
  };
  const port = openSimulatedPort(simulatedPort('line', 115_200, devices), {
    clock,
    openLine: () => Promise.resolve(line),
    random: (lengthBytes) => new Uint8Array(lengthBytes),
    tell: ({ device }) => void states.set(device.device, device),
  });
  await port.plugIn();
  port.tellAll();

  return {
    clock,
    hear: (bytes) => listener(typeof bytes === 'string' ? fromHex(bytes) : bytes),
    said() {
      const hex = toHex(Uint8Array.from(saidBytes));
      saidBytes = [];
      return hex;
    },
    obey(order) {
      if (!('port' in order)) port.obey(order);
    },
    isFlowing: () => isFlowing,
    state(kind, device) {
      const state = states.get(device);
      if (state === undefined || !isOfKind(state, kind)) throw new Error(`${device} is a ${kind}`);
      return state;
    },
  };
}

function isOfKind<Kind extends SimulatedDevice['kind']>(
  state: SimulatedDevice,
  kind: Kind,
): state is StateOf<Kind> {
  return state.kind === kind;
}

export const idOf = (device: string) => deviceIdSchema.parse(device);

export function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}

const vectorsSchema = z.array(
  z.object({ class: z.string(), name: z.string(), hex: z.string(), dir: z.string() }),
);
const vectors = vectorsSchema.parse(
  JSON.parse(readFileSync(new URL('../vectors.json', import.meta.url), 'utf8')),
);

/** The published bytes of that name. */
export function vector(deviceClass: string, name: string): string {
  const found = vectors.find((one) => one.class === deviceClass && one.name === name);
  if (found === undefined) throw new Error(`${deviceClass} has a vector ${name}`);
  return found.hex;
}

/** The names of a class's vectors in one direction. */
export function vectorNames(deviceClass: string, direction: string): readonly string[] {
  return vectors
    .filter((one) => one.class === deviceClass && one.dir === direction)
    .map(({ name }) => name);
}

/** The picture as text, a character a dot, for a part of it. */
export function drawn(
  picture: DotPicture,
  part: { x: number; y: number; width: number; height: number },
): readonly string[] {
  const isBlack = dotsOf(picture);
  return Array.from({ length: part.height }, (_, row) =>
    Array.from({ length: part.width }, (_, column) =>
      isBlack(part.x + column, part.y + row) ? '#' : '.',
    ).join(''),
  );
}
