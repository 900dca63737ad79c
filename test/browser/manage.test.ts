import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPage } from '../support/browser.ts';
import { axeFindings, look, lookThrough } from '../support/eye.ts';
import { type Showcase, serveShowcase } from '../support/showcase/serve-showcase.ts';

const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en'] as const;
/** As high as the longest room, so that nothing lies scrolled away behind something else. */
const WHOLE = { width: 1440, height: 2_600 } as const;
const OFFICE = { width: 1440, height: 900 } as const;
/** A mouse aims at these; they may touch. */
const OFFICE_LIMITS = { targetPx: 28, gapPx: 0 } as const;

let browser: Browser;
let showcase: Showcase;
beforeAll(async () => {
  [browser, showcase] = await Promise.all([openBrowser(), serveShowcase()]);
});
afterAll(async () => {
  await browser.close();
  await showcase.close();
});

async function show(page: Page, scene: string): Promise<void> {
  await page.goto(showcase.address(scene));
  await page.waitForSelector(`html[data-shown="${scene}"]`, { state: 'attached' });
  await page.evaluate(() => document.fonts.ready);
}

async function scenes(page: Page): Promise<readonly string[]> {
  await show(page, 'manage');
  return page.locator('#page li').allTextContents();
}

for (const language of LANGUAGES) {
  test(`every face of the rooms can be read and pressed in ${language}, under the product’s content policy`, async () => {
    const { page, faults, close } = await openPage(browser, { ...WHOLE, language });
    const found = await lookThrough(
      await scenes(page),
      (scene) => show(page, `manage/${scene}/${language}`),
      () => look(page, OFFICE_LIMITS),
    );
    expect(found).toEqual({});
    expect(faults).toEqual([]);
    await close();
  });
}

test('the rooms have no finding of axe-core, also at the size of an office screen', async () => {
  const { page, close } = await openPage(browser, { ...OFFICE, language: 'zh-Hans' });
  const found = await lookThrough(
    await scenes(page),
    (scene) => show(page, `manage/${scene}/zh-Hans`),
    () => axeFindings(page),
  );
  expect(found).toEqual({});
  await close();
});

test.each([OFFICE, { width: 1280, height: 720 }, { width: 1024, height: 768 }])(
  'on $width × $height nothing runs out to the side',
  async (size) => {
    const { page, close } = await openPage(browser, { ...size, language: 'en' });
    const found: Record<string, unknown> = {};
    for (const scene of await scenes(page)) {
      await show(page, `manage/${scene}/en`);
      // What lies further down is scrolled to; what lies beside the screen is not.
      const { cut } = await look(page, OFFICE_LIMITS);
      const beside = cut.filter((finding) => finding.startsWith('off the panel'));
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll('body, .manage *')]
          .filter((element) => !element.matches('textarea, svg *, .visually-hidden, input'))
          .filter((element) => element.scrollWidth > element.clientWidth + 1)
          .filter((element) => getComputedStyle(element).overflowX !== 'visible')
          .map((element) => element.className),
      );
      if (beside.length + wide.length > 0) found[scene] = { beside, wide };
    }
    expect(found).toEqual({});
    await close();
  },
);

test('yellow stands on a counter only while it calls, and never on old figures', async () => {
  const { page, close } = await openPage(browser, { ...OFFICE, language: 'zh-Hans' });
  const yellow = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.live-counter .gate')]
        .filter((gate) => getComputedStyle(gate).backgroundColor === 'rgb(255, 200, 0)')
        .map((gate) => gate.textContent),
    );
  await show(page, 'manage/live/zh-Hans');
  expect(await yellow()).toEqual(['4']);
  await show(page, 'manage/live-lost/zh-Hans');
  expect(await yellow()).toEqual([]);
  await close();
});

test('the rail shows each role only the rooms that it may open', async () => {
  const { page, close } = await openPage(browser, { ...OFFICE, language: 'zh-Hans' });
  const rail = () => page.locator('.manage-rail a').allTextContents();
  await show(page, 'manage/live/zh-Hans');
  expect(await rail()).toEqual(['现场', '后台', '任务', '巡查', '到访', '预约', '今日', '日报']);
  await show(page, 'manage/visits/zh-Hans');
  expect(await rail()).toEqual(['现场', '后台', '任务', '到访', '预约']);
  await show(page, 'manage/devices/zh-Hans');
  expect(await rail()).toEqual(['设备', '任务', '硬件台']);
  await show(page, 'manage/settings/zh-Hans');
  expect(await rail()).toEqual(['设备', '任务', '设置']);
  await close();
});
