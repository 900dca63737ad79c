import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type OpenedPage, openBrowser, openPage } from '../support/browser.ts';
import { atMidday } from '../support/midday.ts';
import {
  type HallOptions,
  type RunningHall,
  startHall,
  WITHOUT_DEVICES,
} from '../support/running-hall.ts';
import { signInOnPage } from '../support/staff-page.ts';

/** Invented; assigned to nobody. */
const PHONE = '13900000017';

let browser: Browser;
let hall: RunningHall;
const opened: OpenedPage[] = [];

beforeAll(async () => {
  const roomy: HallOptions = {
    environment: {},
    settings: (settings) => {
      const told = atMidday(WITHOUT_DEVICES).settings(settings);
      const appointments = { ...told.appointments, earlyMin: 240 };
      return { ...told, appointments };
    },
  };
  [browser, hall] = await Promise.all([openBrowser(), startHall(roomy)]);
});
beforeEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
afterAll(async () => {
  await browser?.close();
  await hall?.remove();
});

async function phone(path: string): Promise<Page> {
  const { page, ...rest } = await openPage(browser, {
    width: 390,
    height: 844,
    language: 'zh-Hans',
  });
  opened.push({ page, ...rest });
  await page.goto(hall.url + path);
  return page;
}

/** Every key under a thumb is large enough. */
async function smallKeys(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, input, a')]
      .filter((element) => element.checkVisibility())
      .flatMap((element) => {
        const { width, height } = element.getBoundingClientRect();
        return width >= 44 && height >= 44 ? [] : [`${element.textContent} ${width}×${height}`];
      }),
  );
}

/** Service, first free time, name and number: the way of everybody who books. */
async function bookOnPhone(page: Page): Promise<string> {
  await page.getByRole('button', { name: /新装开户/ }).click();
  const time = page.locator('.book-time:not(.is-full)').first();
  await time.waitFor();
  expect(await smallKeys(page)).toEqual([]);
  const slot = (await time.locator('b').textContent()) ?? '';
  await time.click();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('姓名').fill('李小明');
  await page.getByLabel('手机号').fill(PHONE);
  expect(await smallKeys(page)).toEqual([]);
  await page.getByRole('button', { name: '确认预约' }).click();
  await page.getByRole('img', { name: '签到二维码' }).waitFor();
  return slot;
}

test('somebody books on the phone and checks in at the kiosk with the telephone number', async () => {
  const page = await phone('/book');
  const slot = await bookOnPhone(page);
  expect(await page.locator('h1').textContent()).toBe(slot);
  expect(new URL(page.url()).pathname).toMatch(/^\/b\/b-[0-9a-f]{16}~/);
  expect(await page.getByText('李**').count()).toBe(1);
  expect(await smallKeys(page)).toEqual([]);

  const kiosk = await openPage(browser, { width: 1080, height: 1920, language: 'zh-Hans' });
  opened.push(kiosk);
  await kiosk.page.goto(`${hall.url}/kiosk/k1`);
  await kiosk.page.getByRole('button', { name: /^预约/ }).click();
  for (const digit of PHONE) {
    await kiosk.page.getByRole('button', { name: digit, exact: true }).click();
  }
  await kiosk.page.getByRole('button', { name: '查找' }).click();
  await kiosk.page.getByText(slot, { exact: true }).waitFor();
  await kiosk.page.getByRole('button', { name: '签到取号' }).click();
  await kiosk.page.getByRole('heading', { level: 1, name: /^A5\d\d$/ }).waitFor();
  expect(await kiosk.page.getByText(`预约 ${slot}`).count()).toBe(1);
  const number = (await kiosk.page.locator('h1').textContent()) ?? '';
  // The booking's own page has heard of it.
  await page.getByText(number, { exact: true }).waitFor();
  expect(opened.flatMap(({ faults }) => faults)).toEqual([]);
});

test('the code of the booking, read by a scanner that types, is found at the kiosk', async () => {
  const page = await phone('/book');
  await bookOnPhone(page);
  const kiosk = await openPage(browser, { width: 1080, height: 1920, language: 'zh-Hans' });
  opened.push(kiosk);
  await kiosk.page.goto(`${hall.url}/kiosk/k1`);
  await kiosk.page.getByRole('button', { name: /^预约/ }).waitFor();
  await kiosk.page.keyboard.type(page.url());
  await kiosk.page.keyboard.press('Enter');
  await kiosk.page.getByRole('button', { name: '签到取号' }).waitFor();
});

test('on the phone a booking is moved and cancelled', async () => {
  const page = await phone('/book');
  await bookOnPhone(page);
  await page.getByRole('button', { name: '改时间' }).click();
  const other = page.locator('.book-time:not(.is-full)').nth(2);
  const time = (await other.locator('b').textContent()) ?? '';
  await other.click();
  await page.getByRole('button', { name: '改到这个时间' }).click();
  await page.locator('h1', { hasText: time }).waitFor();
  await page.getByRole('button', { name: '取消预约' }).click();
  await page.getByRole('alertdialog').waitFor();
  await page.getByRole('button', { name: '取消预约' }).click();
  await page.getByRole('heading', { name: '已取消' }).waitFor();
});

test('a slip in the telephone number is told before anything is sent', async () => {
  const page = await phone('/book');
  await page.getByRole('button', { name: /新装开户/ }).click();
  await page.locator('.book-time:not(.is-full)').first().click();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('姓名').fill('李小明');
  await page.getByLabel('手机号').fill('1390');
  await page.getByRole('button', { name: '确认预约' }).click();
  await page.getByText('请填正确的手机号').waitFor();
  expect(new URL(page.url()).pathname).toBe('/book');
});

test('the desk books for somebody on the telephone, and checks them in when they come', async () => {
  const { page, ...rest } = await openPage(browser, {
    width: 1440,
    height: 900,
    language: 'zh-Hans',
  });
  opened.push({ page, ...rest });
  await signInOnPage(page, `${hall.url}/manage#bookings`, '0201');
  const time = page.locator('.bookings-time:not([aria-disabled])').first();
  await time.waitFor();
  const slot = (await time.locator('b').textContent()) ?? '';
  await time.click();
  await page.getByLabel('姓名').fill('王小海');
  await page.getByLabel('手机号').fill('13900000018');
  await page.getByRole('button', { name: '预约', exact: true }).click();
  await page.getByRole('img', { name: '预约二维码' }).waitFor();
  const line = page.locator('tr', { hasText: '139****0018' });
  await line.waitFor();
  expect(await line.locator('th').textContent()).toBe(slot);
  expect(await page.getByText('13900000018').count()).toBe(0);
  await line.getByRole('button', { name: '签到' }).click();
  await page.getByText(/^已签到，号码 A5\d\d$/).waitFor();
});
