import type { Instant } from '#contract/clock.ts';
import type { QueuedEntry, QueueEntry } from '#contract/views.ts';
import { minutesOf, timeOfDay } from '#kit/format.ts';
import { words } from './texts/queue-texts.ts';

/** Why somebody stands where they stand. Whom it was sent to and which class it is, the tags beside it say. */
export function turnWords(
  entry: QueuedEntry,
  { now, timeZone }: { readonly now: Instant; readonly timeZone: string },
): string {
  const due = dueWords(entry, { now, timeZone });
  const { because } = entry;
  switch (because.kind) {
    case 'preferred':
      return words('preferred', { due });
    case 'overtaken':
      return words('overtaken', { due, times: because.times });
    case 'waitedLong':
      return words('waitedLong', { due });
    default:
      return due;
  }
}

/** The time by which they ought to be called. */
export function dueWords(
  { due }: Pick<QueueEntry, 'due'>,
  { now, timeZone }: { readonly now: Instant; readonly timeZone: string },
): string {
  const time = timeOfDay(due, timeZone);
  const minutes = minutesOf(now - due);
  return minutes > 0 ? words('dueOver', { time, minutes }) : words('due', { time });
}

/** Who was sent to this counter or clerk; null for whoever waits for anybody. */
export function sentWords({ waitsFor }: Pick<QueueEntry, 'waitsFor'>): string | null {
  switch (waitsFor) {
    case 'service':
      return null;
    case 'counter':
      return words('sentHere');
    case 'clerk':
      return words('sentToMe');
  }
}

/** `04:07`: two digits each, so that the figure does not jump at ten minutes. */
export function timer(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const two = (count: number) => String(count).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
}
