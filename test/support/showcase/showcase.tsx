import { type ComponentChild, Fragment, render } from 'preact';
import { must } from '#contract/assert.ts';
import '#kit/kit.css';
import { isLanguage, language, settleLanguage } from '#kit/language.ts';
import { holdHallTime } from '#kit/page-clock.ts';
import { PICTURE_TIME } from './kiosk-views.ts';

interface Page {
  readonly names: readonly string[];
  readonly scene: (name: string) => ComponentChild;
}

/** Brought in one at a time, as in the product: the sheets of two pages never meet. */
const PAGES: Readonly<Record<string, () => Promise<Page>>> = {
  async clerk() {
    const { CLERK_SCENES, clerkScene } = await import('./clerk-scenes.tsx');
    return { names: CLERK_SCENES, scene: clerkScene };
  },
  async door() {
    const { DOOR_SCENES, doorScene } = await import('./door-scenes.tsx');
    return { names: DOOR_SCENES, scene: doorScene };
  },
  async guide() {
    const { GUIDE_SCENES, guideScene } = await import('./guide-scenes.tsx');
    return { names: GUIDE_SCENES, scene: guideScene };
  },
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
  async manage() {
    const { MANAGE_SCENES, manageScene } = await import('./manage-scenes.tsx');
    return { names: MANAGE_SCENES, scene: manageScene };
  },
  async window() {
    const { WINDOW_SCENES, windowScene } = await import('./window-scenes.tsx');
    return { names: WINDOW_SCENES, scene: windowScene };
  },
  async 'rating-pad'() {
    const { RATING_PAD_SCENES, ratingPadScene } = await import('./rating-pad-scenes.tsx');
    return { names: RATING_PAD_SCENES, scene: ratingPadScene };
  },
  async bench() {
    const { BENCH_SCENES, benchScene } = await import('./bench-scenes.tsx');
    return { names: BENCH_SCENES, scene: benchScene };
  },
};

/** `#kiosk/home/en`: one face of a page in one language, without a server; `#kiosk`: their names. */
async function show(): Promise<void> {
  const [page = '', name = '', wanted = ''] = location.hash.slice(1).split('/');
  const shown = await PAGES[page]?.();
  if (isLanguage(wanted)) language.value = wanted;
  render(
    name === '' ? (
      <ul>
        {shown?.names.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    ) : (
      <Fragment key={location.hash}>{shown?.scene(name)}</Fragment>
    ),
    must(document.getElementById('page') ?? undefined, 'a page has its place'),
  );
  // A model may have brought in the hall's language with its first view.
  if (isLanguage(wanted)) language.value = wanted;
  document.documentElement.dataset.shown = location.hash.slice(1);
}

holdHallTime(PICTURE_TIME);
settleLanguage();
addEventListener('hashchange', () => void show());
await show();
