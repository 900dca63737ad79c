import { type ReadonlySignal, signal } from '@preact/signals';
import type { Clock } from '#contract/clock.ts';
import type { Loudspeaker } from './loudspeaker.ts';

/**
 * `untried`: nothing is known yet. `running`: the sound's time moves. `suspended`: the browser holds sound back
 * until somebody touches the page. `stalled`: it says that sound runs, but its time stands still, as when the
 * sound device has been pulled out.
 */
export type SoundState = 'untried' | 'running' | 'suspended' | 'stalled';

export interface SoundWatch {
  readonly state: ReadonlySignal<SoundState>;
  close(): void;
}

const LOOK_EVERY_MS = 250;
/**
 * Some drivers take near a second to begin; none that works stands still for a second and a half. Counted in looks,
 * since the clock of a PC may jump.
 */
const STALLED_LOOKS = 6;

/** Watches the voice like a device: whether sound is really coming out, also between calls. */
export function watchSound(loudspeaker: Loudspeaker, clock: Clock): SoundWatch {
  const state = signal<SoundState>('untried');
  let soundS = loudspeaker.nowS();
  let stillLooks = 0;
  let callOff = (): void => undefined;

  const look = () => {
    const hasMoved = loudspeaker.nowS() !== soundS;
    soundS = loudspeaker.nowS();
    stillLooks = hasMoved || !loudspeaker.isLetOut() ? 0 : stillLooks + 1;

    if (!loudspeaker.isLetOut()) state.value = 'suspended';
    else if (hasMoved) state.value = 'running';
    else if (stillLooks >= STALLED_LOOKS) state.value = 'stalled';
    callOff = clock.after(LOOK_EVERY_MS, look);
  };
  callOff = clock.after(LOOK_EVERY_MS, look);

  return { state, close: () => callOff() };
}
