import type { Clock } from '#contract/clock.ts';
import type { Loudspeaker } from '../../../../counter-display/lobby/voice/loudspeaker.ts';

export interface Sounded {
  readonly clip: string;
  readonly fromS: number;
  readonly toS: number;
}

export interface SimulatedLoudspeaker extends Loudspeaker {
  /** What has sounded or is to sound, in order; a clip that was cut ends where it was cut. */
  readonly sounded: readonly Sounded[];
  holdBack(): void;
  /** The sound device has gone, though the browser still says that all is well. */
  stall(): void;
  /** Whether asking for sound is granted from now on. */
  grantStart(isGranted: boolean): void;
}

/** A loudspeaker whose time is the hall's clock. A clip's bytes are its name and how long it sounds. */
export function simulatedLoudspeaker(clock: Clock): SimulatedLoudspeaker {
  let sounded: Sounded[] = [];
  let isLetOut = true;
  let isStartGranted = true;
  /** While undefined, time runs. */
  let stoppedAtS: number | undefined;
  let lostS = 0;
  const clockS = () => clock.now() / 1000 - lostS;
  const nowS = () => stoppedAtS ?? clockS();

  const stop = () => {
    stoppedAtS ??= clockS();
  };
  const go = () => {
    if (stoppedAtS !== undefined) lostS += clockS() - stoppedAtS;
    stoppedAtS = undefined;
  };

  return {
    get sounded() {
      return sounded;
    },
    nowS,
    isLetOut: () => isLetOut,
    start() {
      if (!isStartGranted) return;
      isLetOut = true;
      go();
    },
    async decode(bytes) {
      const [clip = '', durationS = ''] = new TextDecoder().decode(bytes).split(' ');
      if (durationS === '') throw new Error('no sound in it');
      return {
        durationS: Number(durationS),
        playAt(fromS) {
          sounded = [...sounded, { clip, fromS, toS: fromS + Number(durationS) }];
        },
      };
    },
    hush() {
      sounded = sounded
        .filter(({ fromS }) => fromS < nowS())
        .map((one) => ({ ...one, toS: Math.min(one.toS, nowS()) }));
    },
    holdBack() {
      isLetOut = false;
      stop();
    },
    stall: stop,
    grantStart(isGranted) {
      isStartGranted = isGranted;
    },
  };
}
