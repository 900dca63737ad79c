import type { Clock } from '#contract/clock.ts';
import type { Health } from '#contract/devices.ts';
import type { DeviceId } from '#contract/ids.ts';

export type HealthNews = Omit<Health, 'since'>;

export interface HealthBook {
  /** Is heard only where it changes something. */
  tell(device: DeviceId, news: HealthNews): void;
  of(device: DeviceId): Health | undefined;
  forget(device: DeviceId): void;
  onHealth(listener: (device: DeviceId, health: Health) => void): () => void;
}

/** How each device is, since when. */
export function openHealthBook(clock: Clock): HealthBook {
  const book = new Map<DeviceId, Health>();
  const listeners = new Set<(device: DeviceId, health: Health) => void>();
  return {
    tell(device, { state, why, detail }) {
      const before = book.get(device);
      if (before?.state === state && before.why === why && before.detail === detail) return;
      const health = { state, why, detail, since: clock.now() };
      book.set(device, health);
      for (const listener of [...listeners]) listener(device, health);
    },
    of: (device) => book.get(device),
    forget: (device) => void book.delete(device),
    onHealth(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
