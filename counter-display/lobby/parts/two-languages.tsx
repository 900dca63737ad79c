import { secondLanguage } from '#kit/language.ts';
import { words } from '../lobby-texts.ts';

/** A heading, and the same in the other language beside it. */
export function TwoLanguages({
  of: key,
}: {
  of: 'nowCalling' | 'lastCalled' | 'justCalled' | 'counter' | 'notice';
}) {
  return (
    <>
      {words(key)}
      <span class="second" lang={secondLanguage.value}>
        {words.second(key)}
      </span>
    </>
  );
}
