import type { Command } from './command.ts';

/** All that ESC @ sets back. */
export interface TextStyle {
  readonly font: 'A' | 'B';
  readonly isBold: boolean;
  readonly isReverse: boolean;
  readonly underlineDots: number;
  readonly scaleX: number;
  readonly scaleY: number;
  /** GS ! sets both; FS ! and FS W the Chinese characters alone. */
  readonly hanziScaleX: number;
  readonly hanziScaleY: number;
  readonly align: 'left' | 'centre' | 'right';
  readonly lineSpacing: number;
  readonly leftMargin: number;
  readonly areaWidth: number;
  readonly isHanziMode: boolean;
  readonly isChineseSet: boolean;
}

/** One sixth of an inch, as Epson has it in dots. */
const LINE_SPACING_DOTS = 30;
const CHINESE_SET = 15;

export function styleAtStart(paperDots: number): TextStyle {
  return {
    font: 'A',
    isBold: false,
    isReverse: false,
    underlineDots: 0,
    scaleX: 1,
    scaleY: 1,
    hanziScaleX: 1,
    hanziScaleY: 1,
    align: 'left',
    lineSpacing: LINE_SPACING_DOTS,
    leftMargin: 0,
    areaWidth: paperDots,
    // §1.1: Chinese firmware powers up in Hanzi mode.
    isHanziMode: true,
    isChineseSet: false,
  };
}

/** The style after a command; others leave it as it is. Some only work at the start of a line. */
export function restyle(style: TextStyle, command: Command, isLineStart: boolean): TextStyle {
  switch (command.kind) {
    case 'font':
      return { ...style, font: command.font };
    case 'bold':
      return { ...style, isBold: command.isOn };
    case 'reverse':
      return { ...style, isReverse: command.isOn };
    case 'underline':
      return { ...style, underlineDots: command.dots };
    case 'size':
      return { ...style, ...sizes(command.scaleX, command.scaleY) };
    case 'hanziSize':
      return { ...style, hanziScaleX: command.scaleX, hanziScaleY: command.scaleY };
    case 'printMode':
      return printMode(style, command.bits);
    case 'lineSpacing':
      return { ...style, lineSpacing: command.dots ?? LINE_SPACING_DOTS };
    case 'hanziMode':
      return { ...style, isHanziMode: command.isOn };
    case 'characterSet':
      return { ...style, isChineseSet: command.set === CHINESE_SET };
    case 'align':
      return isLineStart ? { ...style, align: command.align } : style;
    case 'leftMargin':
      return isLineStart ? { ...style, leftMargin: command.dots } : style;
    case 'areaWidth':
      return isLineStart ? { ...style, areaWidth: command.dots } : style;
    default:
      return style;
  }
}

/** ESC !: bit 0 font B, 3 emphasis, 4 double height, 5 double width, 7 underline. */
function printMode(style: TextStyle, bits: number): TextStyle {
  return {
    ...style,
    font: (bits & 0x01) === 0 ? 'A' : 'B',
    isBold: (bits & 0x08) !== 0,
    underlineDots: (bits & 0x80) === 0 ? 0 : 1,
    ...sizes((bits & 0x20) === 0 ? 1 : 2, (bits & 0x10) === 0 ? 1 : 2),
  };
}

function sizes(scaleX: number, scaleY: number) {
  return { scaleX, scaleY, hanziScaleX: scaleX, hanziScaleY: scaleY };
}
