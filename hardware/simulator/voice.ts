import type { Clock } from '#contract/clock.ts';

/** Replies under way; a device does not remember more questions than this. */
const PENDING_MAX = 64;

/** A device's own sending side, on which the bench's `silence` and `delay` act. */
export interface Voice {
  say(bytes: Uint8Array, afterMs: number): void;
  setSilent(isSilent: boolean): void;
  setDelay(delayMs: number): void;
  readonly isSilent: boolean;
  readonly delayMs: number;
  stop(): void;
}

/** Sends in the order of asking, each message no earlier than its own time and the bench's delay. */
export function openVoice(clock: Clock, write: (bytes: Uint8Array) => void): Voice {
  const pending = new Set<() => void>();
  let isSilent = false;
  let delayMs = 0;
  let lastDue = 0;

  return {
    say(bytes, afterMs) {
      if (pending.size >= PENDING_MAX) return;
      const due = Math.max(clock.now() + afterMs + delayMs, lastDue);
      lastDue = due;
      const cancel = clock.after(due - clock.now(), () => {
        pending.delete(cancel);
        if (!isSilent) write(bytes);
      });
      pending.add(cancel);
    },
    setSilent(next) {
      isSilent = next;
    },
    setDelay(next) {
      delayMs = next;
    },
    get isSilent() {
      return isSilent;
    },
    get delayMs() {
      return delayMs;
    },
    stop() {
      for (const cancel of pending) cancel();
      pending.clear();
    },
  };
}
