import type { ComponentChild } from 'preact';
import { isLanguage, language } from '#kit/language.ts';
import { holdHallTime } from '#kit/page-clock.ts';
import { showPage } from '#kit/show-page.tsx';
import { PICTURE_TIME } from './kiosk-views.ts';

interface Page {
  readonly names: readonly string[];
  readonly scene: (name: string) => ComponentChild;
}

/** Brought in one at a time, as in the product: the sheets of two pages never meet. */
const PAGES: Readonly<Record<string, () => Promise<Page>>> = {
  async kiosk() {
    const { KIOSK_SCENES, kioskScene } = await import('./kiosk-scenes.tsx');
    return { names: KIOSK_SCENES, scene: kioskScene };
  },
  async phone() {
    const { PHONE_SCENES, phoneScene } = await import('./phone-scenes.tsx');
    return { names: PHONE_SCENES, scene: phoneScene };
  },
  async lobby() {
    const { LOBBY_SCENES, lobbyScene } = await import('./lobby-scenes.tsx');
    return { names: LOBBY_SCENES, scene: lobbyScene };
  },
};

/** `#kiosk/home/en`: one face of a page in one language, without a server; `#kiosk`: their names. */
const [page = '', name = '', wanted = ''] = location.hash.slice(1).split('/');
holdHallTime(PICTURE_TIME);
const shown = await PAGES[page]?.();
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
