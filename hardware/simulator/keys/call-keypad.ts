import type { SimulatorOrder } from '#contract/bench.ts';
import type { Simulated, Surroundings } from '../device.ts';
import { ff68Bytes, hearFf68 } from './ff68-frame.ts';
import { openRepeater } from './repeater.ts';

type KeyName = Extract<SimulatorOrder, { order: 'pressKey' }>['key'];

/** §4.1, keypad → host: command 01, digits one a byte, then the key's code. */
const KEY_PRESSED = 0x01;
const KEY_CODES: Record<KeyName, number> = {
  start: 0x0a,
  evaluate: 0x0b,
  call: 0x0c,
  recall: 0x0d,
  cancel: 0x0e,
  function: 0x0f,
  pause: 0x12,
  transfer: 0x13,
};
/** §4.1, host → keypad: command 02 with one byte tells fail or ok, with six shows digits; 03 beeps. */
const ANSWER = 0x02;
const BEEP = 0x03;
const BLANK = 0x0a;
const DISPLAY_DIGITS = 6;

/** A wish that nobody echoes is repeated so often, at this distance. */
const REPEATS_MAX = 3;
const REPEAT_MS = 300;

/** A clerk's keypad with a six-digit display and a beeper. */
export function simulateCallKeypad(surroundings: Surroundings): Simulated {
  const { build, clock, changed } = surroundings;
  const hear = hearFf68(clock);
  const repeater = openRepeater(surroundings, { repeatsMax: REPEATS_MAX, repeatMs: REPEAT_MS });
  let display = ' '.repeat(DISPLAY_DIGITS);
  let beeps = 0;
  let pressed = '';

  const answered = (data: readonly number[]) => {
    const [result] = data;
    if (data.length === DISPLAY_DIGITS && data.every((digit) => digit <= BLANK)) {
      display = data.map((digit) => (digit === BLANK ? ' ' : String(digit))).join('');
      changed();
    } else if (data.length === 1 && (result === 0 || result === 1)) {
      // Done is heard as two beeps, failed as one long tone.
      beeps += result === 1 ? 2 : 1;
      changed();
    }
  };

  return {
    hear(bytes) {
      for (const frame of hear(bytes)) {
        if (!frame.hasLead || frame.address !== build.address) continue;
        if (frame.command === KEY_PRESSED && frame.data.join() === pressed) repeater.settle();
        if (frame.command === ANSWER) answered(frame.data);
        if (frame.command === BEEP && frame.data.length === 0) {
          beeps += 1;
          changed();
        }
      }
    },
    obey(order) {
      if (order.order !== 'pressKey') return;
      const data = [...[...order.digits].map(Number), KEY_CODES[order.key]];
      pressed = data.join();
      repeater.send(ff68Bytes(build.address, KEY_PRESSED, data));
    },
    state: (base) => ({ ...base, kind: 'callKeypad', display, beeps }),
    stop: repeater.settle,
  };
}
