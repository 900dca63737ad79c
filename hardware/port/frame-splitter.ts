/** What the bytes from here on may be: a whole frame, the beginning of one, or neither. */
export type Measured =
  | { readonly kind: 'frame'; readonly lengthBytes: number }
  | { readonly kind: 'growing' }
  | { readonly kind: 'noise' };

/** How the frames of one protocol are told from all else on a line. Pure. */
export interface FrameShape {
  /** Says `growing` for no more than the longest frame of the protocol: that bounds the buffer. */
  measure(bytes: Uint8Array): Measured;
  /** A short code for the byte trace: `keypad.keyPressed`. */
  nameOf(frame: Uint8Array): string;
}

export interface Run {
  /** `undefined`: bytes that belong to no frame. */
  readonly shape: FrameShape | undefined;
  readonly bytes: Uint8Array;
}

export interface FrameSplitter {
  push(bytes: Uint8Array): readonly Run[];
  /** No more will come of what has begun: its first byte was noise, and a frame may hide behind it. */
  giveUp(): readonly Run[];
  readonly isGrowing: boolean;
}

/** Takes a line's bytes apart into frames of the protocols that are spoken on it now, and the noise between them. */
export function frameSplitter(shapes: () => readonly FrameShape[]): FrameSplitter {
  let held: Uint8Array = new Uint8Array();

  const judge = (bytes: Uint8Array) => {
    let isGrowing = false;
    for (const shape of shapes()) {
      const measured = shape.measure(bytes);
      if (measured.kind === 'frame') return { shape, lengthBytes: measured.lengthBytes };
      isGrowing ||= measured.kind === 'growing';
    }
    return isGrowing ? 'growing' : 'noise';
  };

  /** `noiseBytes`: how many bytes at the front are already known to be noise. */
  const split = (bytes: Uint8Array, noiseBytes: number): readonly Run[] => {
    const runs: Run[] = [];
    let noiseFrom = 0;
    let at = noiseBytes;
    const endNoise = () => {
      if (at > noiseFrom) runs.push({ shape: undefined, bytes: bytes.slice(noiseFrom, at) });
    };
    while (at < bytes.length) {
      const found = judge(bytes.subarray(at));
      if (found === 'growing') break;
      if (found === 'noise') {
        at += 1;
        continue;
      }
      endNoise();
      runs.push({ shape: found.shape, bytes: bytes.slice(at, at + found.lengthBytes) });
      at += found.lengthBytes;
      noiseFrom = at;
    }
    endNoise();
    held = bytes.slice(at);
    return runs;
  };

  return {
    push: (bytes) => split(held.length === 0 ? bytes : Buffer.concat([held, bytes]), 0),
    giveUp() {
      const runs: Run[] = [];
      while (held.length > 0) runs.push(...split(held, 1));
      return runs;
    },
    get isGrowing() {
      return held.length > 0;
    },
  };
}
