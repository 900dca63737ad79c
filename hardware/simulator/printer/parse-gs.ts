import { type Command, GROWING, type ParsedCommand, parsed } from './command.ts';

/** GS commands with parameters that change nothing here: letter → parameter bytes. */
const IGNORED: Readonly<Record<string, number>> = {
  $: 2,
  '/': 1,
  E: 1,
  H: 1,
  I: 1,
  P: 2,
  T: 1,
  '\\': 2,
  '^': 3,
  b: 1,
  f: 1,
  h: 1,
  j: 1,
  w: 1,
};

/** §1.1–1.4, commands that begin with 1D. */
export function parseGs(bytes: Uint8Array): ParsedCommand {
  const [, code, n] = bytes;
  if (code === undefined) return GROWING;
  const letter = String.fromCharCode(code);
  const withByte = (make: (n: number) => Command): ParsedCommand =>
    n === undefined ? GROWING : parsed(make(n), 3);
  const withWord = (make: (dots: number) => Command): ParsedCommand => {
    const [low, high] = bytes.subarray(2);
    return low === undefined || high === undefined ? GROWING : parsed(make(low + high * 256), 4);
  };

  switch (letter) {
    case '!':
      return withByte((bits) => ({
        kind: 'size',
        scaleX: ((bits >> 4) & 7) + 1,
        scaleY: (bits & 7) + 1,
      }));
    case 'B':
      return withByte((bits) => ({ kind: 'reverse', isOn: (bits & 1) === 1 }));
    case 'L':
      return withWord((dots) => ({ kind: 'leftMargin', dots }));
    case 'W':
      return withWord((dots) => ({ kind: 'areaWidth', dots }));
    case 'V':
      return cut(bytes);
    case 'r':
      return withByte((subject) => ({ kind: 'sensorStatus', subject }));
    case 'a':
      return withByte((mask) => ({ kind: 'automaticStatus', mask }));
    case 'v':
      return raster(bytes);
    case '(':
      return block(bytes);
    case 'k':
      return barcode(bytes);
    case '*': {
      const [x, y] = bytes.subarray(2);
      if (x === undefined || y === undefined) return GROWING;
      return parsed({ kind: 'skip', lengthBytes: x * y * 8 }, 4);
    }
  }
  const lengthBytes = 2 + (IGNORED[letter] ?? 0);
  return bytes.length < lengthBytes ? GROWING : parsed({ kind: 'ignored' }, lengthBytes);
}

/** Between the head and the blade; functions B and C feed so far that the print is clear of it. */
const CUTTER_DISTANCE_DOTS = 64;

function cut(bytes: Uint8Array): ParsedCommand {
  const [mode, feed] = bytes.subarray(2);
  if (mode === undefined) return GROWING;
  if ([0x00, 0x01, 0x30, 0x31].includes(mode)) return parsed({ kind: 'cut', feedDots: 0 }, 3);
  if (mode !== 0x41 && mode !== 0x42) return parsed({ kind: 'ignored' }, 3);
  if (feed === undefined) return GROWING;
  return parsed({ kind: 'cut', feedDots: CUTTER_DISTANCE_DOTS + feed }, 4);
}

/** GS v 0 m xL xH yL yH: m bit 0 doubles the width, bit 1 the height. */
function raster(bytes: Uint8Array): ParsedCommand {
  const [kind, mode, xLow, xHigh, yLow, yHigh] = bytes.subarray(2);
  if (kind === undefined) return GROWING;
  if (kind !== 0x30) return parsed({ kind: 'ignored' }, 2);
  if (mode === undefined || xLow === undefined || xHigh === undefined) return GROWING;
  if (yLow === undefined || yHigh === undefined) return GROWING;
  return parsed(
    {
      kind: 'raster',
      rowBytes: xLow + xHigh * 256,
      rows: yLow + yHigh * 256,
      scaleX: (mode & 1) === 1 ? 2 : 1,
      scaleY: (mode & 2) === 2 ? 2 : 1,
    },
    8,
  );
}

function block(bytes: Uint8Array): ParsedCommand {
  const [letter, low, high] = bytes.subarray(2);
  if (letter === undefined || low === undefined || high === undefined) return GROWING;
  return parsed({ kind: 'block', letter, lengthBytes: low + high * 256 }, 5);
}

/** GS k: below 65 the data end with 00, from 65 on they have a length byte. Not drawn. */
function barcode(bytes: Uint8Array): ParsedCommand {
  const [system, length] = bytes.subarray(2);
  if (system === undefined || length === undefined) return GROWING;
  if (system >= 65) return parsed({ kind: 'skip', lengthBytes: length }, 4);
  const end = bytes.subarray(3, 3 + BARCODE_BYTES_MAX).indexOf(0);
  if (end >= 0) return parsed({ kind: 'ignored' }, 4 + end);
  return bytes.length < 3 + BARCODE_BYTES_MAX ? GROWING : parsed({ kind: 'ignored' }, 3);
}

const BARCODE_BYTES_MAX = 255;
