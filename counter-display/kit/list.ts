import type { Language } from '#contract/language.ts';

/** `身份证和地址证明`, `ID card, proof of address`: things to have, in one breath. */
export function listed(things: readonly string[], language: Language): string {
  return language === 'en'
    ? things.join(', ')
    : new Intl.ListFormat(language, { type: 'conjunction' }).format(things);
}

/** `残障、孕妇`: names side by side, none of them following from the other. */
export function sideBySide(names: readonly string[], language: Language): string {
  return names.join(language === 'en' ? ', ' : '、');
}

/** `1–4, 7`: labels of counters as people say them; three or more in a row become a range. */
export function rangesOf(labels: readonly string[]): string {
  const parts: string[][] = [];
  for (const label of labels) {
    const last = parts.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && Number(label) === Number(before) + 1) {
      last.push(label);
    } else {
      parts.push([label]);
    }
  }
  return parts
    .flatMap((run) => (run.length < 3 ? run : [`${run[0]}–${run[run.length - 1]}`]))
    .join(', ');
}
