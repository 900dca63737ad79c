import type { SimulatedDots } from '#contract/bench.ts';
import type { Simulated, Surroundings } from '../device.ts';
import { type AlphaTransmission, hearAlpha } from './alpha-packet.ts';
import { drawRow, type SignCharacter } from './sign-canvas.ts';

/** §3.6, ACK and NAK, each followed by the error register, whose bit 6 is always set. */
const ACK = 0x06;
const NAK = 0x15;
const NO_ERROR = 0x40;
const ERROR = { illegal: 0x60, checksum: 0x50 } as const;
const REPLY_MS = 20;
const PRIORITY = '0';
const PRIORITY_BYTES = 125;
const ALL_TYPES = 'Z';
const CALLS_STRING = String.fromCharCode(0x10);

interface AlphaFile {
  readonly kind: 'text' | 'string';
  readonly bytesMax: number;
  content: string;
}

/** A one-line Alpha 2.0 sign with three colours. Its files outlive its power, and so does its sequence. */
export function simulateAlphaSign({ build, clock, say, changed }: Surroundings): Simulated {
  const hear = hearAlpha(clock);
  const ownAddress = build.address.toString(16).toUpperCase().padStart(2, '0');
  const files = new Map<string, AlphaFile>();
  let priority = '';
  let sequence = 'A';
  let confirms = false;
  let isRejecting = false;

  const forget = () => {
    files.clear();
    files.set('A', { kind: 'text', bytesMax: 128, content: '' });
    priority = '';
    sequence = 'A';
    confirms = false;
  };
  forget();

  const isFor = ({ type, address }: AlphaTransmission) =>
    type === ALL_TYPES &&
    (address === '00' ||
      [...address].every((digit, at) => digit === '?' || digit === ownAddress[at]));

  const write = (kind: AlphaFile['kind'], label: string, content: string): boolean => {
    if (kind === 'text' && label === PRIORITY) {
      if (content.length > PRIORITY_BYTES) return false;
      priority = content;
      return true;
    }
    const file = files.get(label);
    if (file?.kind !== kind || content.length > file.bytesMax) return false;
    file.content = content;
    return true;
  };

  /** Each file: label, A text or B string, U or L, four digits of its size, four more. */
  const configure = (table: string): boolean => {
    const entries = table.match(/.{11}/gs) ?? [];
    if (entries.length * 11 !== table.length) return false;
    files.clear();
    for (const entry of entries) {
      const kind = entry[1] === 'A' ? 'text' : 'string';
      const bytesMax = Number.parseInt(entry.slice(3, 7), 16);
      files.set(entry.slice(0, 1), { kind, bytesMax, content: '' });
    }
    return true;
  };

  const special = (data: string): boolean => {
    switch (data[0]) {
      case '$':
        return configure(data.slice(1));
      case '.':
        sequence = data.slice(3);
        return true;
      case 's':
        confirms = data[1] === '1';
        return true;
      case ' ':
      case ';':
        return true;
      default:
        return false;
    }
  };

  const obey = (text: string): boolean => {
    if (isRejecting) return false;
    const [command = '', label = ''] = text;
    if (command === 'A') return write('text', label, text.slice(2));
    if (command === 'G') return write('string', label, text.slice(2));
    return command === 'E' && special(text.slice(1));
  };

  /** What runs now: the priority text, or the first of the sequence. */
  const running = (): string =>
    priority !== '' ? priority : (files.get(sequence[0] ?? '')?.content ?? '');

  return {
    hear(bytes) {
      for (const transmission of hear(bytes)) {
        if (!isFor(transmission)) continue;
        for (const { text, isRight } of transmission.commands) {
          const error = !isRight ? ERROR.checksum : obey(text) ? NO_ERROR : ERROR.illegal;
          changed();
          if (!confirms || transmission.address === '00') continue;
          say(Uint8Array.of(error === NO_ERROR ? ACK : NAK, error), REPLY_MS);
        }
      }
    },
    obey(order) {
      if (order.order === 'reject') isRejecting = order.on;
      // A battery keeps the files unless it is flat; here it is, which is the harder case.
      if (order.order === 'restart') forget();
    },
    state(base) {
      const now = running();
      return {
        ...base,
        kind: 'ledSign',
        dots: drawText(now, (label) => files.get(label)?.content ?? '', build.columns),
        isRejecting,
        isBlinking: now.startsWith('\u001b') && now[2] === 'c',
        brightness: 100,
      };
    },
    stop() {},
  };
}

/** `1B` position mode; `10` calls a string; `1C` sets a colour; other codes take one character with them. */
function drawText(
  text: string,
  stringOf: (label: string) => string,
  columns: number,
): SimulatedDots {
  const body = text.charCodeAt(0) === 0x1b ? text.slice(3) : text;
  const [plain = '', ...calls] = body.split(CALLS_STRING);
  const whole = plain + calls.map((part) => stringOf(part.slice(0, 1)) + part.slice(1)).join('');
  const characters: SignCharacter[] = [];
  let colour = '1';
  for (let at = 0; at < whole.length; at += 1) {
    const code = whole.charCodeAt(at);
    if (code === 0x1c) colour = whole[at + 1] ?? colour;
    if (code < 0x20) at += 1;
    else characters.push({ bytes: [code], isRed: colour !== '2', isGreen: colour !== '1' });
  }
  const dots = drawRow(characters, columns);
  // A text that moves through is read whole.
  return { ...dots, text: String.fromCharCode(...characters.flatMap(({ bytes }) => bytes)) };
}
