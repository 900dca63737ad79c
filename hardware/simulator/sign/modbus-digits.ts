import type { Clock } from '#contract/clock.ts';
import type { SignProtocol } from '#contract/signs.ts';
import type { Simulated, Surroundings } from '../device.ts';
import { type Found, gatherQuickFrames } from '../frame-buffer.ts';
import { drawRow } from './sign-canvas.ts';

type Profile = Extract<SignProtocol, { name: 'modbusDigits' }>;

interface Request {
  readonly address: number;
  readonly called: number;
  /** What stands between the function and the CRC. */
  readonly body: Uint8Array;
}

/** Silence ends a frame: 4 ms of it at 9600 baud, and what a busy machine adds to that. */
const BOUNDS = { bytesMax: 260, gapMs: 40 } as const;
/** Read registers, write one, write several. */
const READ = 3;
const WRITE_ONE = 6;
const WRITE_SEVERAL = 16;
const EXCEPTION = { noFunction: 1, noRegister: 2, failure: 4 } as const;
const REPLY_MS = 15;
const DARK = ' ';

/** A display of digits whose places are Modbus registers (PROTOCOLS §6 and the site's profile). */
export function simulateModbusDigits(
  { build, clock, say, changed }: Surroundings,
  profile: Profile,
): Simulated {
  const hear = hearRequests(clock);
  const perRegister = profile.coding === 'bcd' ? 4 : 2;
  const count = Math.ceil(build.columns / perRegister);
  const dark = profile.coding === 'bcd' ? 0xffff : 0x2020;
  const registers = new Map<number, number>();
  let isRejecting = false;

  const begin = () => {
    for (let at = 0; at < count; at += 1) registers.set(profile.firstRegister + at, dark);
    if (profile.blinkRegister !== null) registers.set(profile.blinkRegister, 0);
    if (profile.brightnessRegister !== null) registers.set(profile.brightnessRegister, 100);
  };
  begin();

  const number = (body: Uint8Array, at: number) => (body[at] ?? 0) * 256 + (body[at + 1] ?? 0);
  const writeAll = (first: number, values: readonly number[]): boolean => {
    if (!values.every((_, at) => registers.has(first + at))) return false;
    values.forEach((value, at) => void registers.set(first + at, value));
    return true;
  };

  /** The rest of the reply, or the number of an exception. */
  const answer = ({ called, body }: Request): readonly number[] | number => {
    if (isRejecting) return EXCEPTION.failure;
    const first = number(body, 0);
    switch (called) {
      case WRITE_SEVERAL: {
        const values = Array.from({ length: number(body, 2) }, (_, at) => number(body, 5 + at * 2));
        return writeAll(first, values) ? [...body.subarray(0, 4)] : EXCEPTION.noRegister;
      }
      case WRITE_ONE:
        return writeAll(first, [number(body, 2)]) ? [...body] : EXCEPTION.noRegister;
      case READ: {
        const wanted = Array.from({ length: number(body, 2) }, (_, at) =>
          registers.get(first + at),
        );
        const values = wanted.filter((value) => value !== undefined);
        if (values.length < wanted.length || wanted.length > 120) return EXCEPTION.noRegister;
        return [values.length * 2, ...values.flatMap((value) => [value >> 8, value & 255])];
      }
      default:
        return EXCEPTION.noFunction;
    }
  };

  const take = (request: Request) => {
    if (request.address !== build.address && request.address !== 0) return;
    const reply = answer(request);
    changed();
    // Nobody answers a call to all.
    if (request.address === 0) return;
    const rest =
      typeof reply === 'number' ? [request.called + 128, reply] : [request.called, ...reply];
    say(withCrc([build.address, ...rest]), REPLY_MS);
  };

  const places = () =>
    Array.from({ length: count }, (_, at) => registers.get(profile.firstRegister + at) ?? dark)
      .flatMap((value) =>
        profile.coding === 'ascii'
          ? [value >> 8, value & 255].map((code) => String.fromCharCode(code))
          : [12, 8, 4, 0].map((shift) => digitOf((value >> shift) & 15)),
      )
      .join('')
      .slice(-build.columns);

  return {
    hear(bytes) {
      for (const request of hear(bytes)) take(request);
    },
    obey(order) {
      if (order.order === 'reject') isRejecting = order.on;
      if (order.order === 'restart') begin();
    },
    state(base) {
      const shown = places();
      const characters = [...shown].map((character) => ({
        bytes: [character.charCodeAt(0)],
        isRed: true,
        isGreen: false,
      }));
      const blink = profile.blinkRegister === null ? 0 : registers.get(profile.blinkRegister);
      const bright =
        profile.brightnessRegister === null ? 100 : registers.get(profile.brightnessRegister);
      return {
        ...base,
        kind: 'ledSign',
        dots: { ...drawRow(characters, build.columns), text: shown.trim() },
        isRejecting,
        isBlinking: blink === 1,
        brightness: bright ?? 100,
      };
    },
    stop() {},
  };
}

const digitOf = (half: number) => (half <= 9 ? String(half) : DARK);

/** RTU frames have no length: it follows from the function. What has a wrong CRC gets no answer. */
function hearRequests(clock: Clock): (bytes: Uint8Array) => readonly Request[] {
  return gatherQuickFrames(clock, BOUNDS, (bytes): Found<Request> => {
    const [address = 0, called] = bytes;
    if (called === undefined) return { kind: 'growing' };
    if (![READ, WRITE_ONE, WRITE_SEVERAL].includes(called)) return { kind: 'noise' };
    const values = bytes[6];
    if (called === WRITE_SEVERAL && values === undefined) return { kind: 'growing' };
    const length = called === WRITE_SEVERAL ? 9 + (values ?? 0) : 8;
    if (bytes.length < length) return { kind: 'growing' };
    const frame = bytes.slice(0, length);
    const isRight = Buffer.compare(withCrc([...frame.subarray(0, -2)]), frame) === 0;
    if (!isRight) return { kind: 'noise' };
    return {
      kind: 'frame',
      frame: { address, called, body: frame.slice(2, -2) },
      lengthBytes: length,
    };
  });
}

/** CRC-16/MODBUS (8005h reflected, begins with FFFF), low byte first. */
function withCrc(bytes: readonly number[]): Uint8Array {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc % 2 === 1 ? ((crc - 1) / 2) ^ 0xa001 : crc / 2;
  }
  return Uint8Array.from([...bytes, crc % 256, Math.floor(crc / 256)]);
}
