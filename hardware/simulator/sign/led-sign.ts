import type { SimulatedDots } from '#contract/bench.ts';
import type { Simulated, Surroundings } from '../device.ts';
import { type A090Frame, a090Reply, hearA090 } from './a090-frame.ts';
import { drawSign } from './sign-dots.ts';
import { readSignText, type SignCharacter } from './sign-text.ts';

/** §3.2: A5 show now, A1 show stored, A2 store. */
const SHOW_NOW = 0xa5;
const SHOW_STORED = 0xa1;
const STORE = 0xa2;
/** §3.7 asks the host for 20–50 ms of quiet after a reply; the sign itself answers about as fast. */
const REPLY_MS = 20;

/** A two-colour window screen with one line of 16-dot characters. */
export function simulateLedSign({ build, clock, say, changed }: Surroundings): Simulated {
  const hear = hearA090(clock);
  let stored: readonly SignCharacter[] = [];
  let dots: SimulatedDots = drawSign([], build.columns);
  let isRejecting = false;

  const show = (characters: readonly SignCharacter[]) => {
    dots = drawSign(characters, build.columns);
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
      if (order.order !== 'reject') return;
      isRejecting = order.on;
      changed();
    },
    state: (base) => ({ ...base, kind: 'ledSign', dots, isRejecting }),
    stop() {},
  };
}
