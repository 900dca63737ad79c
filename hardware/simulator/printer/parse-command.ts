import { type Command, GROWING, type ParsedCommand, parsed } from './command.ts';
import { parseEsc } from './parse-esc.ts';
import { parseFs } from './parse-fs.ts';
import { parseGs } from './parse-gs.ts';

const DLE = 0x10;

/** Reads what stands at the start of the receive buffer. In Hanzi mode two bytes may be one character. */
export function parseCommand(bytes: Uint8Array, isHanziMode: boolean): ParsedCommand {
  const [first, second] = bytes;
  if (first === undefined) return GROWING;
  switch (first) {
    case 0x1b:
      return parseEsc(bytes);
    case 0x1c:
      return parseFs(bytes);
    case 0x1d:
      return parseGs(bytes);
    case DLE:
      return parseDle(bytes);
    case 0x0a:
      return parsed({ kind: 'lineFeed' }, 1);
    case 0x09:
      return parsed({ kind: 'tab' }, 1);
  }
  if (first < 0x20 || first === 0x7f) return parsed({ kind: 'ignored' }, 1);
  if (first < 0x80) return parsed({ kind: 'ascii', code: first }, 1);
  if (!isHanziMode || first < 0x81 || first > 0xfe) return parsed({ kind: 'unprintable' }, 1);
  if (second === undefined) return GROWING;
  if (!isTrail(second)) return parsed({ kind: 'unprintable' }, 1);
  return parsed({ kind: 'hanzi', lead: first, trail: second }, 2);
}

/** §1.6: GBK trail bytes. */
function isTrail(byte: number): boolean {
  return byte >= 0x40 && byte <= 0xfe && byte !== 0x7f;
}

/** Real-time commands were obeyed on arrival; here they only have to be passed over. */
function parseDle(bytes: Uint8Array): ParsedCommand {
  const [, second, third] = bytes;
  if (second === undefined) return GROWING;
  const ignored: Command = { kind: 'ignored' };
  if (second === 0x04 || second === 0x05) return bytes.length < 3 ? GROWING : parsed(ignored, 3);
  if (second !== 0x14) return parsed(ignored, 1);
  if (third === undefined) return GROWING;
  // DLE DC4: fn 8 (clear buffers) has a guard of seven bytes, the pulses have two parameters.
  const lengthBytes = third === 8 ? 10 : 5;
  return bytes.length < lengthBytes ? GROWING : parsed(ignored, lengthBytes);
}
