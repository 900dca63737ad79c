import type { ComponentChild } from 'preact';
import { isLanguage, language } from '#kit/language.ts';
import { holdHallTime } from '#kit/page-clock.ts';
import { showPage } from '#kit/show-page.tsx';
import { KIOSK_SCENES, kioskScene } from './kiosk-scenes.tsx';
import { PICTURE_TIME } from './kiosk-views.ts';
import { LOBBY_SCENES, lobbyScene } from './lobby-scenes.tsx';
import { PHONE_SCENES, phoneScene } from './phone-scenes.tsx';

interface Page {
  readonly names: readonly string[];
  readonly scene: (name: string) => ComponentChild;
}
const PAGES: Readonly<Record<string, Page>> = {
  kiosk: { names: KIOSK_SCENES, scene: kioskScene },
  phone: { names: PHONE_SCENES, scene: phoneScene },
  lobby: { names: LOBBY_SCENES, scene: lobbyScene },
};

/** `#kiosk/home/en`: one face of a page in one language, without a server; `#kiosk`: their names. */
const [page = '', name = '', wanted = ''] = location.hash.slice(1).split('/');
holdHallTime(PICTURE_TIME);
const shown = PAGES[page];
showPage(
  name === '' ? (
    <ul>
      {shown?.names.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  ) : (
    shown?.scene(name)
  ),
);
if (isLanguage(wanted)) language.value = wanted;
