import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPage } from '../support/browser.ts';
import { axeFindings, look, lookThrough } from '../support/eye.ts';
import { type Showcase, serveShowcase } from '../support/showcase/serve-showcase.ts';

const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en'] as const;
/** A desk is pressed with a mouse: 28 px (LOOK 11). */
const LIMITS = { targetPx: 28, gapPx: 0 };
const DESK = { width: 1440, height: 900 };

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
  // Measured at rest: half way in, a toast is paler than it will be.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(showcase.address(scene));
  await page.waitForSelector(`html[data-shown="${scene}"]`, { state: 'attached' });
  await page.evaluate(() => document.fonts.ready);
  // A sheet lies over the page: what is below it is not read.
  await page.evaluate(() => {
    if (document.querySelector('dialog[open]') === null) return;
    for (const below of document.querySelectorAll<HTMLElement>('.clerk-columns, .clerk-head')) {
      below.style.setProperty('visibility', 'hidden');
    }
  });
}

async function scenes(page: Page): Promise<readonly string[]> {
  await page.goto(showcase.address('clerk'));
  await page.waitForSelector('html[data-shown="clerk"]', { state: 'attached' });
  return page.locator('#page li').allTextContents();
}

for (const language of LANGUAGES) {
  test(`every face of the console can be read and pressed in ${language}`, async () => {
    const { page, faults, close } = await openPage(browser, { ...DESK, language });
    const found = await lookThrough(
      await scenes(page),
      (scene) => show(page, `clerk/${scene}/${language}`),
      () => look(page, LIMITS),
    );
    expect(found).toEqual({});
    expect(faults).toEqual([]);
    await close();
  });
}

test('no face of the console has a finding of axe-core', async () => {
  const { page, close } = await openPage(browser, { ...DESK, language: 'zh-Hans' });
  const found = await lookThrough(
    await scenes(page),
    (scene) => show(page, `clerk/${scene}/zh-Hans`),
    () => axeFindings(page),
  );
  expect(found).toEqual({});
  await close();
});

test('no key moves under the hand when somebody is called, served and gone', async () => {
  const { page, close } = await openPage(browser, { ...DESK, language: 'zh-Hans' });
  const places: string[] = [];
  for (const scene of ['idle', 'calling', 'serving', 'paused', 'empty']) {
    await show(page, `clerk/${scene}/zh-Hans`);
    places.push(JSON.stringify(await page.locator('.main-key').boundingBox()));
  }
  expect(new Set(places)).toEqual(new Set([places[0]]));
  await close();
});

for (const width of [360, 800, 1180]) {
  test(`nothing of the console runs out of a column of ${width} px`, async () => {
    const { page, close } = await openPage(browser, { width, height: 900, language: 'zh-Hans' });
    const found: Record<string, readonly string[]> = {};
    for (const scene of ['serving', 'calling', 'idle', 'paused', 'parked', 'choose-counter']) {
      await show(page, `clerk/${scene}/zh-Hans`);
      const { cut, overlapping } = await look(page, LIMITS);
      if (cut.length + overlapping.length > 0) found[scene] = [...cut, ...overlapping];
    }
    expect(found).toEqual({});
    await close();
  });
}
