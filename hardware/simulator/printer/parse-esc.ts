import { type Command, GROWING, type ParsedCommand, parsed } from './command.ts';

/** ESC commands with parameters that change nothing on this paper: letter → parameter bytes. */
const IGNORED: Readonly<Record<string, number>> = {
  '%': 1,
  '=': 1,
  '?': 1,
  B: 2,
  G: 1,
  K: 1,
  T: 1,
  V: 1,
  W: 8,
  c: 2,
  e: 1,
  p: 3,
  r: 1,
  t: 1,
  u: 1,
  '{': 1,
};

/** §1.1, commands that begin with 1B. An unknown letter is swallowed alone, as printers do. */
export function parseEsc(bytes: Uint8Array): ParsedCommand {
  const code = bytes[1];
  if (code === undefined) return GROWING;
  const letter = String.fromCharCode(code);
  const withByte = (make: (n: number) => Command): ParsedCommand => {
    const n = bytes[2];
    return n === undefined ? GROWING : parsed(make(n), 3);
  };
  const withWord = (make: (dots: number) => Command): ParsedCommand => {
    const [low, high] = bytes.subarray(2);
    return low === undefined || high === undefined ? GROWING : parsed(make(low + high * 256), 4);
  };

  switch (letter) {
    case '@':
      return parsed({ kind: 'initialise' }, 2);
    case 'a':
      return withByte(alignment);
    case 'd':
      return withByte((lines) => ({ kind: 'feedLines', lines }));
    case 'J':
      return withByte((dots) => ({ kind: 'feedDots', dots }));
    case '2':
      return parsed({ kind: 'lineSpacing', dots: undefined }, 2);
    case '3':
      return withByte((dots) => ({ kind: 'lineSpacing', dots }));
    case 'E':
      return withByte((n) => ({ kind: 'bold', isOn: (n & 1) === 1 }));
    case 'M':
      return withByte((n) => ({ kind: 'font', font: (n & 1) === 1 ? 'B' : 'A' }));
    case '!':
      return withByte((bits) => ({ kind: 'printMode', bits }));
    case '-':
      return withByte((n) => ({ kind: 'underline', dots: Math.min(n % 0x30, 2) }));
    case 'R':
      return withByte((set) => ({ kind: 'characterSet', set }));
    case '$':
      return withWord((dots) => ({ kind: 'position', dots, isRelative: false }));
    case '\\':
      return withWord((dots) => ({ kind: 'position', dots: signed(dots), isRelative: true }));
    // Old clones' cuts.
    case 'i':
    case 'm':
      return parsed({ kind: 'cut', feedDots: 0 }, 2);
    case 'D':
      return tabStops(bytes);
    case '*':
      return bitImage(bytes);
  }
  const lengthBytes = 2 + (IGNORED[letter] ?? 0);
  return bytes.length < lengthBytes ? GROWING : parsed({ kind: 'ignored' }, lengthBytes);
}

function alignment(n: number): Command {
  const align = (['left', 'centre', 'right'] as const)[n % 0x30];
  return align === undefined ? { kind: 'ignored' } : { kind: 'align', align };
}

function signed(word: number): number {
  return word < 0x8000 ? word : word - 0x1_0000;
}

/** ESC D: up to 32 stops, ended by 00. Tabs stay where they were: every eight characters. */
function tabStops(bytes: Uint8Array): ParsedCommand {
  const end = bytes.subarray(2, 35).indexOf(0);
  if (end >= 0) return parsed({ kind: 'ignored' }, 3 + end);
  return bytes.length < 35 ? GROWING : parsed({ kind: 'ignored' }, 34);
}

/** ESC *: column pictures are not drawn; m 32 and 33 have three bytes a column. */
function bitImage(bytes: Uint8Array): ParsedCommand {
  const [mode, low, high] = bytes.subarray(2);
  if (mode === undefined || low === undefined || high === undefined) return GROWING;
  const columns = low + high * 256;
  return parsed({ kind: 'skip', lengthBytes: columns * (mode >= 32 ? 3 : 1) }, 5);
}
