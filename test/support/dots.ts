import jsQrModule from 'jsqr';
import type { DotPicture } from '#contract/bench.ts';

// The package's types say default export; under Node its CommonJS object carries it.
const jsQr = typeof jsQrModule === 'function' ? jsQrModule : jsQrModule.default;

export function dotsOf(picture: DotPicture): (x: number, y: number) => boolean {
  const bits = Buffer.from(picture.bits, 'base64');
  const rowBytes = Math.ceil(picture.widthDots / 8);
  return (x, y) => ((bits[y * rowBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
}

/** Reads the QR code off the dots, with a reader that knows nothing of how they were made. */
export function readQr(picture: DotPicture): string | undefined {
  const quiet = 40;
  const width = picture.widthDots + 2 * quiet;
  const height = picture.heightDots + 2 * quiet;
  const isBlack = dotsOf(picture);
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < picture.heightDots; y += 1) {
    for (let x = 0; x < picture.widthDots; x += 1) {
      if (isBlack(x, y))
        pixels.fill(
          0,
          ((y + quiet) * width + x + quiet) * 4,
          ((y + quiet) * width + x + quiet) * 4 + 3,
        );
    }
  }
  return jsQr(pixels, width, height)?.data;
}
