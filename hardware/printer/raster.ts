/** A one-bit picture as GS v 0 wants it: rows of whole bytes, most significant bit left, 1 = black. */
export interface Raster {
  readonly widthBytes: number;
  readonly rows: readonly Uint8Array[];
}

/**
 * A picture is sent in bands. Two of them fit into the smallest receive buffer that is sold (4 KB): when paper
 * runs out, one may already be in there while the next is on its way.
 */
export const BAND_BYTES_MAX = 1_700;

/** GS v 0 m xL xH yL yH d…: m 0 dot for dot, 3 each dot doubled both ways. One command a band. */
export function rasterCommands(raster: Raster, isDoubled: boolean): readonly Uint8Array[] {
  const rowsMax = Math.min(255, Math.max(1, Math.floor(BAND_BYTES_MAX / raster.widthBytes)));
  const bands: Uint8Array[] = [];
  for (let y = 0; y < raster.rows.length; y += rowsMax) {
    const rows = raster.rows.slice(y, y + rowsMax);
    const header = [0x1d, 0x76, 0x30, isDoubled ? 3 : 0, raster.widthBytes, 0, rows.length, 0];
    bands.push(
      withoutRealTimeCommands(Uint8Array.of(...header, ...rows.flatMap((row) => [...row]))),
    );
  }
  return bands;
}

const HEADER_BYTES = 8;
/** DLE with EOT, ENQ or DC4 is obeyed at once by many printers, even in the middle of a picture. */
const DLE = 0x10;
const OBEYED_AFTER_DLE: readonly number[] = [0x04, 0x05, 0x14];

/** Where a row would spell a real-time command, its lone dot is made two dots wide: 10 → 18. */
function withoutRealTimeCommands(command: Uint8Array): Uint8Array {
  return command.map((byte, index) => {
    const isSpelling =
      index >= HEADER_BYTES && byte === DLE && OBEYED_AFTER_DLE.includes(command[index + 1] ?? 0);
    return isSpelling ? 0x18 : byte;
  });
}

/** Whether bytes hold a real-time command anywhere. */
export function hasRealTimeCommand(bytes: Uint8Array): boolean {
  return bytes.some(
    (byte, index) => byte === DLE && OBEYED_AFTER_DLE.includes(bytes[index + 1] ?? 0),
  );
}

/** A band of black, or of dashes, over the whole width. */
export function stripe(widthDots: number, rows: number, pattern: readonly number[]): Raster {
  const widthBytes = widthDots / 8;
  const row = Uint8Array.from({ length: widthBytes }, (_, x) => pattern[x % pattern.length] ?? 0);
  return { widthBytes, rows: Array.from({ length: rows }, () => row) };
}
