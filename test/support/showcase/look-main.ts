import { mkdir } from 'node:fs/promises';
import { openBrowser, openPage } from '../browser.ts';
import { serveShowcase } from './serve-showcase.ts';

/** `look-main.ts kiosk/home kiosk/ticket/en …`: pictures of faces into test/.out/looks. */
const LOOKS = 'test/.out/looks';
const SIZES: Readonly<Record<string, readonly [number, number]>> = {
  kiosk: [1080, 1920],
  phone: [390, 844],
  lobby: [1920, 1080],
  window: [1280, 360],
  bench: [1440, 900],
  clerk: [1440, 900],
  manage: [1440, 900],
};
await mkdir(LOOKS, { recursive: true });
const showcase = await serveShowcase();
const browser = await openBrowser();
for (const scene of process.argv.slice(2)) {
  const [width, height] = SIZES[scene.split('/')[0] ?? ''] ?? [1280, 800];
  const { page, faults, close } = await openPage(browser, { width, height, language: 'zh-Hans' });
  await page.goto(showcase.address(scene));
  await page.waitForSelector(`html[data-shown="${scene}"]`, { state: 'attached' });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${LOOKS}/${scene.replaceAll('/', '-')}.png` });
  for (const fault of faults) process.stdout.write(`${scene}: ${fault}\n`);
  await close();
}
await browser.close();
await showcase.close();
