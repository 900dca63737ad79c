import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPage } from '../support/browser.ts';
import { axeFindings, look, lookThrough } from '../support/eye.ts';
import { type Showcase, serveShowcase } from '../support/showcase/serve-showcase.ts';

const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en'] as const;
/** A tablet is touched: 48 px, and the rows of a list lie next to each other. */
const LIMITS = { targetPx: 48, gapPx: 0 };
const LYING = { width: 1280, height: 800 };
const STANDING = { width: 800, height: 1280 };

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
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(showcase.address(scene));
  await page.waitForSelector(`html[data-shown="${scene}"]`, { state: 'attached' });
  await page.evaluate(() => document.fonts.ready);
  // What must be scrolled to is not read here.
  await page.evaluate(() => {
    for (const scroller of document.querySelectorAll(
      '.guide-list, .guide-panel, .guide-services',
    )) {
      const { bottom } = scroller.getBoundingClientRect();
      for (const part of scroller.querySelectorAll<HTMLElement>('li, h2, h3, p, button')) {
        if (part.getBoundingClientRect().bottom > bottom) {
          part.style.setProperty('visibility', 'hidden');
        }
      }
    }
  });
}

async function scenes(page: Page): Promise<readonly string[]> {
  await page.goto(showcase.address('guide'));
  await page.waitForSelector('html[data-shown="guide"]', { state: 'attached' });
  return page.locator('#page li').allTextContents();
}

for (const language of LANGUAGES) {
  for (const [name, size] of Object.entries({ lying: LYING, standing: STANDING })) {
    test(`every face of the guide's tablet can be read and touched, ${name}, in ${language}`, async () => {
      const { page, faults, close } = await openPage(browser, { ...size, language });
      const found = await lookThrough(
        await scenes(page),
        (scene) => show(page, `guide/${scene}/${language}`),
        () => look(page, LIMITS),
      );
      expect(found).toEqual({});
      expect(faults).toEqual([]);
      await close();
    });
  }
}

test("no face of the guide's tablet has a finding of axe-core", async () => {
  const { page, close } = await openPage(browser, { ...LYING, language: 'zh-Hans' });
  const found = await lookThrough(
    await scenes(page),
    (scene) => show(page, `guide/${scene}/zh-Hans`),
    () => axeFindings(page),
  );
  expect(found).toEqual({});
  await close();
});

test('everything on the tablet is reached from the keyboard', async () => {
  const { page, close } = await openPage(browser, { ...LYING, language: 'zh-Hans' });
  await show(page, 'guide/chosen/zh-Hans');
  const reached = new Set<string>();
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press('Tab');
    reached.add(await page.evaluate(() => document.activeElement?.textContent ?? ''));
  }
  for (const wanted of ['发号', '排到最前', '作废这个号']) {
    expect([...reached].some((text) => text.includes(wanted))).toBe(true);
  }
  await close();
});
