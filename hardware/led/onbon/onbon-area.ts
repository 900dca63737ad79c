import { assert } from '#contract/assert.ts';
import { lowFirst } from './onbon-frame.ts';

/** One dynamic area: text that a controller keeps in memory alone (PROTOCOLS §3.1; the manual, §9.1). */
export interface OnbonArea {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly align: 'leftTop' | 'centre';
  /** One line moves through; several stand on pages of the area's height, one after the other. */
  readonly isOneLine: boolean;
  readonly movement: 'still' | 'instant' | 'toTheLeft';
  /** 0 is the fastest, 24 the slowest. */
  readonly speed: number;
  /** Of each page, in half seconds. */
  readonly stayHalfSeconds: number;
  /** How long it may stand without a newer one, in seconds; it stays all the same in the running mode used. */
  readonly timeoutSeconds: number;
  /** GBK with the controller's own marks for colour and line. */
  readonly text: Uint8Array;
}

/** The smaller of the two families takes so much for one area. */
export const AREA_TEXT_BYTES_MAX = 512;

const TYPE = 0x00;
const ID = 0x00;
/** The text goes round for ever. */
const LOOP = 0x00;
/** The highest bit of X and W: they count dots and not bytes of eight. */
const IN_DOTS = 0x8000;
const ALIGN = { leftTop: 0b0000, centre: 0b1010 } as const;
const MOVEMENT = { still: 0x01, instant: 0x02, toTheLeft: 0x03 } as const;
const ONE_LINE = 0x01;
const SEVERAL_LINES = 0x02;
const NO_WRAP = 0x01;

export function encodeArea(area: OnbonArea): Uint8Array {
  assert(area.text.length <= AREA_TEXT_BYTES_MAX, 'an area takes 512 bytes');
  const lineSpace = 0;
  const sound = 0;
  const extensionBytes = 0;
  const exit = 0;
  return Uint8Array.of(
    TYPE,
    ...lowFirst(IN_DOTS),
    ...lowFirst(0),
    ...lowFirst(IN_DOTS | area.widthDots),
    ...lowFirst(area.heightDots),
    ...[ID, lineSpace, LOOP],
    ...lowFirst(area.timeoutSeconds),
    ...[sound, extensionBytes, ALIGN[area.align]],
    ...[area.isOneLine ? ONE_LINE : SEVERAL_LINES, NO_WRAP],
    ...[MOVEMENT[area.movement], exit, area.speed, area.stayHalfSeconds],
    ...[...lowFirst(area.text.length), 0, 0],
    ...area.text,
  );
}
