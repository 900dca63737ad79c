import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPage } from '../support/browser.ts';
import { axeFindings, look } from '../support/eye.ts';
import { type Showcase, serveShowcase } from '../support/showcase/serve-showcase.ts';

/** What an office PC's mouse hits: 28 px, and keys may stand side by side. */
const OFFICE = { targetPx: 28, gapPx: 0 } as const;
const SCREEN = { width: 1440, height: 900 } as const;

let browser: Browser;
let showcase: Showcase;
beforeAll(async () => {
  [browser, showcase] = await Promise.all([openBrowser(), serveShowcase()]);
});
afterAll(async () => {
  await browser?.close();
  await showcase?.close();
});

async function eachFace(
  language: 'zh-Hans' | 'zh-Hant' | 'en',
  look: (page: Awaited<ReturnType<typeof openPage>>['page']) => Promise<readonly unknown[]>,
): Promise<{ readonly found: Record<string, unknown>; readonly faults: readonly string[] }> {
  const { page, faults, close } = await openPage(browser, { ...SCREEN, language });
  const show = async (scene: string) => {
    await page.goto(showcase.address(scene));
    await page.waitForSelector(`html[data-shown="${scene}"]`, { state: 'attached' });
    await page.evaluate(() => document.fonts.ready);
  };
  await show('bench');
  const scenes = await page.locator('#page li').allTextContents();
  expect(scenes).not.toEqual([]);
  const found: Record<string, unknown> = {};
  for (const scene of scenes) {
    await show(`bench/${scene}/${language}`);
    const findings = await look(page);
    if (findings.length > 0) found[scene] = findings;
  }
  await close();
  return { found, faults };
}

for (const language of ['zh-Hans', 'zh-Hant', 'en'] as const) {
  test(`every face of the bench can be read and pressed in ${language}, under the product’s content policy`, async () => {
    const { found, faults } = await eachFace(language, async (page) => {
      const { cut, overlapping, small, crowded } = await look(page, OFFICE);
      // Bytes end in dots until their row is opened: what stands behind the dots is in nobody's way.
      const isOfText = (finding: string) => !finding.includes('code.');
      return [...cut.filter(isOfText), ...overlapping.filter(isOfText), ...small, ...crowded];
    });
    expect(found).toEqual({});
    expect(faults).toEqual([]);
  });
}

test('no face of the bench has a finding of axe-core', async () => {
  const { found } = await eachFace('zh-Hans', axeFindings);
  expect(found).toEqual({});
});

test('the whole bench is in sight on the screen it was drawn for', async () => {
  const { page, close } = await openPage(browser, { ...SCREEN, language: 'zh-Hans' });
  await page.goto(showcase.address('bench/bench/zh-Hans'));
  await page.waitForSelector('.bench');
  const heights = await page.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
  expect(heights[0]).toBe(heights[1]);
  await close();
});

test('on a small laptop everything can still be reached by scrolling', async () => {
  const { page, close } = await openPage(browser, { width: 1024, height: 640, language: 'en' });
  await page.goto(showcase.address('bench/bench/en'));
  await page.waitForSelector('.bench');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1024);
  await page.getByRole('button', { name: 'Pause', exact: true }).last().scrollIntoViewIfNeeded();
  expect(await page.getByRole('button', { name: 'Pause', exact: true }).last().isVisible()).toBe(
    true,
  );
  await close();
});
