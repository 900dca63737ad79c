import type { language } from '#kit/language.ts';

/** A phone speaks its owner's language until they choose another. */
export function ownersLanguage(): typeof language.value {
  const [wanted = ''] = navigator.languages;
  if (!wanted.startsWith('zh')) return 'en';
  return /hant|tw|hk|mo/i.test(wanted) ? 'zh-Hant' : 'zh-Hans';
}
