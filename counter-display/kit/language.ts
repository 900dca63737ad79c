import { computed, effect, signal } from '@preact/signals';
import type { Language, Texts } from '#contract/language.ts';

const STORED_UNDER = 'tinghao.language';
const KNOWN: readonly string[] = ['zh-Hans', 'zh-Hant', 'en'] satisfies readonly Language[];
export const isLanguage = (text: string | null): text is Language =>
  text !== null && KNOWN.includes(text);

/** What this page speaks now. Pages of the staff and of the hall take the hall's; kiosk and phone let people choose. */
export const language = signal<Language>('zh-Hans');

/** The second line under a name: English under Chinese, Chinese under English. */
export const secondLanguage = computed<Language>(() =>
  language.value === 'en' ? 'zh-Hans' : 'en',
);

export function pick(texts: Texts): string {
  return texts[language.value];
}

export function pickSecond(texts: Texts): string {
  return texts[secondLanguage.value];
}

/** Once, at the start of a page: speaks as last time and keeps `<html lang>` true. */
export function settleLanguage(): void {
  const stored = localStorage.getItem(STORED_UNDER);
  if (isLanguage(stored)) language.value = stored;
  effect(() => {
    document.documentElement.lang = language.value;
  });
}

/** The hall's language, known with the first view; remembered so that the next start speaks it at once. */
export function speak(next: Language): void {
  language.value = next;
  localStorage.setItem(STORED_UNDER, next);
}

/** The same where nobody has chosen a language on this machine yet. */
export function speakAtFirst(next: Language): void {
  if (localStorage.getItem(STORED_UNDER) === null) speak(next);
}
