/** A glyph as the X11 font has it: MSB-first rows of its own small box, and where the box stands. */
export interface PcfGlyph {
  readonly left: number;
  readonly ascent: number;
  readonly widthDots: number;
  readonly heightDots: number;
  isBlack(x: number, y: number): boolean;
}

export interface PcfFont {
  readonly ascent: number;
  readonly glyphs: ReadonlyMap<number, PcfGlyph>;
}

const ACCELERATORS = 1 << 1;
const METRICS = 1 << 2;
const BITMAPS = 1 << 3;
const ENCODINGS = 1 << 5;
const COMPRESSED_METRICS = 0x100;
const BIG_ENDIAN_BYTES = 4;
const BIG_ENDIAN_BITS = 8;
const NO_GLYPH = 0xffff;

/** Reads the X11 Portable Compiled Format; only what a fixed-cell bitmap face needs. */
export function readPcf(file: Uint8Array): PcfFont {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const table = (type: number) => {
    for (let entry = 0; entry < view.getUint32(4, true); entry += 1) {
      const at = 8 + entry * 16;
      if (view.getUint32(at, true) === type) return openTable(view, view.getUint32(at + 12, true));
    }
    throw new Error(`the font has a table of type ${type}`);
  };

  const metrics = readMetrics(table(METRICS));
  const bitmaps = table(BITMAPS);
  const count = bitmaps.int32(0);
  const rowPadBytes = 1 << (bitmaps.format & 3);
  const bitsAt = 4 + count * 4 + 16;
  const glyphAt = (index: number): PcfGlyph => {
    const { left, right, ascent, descent } = metrics(index);
    const widthDots = right - left;
    const rowBytes = Math.ceil(Math.ceil(widthDots / 8) / rowPadBytes) * rowPadBytes;
    const start = bitsAt + bitmaps.int32(4 + index * 4);
    return {
      left,
      ascent,
      widthDots,
      heightDots: ascent + descent,
      isBlack(x, y) {
        const byte = bitmaps.uint8(start + y * rowBytes + (x >> 3));
        const bit = (bitmaps.format & BIG_ENDIAN_BITS) === 0 ? x & 7 : 7 - (x & 7);
        return ((byte >> bit) & 1) === 1;
      },
    };
  };

  const encodings = table(ENCODINGS);
  const [firstLow, lastLow, firstHigh, lastHigh] = [0, 2, 4, 6].map(encodings.int16);
  const glyphs = new Map<number, PcfGlyph>();
  let at = 10;
  for (let high = firstHigh ?? 0; high <= (lastHigh ?? 0); high += 1) {
    for (let low = firstLow ?? 0; low <= (lastLow ?? 0); low += 1) {
      const index = encodings.int16(at) & 0xffff;
      at += 2;
      if (index !== NO_GLYPH) glyphs.set((high << 8) | low, glyphAt(index));
    }
  }
  return { ascent: table(ACCELERATORS).int32(8), glyphs };
}

type Table = ReturnType<typeof openTable>;

/** Offsets count from behind the table's own format word, which is always little-endian. */
function openTable(view: DataView, offset: number) {
  const format = view.getUint32(offset, true);
  const isLittle = (format & BIG_ENDIAN_BYTES) === 0;
  return {
    format,
    uint8: (at: number) => view.getUint8(offset + 4 + at),
    int16: (at: number) => view.getInt16(offset + 4 + at, isLittle),
    int32: (at: number) => view.getInt32(offset + 4 + at, isLittle),
  };
}

function readMetrics(table: Table) {
  const isCompressed = (table.format & COMPRESSED_METRICS) !== 0;
  return (index: number) => {
    const field = (nth: number) =>
      isCompressed
        ? table.uint8(2 + index * 5 + nth) - 0x80
        : table.int16(4 + index * 12 + nth * 2);
    return { left: field(0), right: field(1), ascent: field(3), descent: field(4) };
  };
}
