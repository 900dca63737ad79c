import type { SimulatedDots } from '#contract/bench.ts';
import { drawGlyph, openDots, PLAIN } from '../dots.ts';
import { asciiGlyph, hanziGlyph, loadFace } from '../font/bitmap-face.ts';

/** One character as a sign has it in its memory. */
export interface SignCharacter {
  /** One byte of ASCII or two of GBK. */
  readonly bytes: readonly number[];
  readonly isRed: boolean;
  readonly isGreen: boolean;
}

export const ROW_DOTS = 16;
export const COLUMN_DOTS = 8;

/** The lamps of one sign. */
export interface SignCanvas {
  /** From the left; what does not fit is cut without telling anyone. Returns what is to be seen of it. */
  write(
    characters: readonly SignCharacter[],
    place: { readonly x: number; readonly y: number },
  ): string;
  dots(text: string): SimulatedDots;
}

export function openSignCanvas(widthDots: number, heightDots: number): SignCanvas {
  const red = openDots(widthDots, heightDots);
  const green = openDots(widthDots, heightDots);
  red.growTo(heightDots);
  green.growTo(heightDots);
  return {
    write(characters, place) {
      const seen: number[] = [];
      let { x } = place;
      for (const character of characters) {
        const { shape, style } = shapeOf(character);
        if (x + shape.face.widthDots > widthDots) break;
        if (character.isRed) drawGlyph(red, { x, y: place.y }, shape, style);
        if (character.isGreen) drawGlyph(green, { x, y: place.y }, shape, style);
        seen.push(...character.bytes);
        x += shape.face.widthDots;
      }
      return textOf(seen);
    },
    dots: (text) => ({ red: red.picture(), green: green.picture(), text }),
  };
}

/** A sign of one row, written from its left edge. */
export function drawRow(characters: readonly SignCharacter[], columns: number): SimulatedDots {
  const canvas = openSignCanvas(columns * COLUMN_DOTS, ROW_DOTS);
  return canvas.dots(canvas.write(characters, { x: 0, y: 0 }));
}

export const textOf = (bytes: readonly number[]): string =>
  new TextDecoder('gbk').decode(Uint8Array.from(bytes));

function shapeOf({ bytes: [first = 0, second] }: SignCharacter) {
  if (second === undefined) {
    const face = loadFace('fixed8x16');
    // Thin figures drown beside the Hanzi, so they are one dot stronger.
    return { shape: { face, glyph: asciiGlyph(face, first) }, style: { ...PLAIN, isBold: true } };
  }
  const face = loadFace('fangsong16');
  return { shape: { face, glyph: hanziGlyph(face, first, second) }, style: PLAIN };
}
