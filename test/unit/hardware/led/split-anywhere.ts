import fc from 'fast-check';
import { type FrameShape, frameSplitter } from '#hardware/port/frame-splitter.ts';

/** Bytes in pieces, cut where the numbers say. */
export function cutInPieces(bytes: Uint8Array, cuts: readonly number[]): readonly Uint8Array[] {
  const places = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1))])];
  places.sort((one, other) => one - other);
  return places.map((from, at) => bytes.subarray(from, places[at + 1] ?? bytes.length));
}

/** The frames that a line finds in pieces, without the noise. */
export function framesIn(shape: FrameShape, pieces: readonly Uint8Array[]): readonly Uint8Array[] {
  const splitter = frameSplitter(() => [shape]);
  const runs = [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.giveUp()];
  return runs.filter((run) => run.shape !== undefined).map(({ bytes }) => bytes);
}

/**
 * Ten thousand runs of noise and of broken frames: whatever comes, the splitter gives every byte back once
 * and holds no more than `heldBytesMax`.
 */
export function noNoiseIsTooMuch(
  shape: FrameShape,
  whole: readonly Uint8Array[],
  heldBytesMax: number,
): void {
  const broken = fc
    .tuple(fc.constantFrom(...whole), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }))
    .map(([frame, changes]) => {
      const bytes = Uint8Array.from(frame);
      for (const [place, byte] of changes) bytes[place % bytes.length] = byte;
      return bytes.subarray(0, bytes.length - ((changes[0]?.[0] ?? 0) % 3));
    });
  const noise = fc.uint8Array({ maxLength: 64 });
  fc.assert(
    fc.property(fc.array(fc.oneof(broken, noise), { maxLength: 6 }), (pieces) => {
      const splitter = frameSplitter(() => [shape]);
      let givenBytes = 0;
      let takenBytes = 0;
      for (const piece of pieces) {
        takenBytes += piece.length;
        for (const { bytes } of splitter.push(piece)) givenBytes += bytes.length;
        if (takenBytes - givenBytes > heldBytesMax) return false;
      }
      for (const run of splitter.giveUp()) {
        givenBytes += run.bytes.length;
        if (run.shape !== undefined) shape.nameOf(run.bytes);
      }
      return givenBytes === takenBytes;
    }),
    { numRuns: 10_000 },
  );
}
