import { isLanguage, language } from '#kit/language.ts';
import { holdHallTime } from '#kit/page-clock.ts';
import { showPage } from '#kit/show-page.tsx';
import { kioskScene } from './kiosk-scenes.tsx';
import { PICTURE_TIME } from './kiosk-views.ts';
import { phoneScene } from './phone-scenes.tsx';

/** `#home/en`: one face of a page in one language, without a server. */
const [page = '', name = '', wanted = ''] = location.hash.slice(1).split('/');
holdHallTime(PICTURE_TIME);
const scenes: Readonly<Record<string, (name: string) => preact.ComponentChild>> = {
  kiosk: kioskScene,
  phone: phoneScene,
};
const scene = scenes[page]?.(name);
showPage(scene);
if (isLanguage(wanted)) language.value = wanted;
