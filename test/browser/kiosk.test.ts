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

/** Shows a face as its panel would and waits for its letters. */
async function show(page: Page, scene: string): Promise<void> {
  await page.goto(showcase.address(scene));
  await page.waitForSelector(`html[data-shown="${scene}"]`, { state: 'attached' });
  await page.evaluate(() => document.fonts.ready);
}

/** The names of all faces of a page, as the showcase lists them. */
async function scenesOf(page: Page, name: string): Promise<readonly string[]> {
  await show(page, name);
  return page.locator('#page li').allTextContents();
}

describe.each([
  { page: 'kiosk', width: 1080, height: 1920, targetPx: 88, gapPx: 14 },
  // Links in a table of an office page; keys of the pairing pad are measured with them.
  { page: 'door', width: 1280, height: 900, targetPx: 28, gapPx: 0 },
  { page: 'phone', width: 390, height: 844, targetPx: 44, gapPx: 0 },
])('every face of the $page', ({ page: name, width, height, ...limits }) => {
  for (const language of LANGUAGES) {
    test(`can be read and pressed in ${language}, under the product’s content policy`, async () => {
      const { page, faults, close } = await openPage(browser, { width, height, language });
      const found = await lookThrough(
        await scenesOf(page, name),
        (scene) => show(page, `${name}/${scene}/${language}`),
        () => look(page, limits),
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

test('a cut text, a small key and two texts on each other are found by the eye that looks', async () => {
  const { page, close } = await openPage(browser, { width: 400, height: 400, language: 'en' });
  await page.setContent(`
    <div style="width:60px;overflow:hidden;white-space:nowrap">a line that is much too long</div>
    <button style="width:30px;height:30px">x</button><button style="width:30px;height:30px">y</button>
    <p style="position:absolute;top:200px">one</p><p style="position:absolute;top:200px">two</p>`);
  const { cut, overlapping, small, crowded } = await look(page, { targetPx: 88, gapPx: 14 });
  expect([cut.length, overlapping.length, small.length, crowded.length]).toEqual([1, 1, 2, 1]);
  await close();
});

test('no key of the kiosk lies in the top third, where arms do not reach', async () => {
  const { page, close } = await openPage(browser, { width: 1080, height: 1920, language: 'en' });
  for (const scene of await scenesOf(page, 'kiosk')) {
    await show(page, `kiosk/${scene}/zh-Hans`);
    const tops = await page
      .locator('button')
      .evaluateAll((keys) => keys.map((key) => key.getBoundingClientRect().top));
    expect(Math.min(...tops), scene).toBeGreaterThanOrEqual(1920 / 3);
  }
  await close();
});

test('nothing on the kiosk can be selected, dragged or opened by a long press', async () => {
  const { page, close } = await openPage(browser, { width: 1080, height: 1920, language: 'en' });
  await show(page, 'kiosk/home/zh-Hans');
  await page.locator('h1').dblclick();
  expect(await page.evaluate(() => String(getSelection()))).toBe('');
  const isPrevented = await page.locator('h1').evaluate((heading) => {
    const press = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
    heading.dispatchEvent(press);
    return press.defaultPrevented;
  });
  expect(isPrevented).toBe(true);
  await close();
});

test('the whole kiosk is in sight on any screen', async () => {
  const { page, close } = await openPage(browser, { width: 1366, height: 768, language: 'en' });
  await show(page, 'kiosk/home/zh-Hans');
  const box = await page.locator('.stage-panel').boundingBox();
  expect(box?.height).toBeCloseTo(768, 0);
  expect(box?.width).toBeCloseTo(432, 0);
  await close();
});
