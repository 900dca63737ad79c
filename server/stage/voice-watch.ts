import type { Instant } from '#contract/clock.ts';
import type { Fact } from '#contract/facts.ts';
import type { StageParts } from './stage.ts';

/** A call of two rounds in two languages takes about 20 s; each one before it in the queue as much again. */
const EXPECTED_MS = 25_000;
/** Bound of calls watched at once; a hall calls some fifty an hour. */
const WATCHED_MAX = 100;

export interface VoiceState {
  readonly state: 'spoken' | 'silent' | 'untried';
  readonly at: Instant | null;
}

/**
 * The lobby page acknowledges each call that it has spoken whole. A call of which nothing is heard in time is noted as
 * silent: a fault of the voice like that of any device.
 */
export function openVoiceWatch(parts: StageParts): {
  hear(fact: Fact): void;
  state(): VoiceState;
  stop(): void;
} {
  const watched = new Map<string, () => void>();
  let latest: VoiceState = { state: 'untried', at: null };

  const watch = (visit: string, calling: number, run: () => void) => {
    if (watched.size >= WATCHED_MAX) return;
    const key = `${visit}#${calling}`;
    watched.get(key)?.();
    const delayMs = EXPECTED_MS * (watched.size + 1);
    watched.set(key, parts.clock.after(delayMs, run));
  };

  return {
    hear: ({ event, at }) => {
      if (event.type === 'ticketCalled' || event.type === 'ticketRecalled') {
        const calling = parts.hall.state().visits.get(event.visit)?.callings;
        if (calling === undefined) return;
        watch(event.visit, calling, () => {
          watched.delete(`${event.visit}#${calling}`);
          void parts.submit({
            type: 'reportSpoken',
            visit: event.visit,
            calling,
            result: 'silent',
          });
        });
      } else if (event.type === 'callSpoken') {
        watched.get(`${event.visit}#${event.calling}`)?.();
        watched.delete(`${event.visit}#${event.calling}`);
        latest = { state: event.result === 'spoken' ? 'spoken' : 'silent', at };
      }
    },
    state: () => latest,
    stop: () => {
      for (const callOff of watched.values()) callOff();
      watched.clear();
    },
  };
}
