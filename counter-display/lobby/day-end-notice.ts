import type { DayEndSign } from '#contract/day-end.ts';
import { LANGUAGES, type Language, type Texts } from '#contract/language.ts';
import { words } from './lobby-texts.ts';

/** What the board tells of the day's end, before the hall's own notices; nothing while it is far. */
export function dayEndNotice(sign: DayEndSign | null): readonly Texts[] {
  if (sign === null) return [];
  const { closesAt: time, waiting, settled } = sign;
  const told = (language: Language) =>
    sign.kind === 'lastTickets'
      ? words.in(language, 'lastTickets', { time })
      : words.in(language, `closed.${sign.rule}`, {
          time,
          count: sign.rule === 'serveAll' ? waiting : settled,
        });
  const [hans = '', hant = '', en = ''] = LANGUAGES.map(told);
  return [{ 'zh-Hans': hans, 'zh-Hant': hant, en }];
}
