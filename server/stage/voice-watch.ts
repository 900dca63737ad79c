import type { Instant } from '#contract/clock.ts';
import type { Fact } from '#contract/facts.ts';
import type { VisitId } from '#contract/ids.ts';
import type { StageParts } from './stage.ts';

/** A call of two rounds in two languages takes about 20 s; each one before it in the queue as much again. */
export const EXPECTED_MS = 25_000;
/** Bound of calls watched at once; a hall calls some fifty an hour. */
export const WATCHED_MAX = 100;

export interface VoiceState {
  readonly state: 'spoken' | 'silent' | 'untried';
  readonly at: Instant | null;
}

/**
 * The lobby page acknowledges each call that it has spoken whole. A call of which nothing is heard in time is noted as
 * silent: a fault of the voice like that of any device.
 */
export function openVoiceWatch(parts: Pick<StageParts, 'hall' | 'clock' | 'report'>): {
  hear(fact: Fact): void;
  /** Of the last call of this service day that somebody told of. */
  state(): VoiceState;
  stop(): void;
} {
  const watched = new Map<string, () => void>();

  const expect = (visit: VisitId, calling: number) => {
    if (watched.size >= WATCHED_MAX) return;
    const key = `${visit} ${calling}`;
    // Called and recalled within one turn: both are the newest calling by now.
    watched.get(key)?.();
    const noteSilence = () => {
      watched.delete(key);
      void parts.report(`call ${key}`, {
        type: 'reportSpoken',
        visit,
        calling,
        result: 'silent',
      });
    };
    watched.set(key, parts.clock.after(EXPECTED_MS * (watched.size + 1), noteSilence));
  };

  return {
    hear: ({ event }) => {
      if (event.type === 'ticketCalled' || event.type === 'ticketRecalled') {
        const calling = parts.hall.state().visits.get(event.visit)?.callings;
        if (calling !== undefined) expect(event.visit, calling);
      } else if (event.type === 'callSpoken') {
        const key = `${event.visit} ${event.calling}`;
        watched.get(key)?.();
        watched.delete(key);
      }
    },
    state: () => {
      const { voice } = parts.hall.state();
      if (voice === null) return { state: 'untried', at: null };
      return { state: voice.isSpoken ? 'spoken' : 'silent', at: voice.at };
    },
    stop: () => {
      for (const callOff of watched.values()) callOff();
      watched.clear();
    },
  };
}
