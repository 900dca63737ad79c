import { assert, unreachable } from '#contract/assert.ts';
import type { KeypadKey } from '#contract/devices.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { decodeFf68, encodeFf68, type Ff68FrameProblem } from '../ff68/ff68-frame.ts';

/** What a call keypad says (PROTOCOLS §4.1). */
export type KeypadReport =
  | {
      readonly kind: 'keyPressed';
      readonly address: number;
      /** What was typed before the key; may be empty. */
      readonly digits: string;
      readonly key: KeypadKey;
    }
  /** A key that the maker's table does not name, or one after something else than digits. */
  | { readonly kind: 'unknownKey'; readonly address: number };

/** What its host says. The host also sends each report back as it came: received. */
export type KeypadOrder =
  | { readonly kind: 'result'; readonly address: number; readonly isDone: boolean }
  /** At most six digits, shown at the right; a space is a blank place. */
  | { readonly kind: 'display'; readonly address: number; readonly digits: string }
  | { readonly kind: 'beep'; readonly address: number };

export type KeypadReportProblem =
  | Ff68FrameProblem
  | { readonly kind: 'unknownCommand'; readonly command: number };

const COMMAND = { keys: 0x01, answer: 0x02, beep: 0x03 } as const;
const KEY_CODES: ReadonlyMap<number, KeypadKey> = new Map([
  [0x0a, 'start'],
  [0x0b, 'evaluate'],
  [0x0c, 'call'],
  [0x0d, 'recall'],
  [0x0e, 'cancel'],
  [0x0f, 'function'],
  [0x12, 'pause'],
  [0x13, 'transfer'],
]);
const FAILED = 0x00;
const DONE = 0x01;
const BLANK = 0x0a;
export const DISPLAY_DIGITS = 6;

export function encodeKeypadOrder(order: KeypadOrder): Uint8Array {
  const { address } = order;
  switch (order.kind) {
    case 'result':
      return encodeFf68({
        address,
        command: COMMAND.answer,
        data: [order.isDone ? DONE : FAILED],
      });
    case 'display': {
      assert(/^[\d ]{0,6}$/.test(order.digits), 'a keypad shows six digits');
      const places = [...order.digits.padStart(DISPLAY_DIGITS)];
      const data = places.map((place) => (place === ' ' ? BLANK : Number(place)));
      return encodeFf68({ address, command: COMMAND.answer, data });
    }
    case 'beep':
      return encodeFf68({ address, command: COMMAND.beep, data: [] });
    default:
      return unreachable(order);
  }
}

export function decodeKeypadReport(bytes: Uint8Array): Outcome<KeypadReport, KeypadReportProblem> {
  const frame = decodeFf68(bytes);
  if (!frame.ok) return frame;
  const { address, command, data } = frame.value;
  if (command !== COMMAND.keys) return refuse({ kind: 'unknownCommand', command });
  const typed = data.slice(0, -1);
  const key = KEY_CODES.get(data.at(-1) ?? BLANK - 1);
  if (key === undefined || typed.some((digit) => digit > 9)) {
    return ok({ kind: 'unknownKey', address });
  }
  return ok({ kind: 'keyPressed', address, digits: typed.join(''), key });
}
