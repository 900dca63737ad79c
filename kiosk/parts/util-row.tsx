import type { Language } from '#contract/language.ts';
import { language } from '#kit/language.ts';
import { Icon } from '#kit/parts/icon.tsx';
import { type Choice, Key, Segmented } from '#kit/parts/keys.tsx';
import type { KioskModel } from '../kiosk-model.ts';
import { words } from '../kiosk-texts.ts';

/** Each language is named in itself, so that who needs it can read it. */
export const LANGUAGE_CHOICES: readonly Choice<Language>[] = [
  { value: 'zh-Hans', text: '简', lang: 'zh-Hans' },
  { value: 'zh-Hant', text: '繁', lang: 'zh-Hant' },
  { value: 'en', text: 'EN', lang: 'en' },
];

/** The last row: languages, care mode, help. */
export function UtilRow({ model }: { model: KioskModel }) {
  return (
    <footer class="util">
      <Segmented
        label={words('language')}
        choices={LANGUAGE_CHOICES}
        chosen={language.value}
        onChoose={model.chooseLanguage}
      />
      <Key tone="ink" class="util-key care-key" onPress={() => model.setCare(true)}>
        <Icon name="care" />
        {words('care')}
        <small>{words('careMore')}</small>
      </Key>
      <Key class="util-key" onPress={model.showHelp}>
        <Icon name="bell" />
        {words('help')}
      </Key>
    </footer>
  );
}
