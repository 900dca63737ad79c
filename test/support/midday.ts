import type { HallOptions } from './running-hall.ts';

/** A time zone in which it is about noon, so that a test of today's hours has some before and after it at any time. */
export function middayZone(): string {
  const hours = 12 - new Date().getUTCHours();
  // These names count the other way round: east of Greenwich is minus.
  return hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}

/** The same hall at midday. */
export const atMidday = (options: HallOptions): HallOptions => ({
  ...options,
  settings: (settings) => {
    const told = options.settings(settings);
    return { ...told, timeZone: middayZone() };
  },
});
