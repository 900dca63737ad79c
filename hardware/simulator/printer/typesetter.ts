import { type Dots, drawGlyph, type GlyphStyle, openDots } from '../dots.ts';
import {
  asciiGlyph,
  type BitmapFace,
  hanziGlyph,
  hollowBox,
  loadFace,
} from '../font/bitmap-face.ts';
import type { QrSymbol } from './qr-symbol.ts';
import type { TextStyle } from './text-style.ts';
import type { Band } from './tray.ts';

/** Sets characters into lines and turns lines, symbols and pictures into bands of dots. */
export interface Typesetter {
  /** Adds a character; a line that is full comes back as a band. */
  addAscii(code: number, style: TextStyle): Band | undefined;
  addHanzi(lead: number, trail: number, style: TextStyle): Band | undefined;
  addUnprintable(style: TextStyle): Band | undefined;
  moveTo(dots: number, style: TextStyle): void;
  tab(style: TextStyle): void;
  readonly x: number;
  readonly isLineStart: boolean;
  /** Ends the line; the band is as high as its tallest character, or `feedDots` if that is more. */
  endLine(feedDots: number, style: TextStyle): Band | undefined;
  symbol(qr: QrSymbol, style: TextStyle): Band | undefined;
  raster(rows: readonly Uint8Array[], scale: RasterScale, style: TextStyle): Band;
  clear(): void;
}

export interface RasterScale {
  readonly scaleX: number;
  readonly scaleY: number;
}

interface Cell {
  readonly x: number;
  readonly widthDots: number;
  readonly heightDots: number;
  draw(dots: Dots, x: number, y: number): void;
}

/** What garbage reads as. */
const UNPRINTABLE = '\ufffd';
/** The tallest line: a 24-dot character eight times as high, and the longest feed. */
const BAND_ROWS_MAX = 24 * 8 + 255 * 255;
const TAB_COLUMNS = 8;
const YEN = 0xa5;
const DOLLAR = 0x24;

export function openTypesetter(paperDots: number): Typesetter {
  let cells: Cell[] = [];
  let text = '';
  let x = 0;

  const areaOf = (style: TextStyle) => {
    const left = Math.min(style.leftMargin, paperDots);
    return { left, width: Math.min(style.areaWidth, paperDots - left) };
  };
  const startOf = (widthDots: number, style: TextStyle) => {
    const { left, width } = areaOf(style);
    const spare = Math.max(0, width - widthDots);
    const share = { left: 0, centre: 0.5, right: 1 }[style.align];
    return left + Math.floor(spare * share);
  };
  const emptyBand = (heightDots: number) => {
    const dots = openDots(paperDots, BAND_ROWS_MAX);
    dots.growTo(heightDots);
    return dots;
  };
  const endLine = (feedDots: number, style: TextStyle): Band | undefined => {
    if (cells.length === 0) {
      x = 0;
      return undefined;
    }
    const lineHeight = Math.max(...cells.map((cell) => cell.heightDots));
    const dots = emptyBand(Math.max(lineHeight, feedDots));
    const start = startOf(x, style);
    for (const cell of cells) cell.draw(dots, start + cell.x, lineHeight - cell.heightDots);
    const band = { dots, text, qr: undefined };
    cells = [];
    text = '';
    x = 0;
    return band;
  };
  const add = (
    character: string,
    shape: { readonly face: BitmapFace; readonly glyph: Uint8Array },
    style: TextStyle,
    glyphStyle: GlyphStyle,
  ): Band | undefined => {
    const widthDots = shape.face.widthDots * glyphStyle.scaleX;
    const heightDots = shape.face.heightDots * glyphStyle.scaleY;
    const isFull = x + widthDots > areaOf(style).width && cells.length > 0;
    const band = isFull ? endLine(style.lineSpacing, style) : undefined;
    cells.push({
      x,
      widthDots,
      heightDots,
      draw(dots, left, top) {
        drawGlyph(dots, { x: left, y: top }, shape, glyphStyle);
        drawUnderline(dots, { left, bottom: top + heightDots, widthDots }, style.underlineDots);
      },
    });
    text += character;
    x += widthDots;
    return band;
  };

  return {
    addAscii(code, style) {
      const face = latinFace(style);
      // ESC R 15: the Chinese set prints the dollar as a yen sign.
      const shown = code === DOLLAR && style.isChineseSet ? YEN : code;
      const shape = { face, glyph: asciiGlyph(face, shown) };
      return add(String.fromCharCode(shown), shape, style, latinStyle(style));
    },
    addHanzi(lead, trail, style) {
      const face = loadFace('song24');
      const character = new TextDecoder('gbk').decode(Uint8Array.of(lead, trail));
      const shape = { face, glyph: hanziGlyph(face, lead, trail) };
      return add(character, shape, style, {
        ...latinStyle(style),
        scaleX: style.hanziScaleX,
        scaleY: style.hanziScaleY,
      });
    },
    addUnprintable(style) {
      const face = latinFace(style);
      return add(UNPRINTABLE, { face, glyph: hollowBox(face) }, style, latinStyle(style));
    },
    moveTo(dots, style) {
      const target = Math.min(Math.max(dots, 0), areaOf(style).width);
      if (target > x && text !== '') text += ' ';
      x = target;
    },
    tab(style) {
      const step = TAB_COLUMNS * latinFace(style).widthDots;
      const target = (Math.floor(x / step) + 1) * step;
      if (target >= areaOf(style).width) return;
      text += ' ';
      x = target;
    },
    get x() {
      return x;
    },
    get isLineStart() {
      return cells.length === 0;
    },
    endLine,
    symbol(qr, style) {
      // §1.2: only at line start, and a symbol wider than the area is silently not printed.
      if (cells.length > 0 || qr.sizeDots > areaOf(style).width) return undefined;
      const dots = emptyBand(qr.sizeDots);
      const start = startOf(qr.sizeDots, style);
      for (let y = 0; y < qr.sizeDots; y += 1) {
        for (let dx = 0; dx < qr.sizeDots; dx += 1) {
          if (qr.isBlack(dx, y)) dots.set(start + dx, y);
        }
      }
      return { dots, text: undefined, qr: qr.text };
    },
    raster(rows, { scaleX, scaleY }, style) {
      const dots = emptyBand(rows.length * scaleY);
      const widthDots = (rows[0]?.length ?? 0) * 8 * scaleX;
      const { left, width } = areaOf(style);
      const start = startOf(widthDots, style);
      for (let y = 0; y < dots.heightDots; y += 1) {
        const row = rows[Math.floor(y / scaleY)];
        for (let dx = 0; dx < widthDots && start + dx < left + width; dx += 1) {
          const column = Math.floor(dx / scaleX);
          if (((row?.[column >> 3] ?? 0) & (0x80 >> (column & 7))) !== 0) dots.set(start + dx, y);
        }
      }
      return { dots, text: undefined, qr: undefined };
    },
    clear() {
      cells = [];
      text = '';
      x = 0;
    },
  };
}

function latinFace(style: TextStyle): BitmapFace {
  return loadFace(style.font === 'A' ? 'overpass12x24' : 'overpass9x17');
}

function latinStyle({ scaleX, scaleY, isBold, isReverse }: TextStyle): GlyphStyle {
  return { scaleX, scaleY, isBold, isReverse };
}

function drawUnderline(
  dots: Dots,
  place: { readonly left: number; readonly bottom: number; readonly widthDots: number },
  thicknessDots: number,
): void {
  for (let row = 1; row <= thicknessDots; row += 1) {
    for (let dx = 0; dx < place.widthDots; dx += 1) dots.set(place.left + dx, place.bottom - row);
  }
}
