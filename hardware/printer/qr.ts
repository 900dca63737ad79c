import { encode } from 'uqr';
import { assert } from '#contract/assert.ts';

/** Dots a module: 0.75 mm at 203 dpi, read by every phone from arm's length. */
const MODULE_DOTS = 6;
/** White around the symbol that ISO/IEC 18004 asks for; GS ( k adds none. */
export const QUIET_MODULES = 4;
/** The receive buffer holds no more than this at once on small printers. */
const TEXT_BYTES_MAX = 1_000;

export interface QrCommands {
  readonly bytes: Uint8Array;
  readonly moduleDots: number;
}

/**
 * GS ( k functions 165 model 2, 167 module, 169 level M, 180 store, 181 print, as two unrelated encoders
 * send them. Settings are sent each time: ESC @ forgets them. A symbol wider than the paper is not printed at all
 * and nobody is told, so its modules are made to fit.
 */
export function qrCommands(text: string, widthDots: number): QrCommands {
  const data = new TextEncoder().encode(text.replace(/\p{Cc}/gu, ''));
  assert(data.length > 0 && data.length <= TEXT_BYTES_MAX, 'a QR code holds an address');
  const { size } = encode(text, { ecc: 'M', border: 0 });
  const moduleDots = Math.min(MODULE_DOTS, Math.floor(widthDots / (size + 2 * QUIET_MODULES)));
  assert(moduleDots >= 2, 'a QR code fits on the paper');
  const storedBytes = data.length + 3;
  const bytes = Uint8Array.of(
    ...[0x1d, 0x28, 0x6b, 0x04, 0x00, 0x31, 0x41, 0x32, 0x00],
    ...[0x1d, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x43, moduleDots],
    ...[0x1d, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x45, 0x31],
    ...[0x1d, 0x28, 0x6b, storedBytes & 0xff, storedBytes >> 8, 0x31, 0x50, 0x30, ...data],
    ...[0x1d, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x51, 0x30],
  );
  return { bytes, moduleDots };
}
