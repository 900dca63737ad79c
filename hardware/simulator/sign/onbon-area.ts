import type { SignCharacter } from './sign-canvas.ts';

/** A dynamic area as a controller keeps it in memory (PROTOCOLS §3.1). */
export interface Area {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly widthDots: number;
  readonly heightDots: number;
  /** 0 left, 1 right, 2 centre. */
  readonly align: number;
  readonly isOneLine: boolean;
  /** 1 static, 2 instant, 3 left, 4 right, 5 up, 6 down. */
  readonly mode: number;
  readonly rows: readonly (readonly SignCharacter[])[];
}

/** One of BX-5K's eight areas takes so much. */
const TEXT_BYTES_MAX = 512;
const ID_MAX = 7;

/** Undefined where the bytes are no area, or more than one holds. */
export function areaFrom(bytes: Uint8Array): Area | undefined {
  if (bytes.length < 27) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const byte = (at: number) => bytes[at] ?? 0;
  const number = (at: number) => view.getUint16(at, true);
  // With bit 15 in dots, else in bytes of eight dots.
  const dots = (told: number) => (told >= 0x8000 ? told - 0x8000 : told * 8);
  const sound = byte(14);
  const extension = byte(15);
  const at = 16 + extension;
  if (byte(0) !== 0 || sound !== 0 || byte(9) > ID_MAX || bytes.length < at + 11) return undefined;
  const length = view.getUint32(at + 7, true);
  const text = bytes.subarray(at + 11);
  if (length !== text.length || length > TEXT_BYTES_MAX) return undefined;
  const widthDots = dots(number(5));
  const isWrapped = byte(at + 2) === 2;
  return {
    id: byte(9),
    x: dots(number(1)),
    y: number(3),
    widthDots,
    heightDots: number(7),
    align: byte(at) & 3,
    isOneLine: byte(at + 1) === 1,
    mode: byte(at + 3),
    rows: rowsOf(text, isWrapped ? widthDots : Number.POSITIVE_INFINITY),
  };
}

/** `\C1` red, `\C2` green, `\C3` yellow, `\FO000` a font, `\n` the next row; GBK goes two bytes at a time. */
function rowsOf(text: Uint8Array, widthDotsMax: number): readonly (readonly SignCharacter[])[] {
  const rows: SignCharacter[][] = [[]];
  let widthDots = 0;
  let colour = 1;
  const nextRow = () => {
    rows.push([]);
    widthDots = 0;
  };
  for (let at = 0; at < text.length; ) {
    const first = text[at] ?? 0;
    const mark = first === 0x5c ? String.fromCharCode(text[at + 1] ?? 0) : '';
    if (mark === 'n') {
      nextRow();
      at += 2;
    } else if (mark === 'C') {
      colour = (text[at + 2] ?? 0x31) - 0x30;
      at += 3;
    } else if (mark === 'F') {
      at += 6;
    } else {
      const bytes = [...text.subarray(at, at + (first > 0x80 ? 2 : 1))];
      const width = bytes.length * 8;
      if (widthDots + width > widthDotsMax) nextRow();
      rows.at(-1)?.push({ bytes, isRed: colour !== 2, isGreen: colour === 2 || colour === 3 });
      widthDots += width;
      at += bytes.length;
    }
  }
  return rows;
}
