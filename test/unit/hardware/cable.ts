import { ok, refuse } from '#contract/outcome.ts';
import type { BytePort, PortProblem } from '#hardware/port/byte-port.ts';

/** One end of a line whose other end the test holds, byte by byte and without time of its own. */
export interface Cable {
  readonly port: BytePort;
  /** What the device says to the host. */
  say(bytes: Uint8Array): void;
  /** What the host has written, one entry a write. */
  readonly heard: Uint8Array[];
  onHeard(listener: (bytes: Uint8Array) => void): void;
  pull(): void;
}

export function openCable(): Cable {
  const heard: Uint8Array[] = [];
  let isPulled = false;
  let onBytes: (bytes: Uint8Array) => void = () => {};
  let onHeard: (bytes: Uint8Array) => void = () => {};
  const onClosed: ((problem: PortProblem | undefined) => void)[] = [];
  const lost = { kind: 'portLost', detail: 'pulled' } as const;
  return {
    port: {
      write: async (bytes) => {
        if (isPulled) return refuse(lost);
        heard.push(bytes);
        onHeard(bytes);
        return ok();
      },
      onBytes: (listener) => {
        onBytes = listener;
      },
      onClosed: (listener) => {
        onClosed.push(listener);
      },
      close: async () => {},
    },
    say: (bytes) => onBytes(bytes),
    heard,
    onHeard: (listener) => {
      onHeard = listener;
    },
    pull: () => {
      isPulled = true;
      for (const listener of onClosed) listener(lost);
    },
  };
}

export const hexOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes).toString('hex').toUpperCase();
export const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
