import type { Instant } from '#contract/clock.ts';
import type { WaitRange } from '#contract/views.ts';
import { language } from './language.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs more than using it a hundred times. */
function formatOf(
  locale: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone });
  formats.set(key, made);
  return made;
}

/** `10:24`, by the hall's clock. */
export function timeOfDay(at: Instant, timeZone: string): string {
  return formatOf('en-GB', timeZone, { hour: '2-digit', minute: '2-digit' }).format(at);
}

/** `10:24:07` */
export function timeToTheSecond(at: Instant, timeZone: string): string {
  return formatOf('en-GB', timeZone, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(at);
}

/** `7月3日 星期五`, `Friday 3 July` */
export function dateLine(at: Instant, timeZone: string): string {
  if (language.value === 'en') {
    return formatOf('en-GB', timeZone, { weekday: 'long', day: 'numeric', month: 'long' })
      .format(at)
      .replace(',', '');
  }
  const date = formatOf(language.value, timeZone, { month: 'long', day: 'numeric' }).format(at);
  return `${date} ${formatOf(language.value, timeZone, { weekday: 'long' }).format(at)}`;
}

/** `2026-07-03`, the calendar day by the hall's clock. */
export function dayOf(at: Instant, timeZone: string): string {
  return formatOf('sv-SE', timeZone, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);
}

/** A date of the calendar in two short lines: `7月3日` and `周五`, `3 Jul` and `Fri`. */
export function calendarDay(date: string): { readonly day: string; readonly weekday: string } {
  const noon = Date.parse(`${date}T12:00:00Z`);
  const locale = language.value === 'en' ? 'en-GB' : language.value;
  return {
    day: formatOf(locale, 'UTC', { month: 'short', day: 'numeric' }).format(noon),
    weekday: formatOf(locale, 'UTC', { weekday: 'short' }).format(noon),
  };
}

/** `4:07`, from an hour on `1:04:07`; never below zero. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const two = (count: number) => String(count).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** Whole minutes for what needs no seconds; below one minute is 0. */
export function minutesOf(ms: number): number {
  return Math.max(0, Math.floor(ms / 60_000));
}

export function isNoWait(wait: WaitRange): boolean {
  return wait.high === 0;
}

/** `12–18`. Where there is no wait, say so in words instead: `kitWords('noWait')`. */
export function waitRange(wait: WaitRange): string {
  return wait.low === wait.high ? String(wait.high) : `${wait.low}–${wait.high}`;
}
