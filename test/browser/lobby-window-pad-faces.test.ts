import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openPage } from '../support/browser.ts';
import { axeFindings, look, lookThrough } from '../support/eye.ts';
import { type Showcase, serveShowcase } from '../support/showcase/serve-showcase.ts';

const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en'] as const;

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
  // What moves has come to rest.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
  });
}

async function scenesOf(page: Page, name: string): Promise<readonly string[]> {
  await show(page, name);
  return page.locator('#page li').allTextContents();
}

describe.each([
  { page: 'lobby', width: 1920, height: 1080 },
  { page: 'window', width: 1280, height: 360 },
  { page: 'window', width: 1920, height: 360 },
  { page: 'window', width: 1280, height: 720 },
  { page: 'window', width: 1024, height: 768 },
  { page: 'rating-pad', width: 1280, height: 800 },
])('every face of the $page at $width × $height', ({ page: name, width, height }) => {
  for (const language of LANGUAGES) {
    test(`can be read and pressed in ${language}, under the product’s content policy`, async () => {
      const { page, faults, close } = await openPage(browser, { width, height, language });
      const found = await lookThrough(
        await scenesOf(page, name),
        (scene) => show(page, `${name}/${scene}/${language}`),
        () => look(page, { targetPx: 88, gapPx: 14 }),
      );
      expect(found).toEqual({});
      expect(faults).toEqual([]);
      await close();
    });
  }

  test('has no finding of axe-core', async () => {
    const { page, close } = await openPage(browser, { width, height, language: 'zh-Hans' });
    const found = await lookThrough(
      await scenesOf(page, name),
      (scene) => show(page, `${name}/${scene}/zh-Hans`),
      () => axeFindings(page),
    );
    expect(found).toEqual({});
    await close();
  });
});

const YELLOW = 'rgb(255, 200, 0)';

test('yellow stands on a screen only while somebody is called and the line is up', async () => {
  const { page, close } = await openPage(browser, { width: 1920, height: 1080, language: 'en' });
  const yellow: string[] = [];
  for (const name of ['lobby', 'window', 'rating-pad']) {
    for (const scene of await scenesOf(page, name)) {
      await show(page, `${name}/${scene}/zh-Hans`);
      const isYellow = await page.evaluate(
        (colour) =>
          [...document.querySelectorAll('#page *')].some((element) => {
            const { color, backgroundColor } = getComputedStyle(element);
            return color === colour || backgroundColor === colour;
          }),
        YELLOW,
      );
      if (isYellow) yellow.push(`${name}/${scene}`);
    }
  }
  expect(yellow.filter((scene) => scene.startsWith('rating-pad'))).toEqual([]);
  const quiet = /served|before|open|nobody|closed|lost|serving|idle|paused|adrift|refused|waiting/;
  expect(yellow.filter((scene) => quiet.test(scene))).toEqual([]);
  expect(yellow).toEqual(expect.arrayContaining(['lobby/calling', 'window/calling']));
  await close();
});

test('the five keys of a rating are equal in size and in type', async () => {
  const { page, close } = await openPage(browser, { width: 1280, height: 800, language: 'en' });
  await show(page, 'rating-pad/ask/zh-Hans');
  const keys = await page.locator('.face-key').evaluateAll((all) =>
    all.map((key) => {
      const { width, height, top } = key.getBoundingClientRect();
      const { backgroundColor, borderColor, fontSize } = getComputedStyle(key);
      return [
        ...[width, height, top].map(Math.round),
        ...[backgroundColor, borderColor, fontSize],
      ].join(' ');
    }),
  );
  expect(keys).toHaveLength(5);
  expect(new Set(keys).size).toBe(1);
  await close();
});

test('who wants no motion gets none: a call changes at once and is still', async () => {
  const { page, close } = await openPage(browser, { width: 1920, height: 1080, language: 'en' });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await show(page, 'lobby/moving/zh-Hans');
  await page.locator('.hero .num', { hasText: 'A017' }).waitFor();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await close();
});

test('a call moves once and then is still and bright', async () => {
  const { page, close } = await openPage(browser, { width: 1920, height: 1080, language: 'en' });
  await show(page, 'lobby/moving/zh-Hans');
  await page.locator('.call-plate-fill.is-coming').waitFor({ state: 'attached' });
  const endings = await page.evaluate(() =>
    Promise.all(
      document.getAnimations().map(async (animation) => {
        const timing = animation.effect?.getComputedTiming();
        await animation.finished;
        return { ms: Number(timing?.endTime), times: timing?.iterations };
      }),
    ),
  );
  expect(endings.length).toBeGreaterThan(0);
  expect(endings.every(({ ms, times }) => ms <= 600 && times === 1)).toBe(true);
  const plate = page.locator('.call-plate-fill');
  expect(await plate.evaluate((fill) => getComputedStyle(fill).backgroundColor)).toBe(YELLOW);
  expect(await page.locator('.call-number-left').isVisible()).toBe(true);
  expect(
    await page.locator('.call-number-left').evaluate((left) => getComputedStyle(left).opacity),
  ).toBe('0');
  await close();
});
