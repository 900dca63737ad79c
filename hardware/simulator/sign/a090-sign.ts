import type { SimulatedDots } from '#contract/bench.ts';
import type { Simulated, Surroundings } from '../device.ts';
import { type A090Frame, a090Reply, hearA090 } from './a090-frame.ts';
import { readSignText } from './a090-text.ts';
import { drawRow, type SignCharacter } from './sign-canvas.ts';

/** §3.2: A5 show now, A1 show stored, A2 store. */
const SHOW_NOW = 0xa5;
const SHOW_STORED = 0xa1;
const STORE = 0xa2;
/** §3.7 asks the host for 20–50 ms of quiet after a reply; the sign itself answers about as fast. */
const REPLY_MS = 20;

/** A two-colour window screen with one line of 16-dot characters. */
export function simulateA090Sign({ build, clock, say, changed }: Surroundings): Simulated {
  const hear = hearA090(clock);
  let stored: readonly SignCharacter[] = [];
  let dots: SimulatedDots = drawRow([], build.columns);
  let isRejecting = false;

  const show = (characters: readonly SignCharacter[]) => {
    dots = drawRow(characters, build.columns);
    changed();
  };
  const take = (frame: A090Frame): boolean => {
    if (isRejecting) return false;
    if (frame.command === SHOW_STORED) {
      if (frame.data.length !== 0) return false;
      show(stored);
      return true;
    }
    const text = readSignText(frame.data);
    if (!text.ok) return false;
    if (frame.command === SHOW_NOW) show(text.value);
    else stored = text.value;
    return true;
  };

  return {
    hear(bytes) {
      for (const frame of hear(bytes)) {
        if (frame.address !== build.address) continue;
        if (![SHOW_NOW, SHOW_STORED, STORE].includes(frame.command)) continue;
        say(a090Reply(build.address, frame.command, take(frame)), REPLY_MS);
      }
    },
    obey(order) {
      if (order.order === 'reject') isRejecting = order.on;
      if (order.order === 'restart') show([]);
    },
    state: (base) => ({
      ...base,
      kind: 'ledSign',
      dots,
      isRejecting,
      isBlinking: false,
      brightness: 100,
    }),
    stop() {},
  };
}
