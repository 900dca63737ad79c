import { GROWING, type ParsedCommand, parsed } from './command.ts';

/** FS commands with parameters that change nothing here: letter → parameter bytes. */
const IGNORED: Readonly<Record<string, number>> = { '-': 1, C: 1, S: 2, p: 2, '?': 2, '2': 74 };

/** §1.1, commands that begin with 1C: those of the Chinese characters. */
export function parseFs(bytes: Uint8Array): ParsedCommand {
  const [, code, n] = bytes;
  if (code === undefined) return GROWING;
  const letter = String.fromCharCode(code);
  switch (letter) {
    case '&':
      return parsed({ kind: 'hanziMode', isOn: true }, 2);
    case '.':
      return parsed({ kind: 'hanziMode', isOn: false }, 2);
    case '!':
      if (n === undefined) return GROWING;
      return parsed(
        { kind: 'hanziSize', scaleX: (n & 0x04) === 0 ? 1 : 2, scaleY: (n & 0x08) === 0 ? 1 : 2 },
        3,
      );
    case 'W': {
      if (n === undefined) return GROWING;
      const scale = (n & 1) === 1 ? 2 : 1;
      return parsed({ kind: 'hanziSize', scaleX: scale, scaleY: scale }, 3);
    }
    case '(': {
      const [low, high] = bytes.subarray(3);
      if (low === undefined || high === undefined) return GROWING;
      return parsed({ kind: 'skip', lengthBytes: low + high * 256 }, 5);
    }
  }
  const lengthBytes = 2 + (IGNORED[letter] ?? 0);
  return bytes.length < lengthBytes ? GROWING : parsed({ kind: 'ignored' }, lengthBytes);
}
