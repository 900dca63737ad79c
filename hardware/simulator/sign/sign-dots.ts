import type { SimulatedDots } from '#contract/bench.ts';
import { drawGlyph, openDots, PLAIN } from '../dots.ts';
import { asciiGlyph, hanziGlyph, loadFace } from '../font/bitmap-face.ts';
import type { SignCharacter } from './sign-text.ts';

const HEIGHT_DOTS = 16;
const COLUMN_DOTS = 8;

/** Draws from the left; what does not fit is cut without telling anyone, as the real ones do. */
export function drawSign(characters: readonly SignCharacter[], columns: number): SimulatedDots {
  const widthDots = columns * COLUMN_DOTS;
  const red = openDots(widthDots, HEIGHT_DOTS);
  const green = openDots(widthDots, HEIGHT_DOTS);
  red.growTo(HEIGHT_DOTS);
  green.growTo(HEIGHT_DOTS);

  const shown: number[] = [];
  let x = 0;
  for (const character of characters) {
    const { shape, style } = shapeOf(character);
    if (x + shape.face.widthDots > widthDots) break;
    if (character.isRed) drawGlyph(red, { x, y: 0 }, shape, style);
    if (character.isGreen) drawGlyph(green, { x, y: 0 }, shape, style);
    shown.push(...character.bytes);
    x += shape.face.widthDots;
  }
  const text = new TextDecoder('gbk').decode(Uint8Array.from(shown));
  return { red: red.picture(), green: green.picture(), text };
}

function shapeOf({ bytes: [first = 0, second] }: SignCharacter) {
  if (second === undefined) {
    const face = loadFace('fixed8x16');
    // Thin figures drown beside the Hanzi, so they are one dot stronger.
    return { shape: { face, glyph: asciiGlyph(face, first) }, style: { ...PLAIN, isBold: true } };
  }
  const face = loadFace('fangsong16');
  return { shape: { face, glyph: hanziGlyph(face, first, second) }, style: PLAIN };
}
