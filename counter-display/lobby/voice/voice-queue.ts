import type { SpokenResult } from '#contract/equipment.ts';
import type { VoiceLanguage } from './voice-clips.ts';

export interface VoiceCall {
  readonly visit: string;
  readonly number: string;
  readonly counterLabel: string;
  /** Said in these, one after another; twice in a row repeats it. See `languagesFor`. */
  readonly languages: readonly VoiceLanguage[];
  /** 1 = first call of the visit; more than that is a recall. */
  readonly calling: number;
}

/** `silent` is what the hall notes when no page answers; a page that answers knows better. */
export type SayResult = Exclude<SpokenResult, 'silent'>;

export interface WaitingCall {
  readonly call: VoiceCall;
  settle(result: SayResult): void;
}

/** About three minutes of calls. What would be heard later than that misleads more than it helps. */
export const CALLS_WAITING_MAX = 20;

export interface VoiceQueue {
  add(call: VoiceCall): Promise<SayResult>;
  take(): WaitingCall | undefined;
  /** Lets go of everybody who waits. */
  clear(): void;
}

/**
 * Calls that wait to be spoken, in their order. A recall of a visit that has not been spoken yet takes the place
 * of the earlier call, and both learn the same result: hearing one number twice running helps nobody. Where there
 * is no room the longest waiting recall goes, for that person has been called before; where there is none the new
 * call goes. Who goes learns `stopped`.
 */
export function openVoiceQueue(): VoiceQueue {
  let waiting: readonly WaitingCall[] = [];

  const drop = (leaving: WaitingCall) => {
    waiting = waiting.filter((other) => other !== leaving);
    leaving.settle('stopped');
  };

  return {
    add(call) {
      const { promise, resolve } = Promise.withResolvers<SayResult>();
      const earlier = waiting.find((other) => other.call.visit === call.visit);
      if (earlier !== undefined) {
        const merged = both(earlier, { call, settle: resolve });
        waiting = waiting.map((other) => (other === earlier ? merged : other));
        return promise;
      }
      waiting = [...waiting, { call, settle: resolve }];
      if (waiting.length > CALLS_WAITING_MAX) {
        const leaving = waiting.find((other) => other.call.calling > 1) ?? waiting.at(-1);
        if (leaving !== undefined) drop(leaving);
      }
      return promise;
    },
    take() {
      const [first, ...others] = waiting;
      waiting = others;
      return first;
    },
    clear() {
      for (const leaving of waiting) drop(leaving);
    },
  };
}

/** The newer call knows the right counter; the smaller calling keeps a first call from passing for a recall. */
function both(earlier: WaitingCall, later: WaitingCall): WaitingCall {
  const calling = Math.min(earlier.call.calling, later.call.calling);
  return {
    call: { ...later.call, calling },
    settle(result) {
      earlier.settle(result);
      later.settle(result);
    },
  };
}
