import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { counterIdSchema } from '#contract/ids.ts';
import { openBrowser, openPage } from '../support/browser.ts';
import { eventsOf } from '../support/journal-facts.ts';
import { type RunningHall, startHall, WITHOUT_DEVICES } from '../support/running-hall.ts';
import { signIn, type Visitor } from '../support/visitor.ts';

/** The guide's tablet of a real hall: what is touched there is what the clerks then call. */
const COUNTER = counterIdSchema.parse('5');

let browser: Browser;
let hall: RunningHall;
let clerk: Visitor;
beforeAll(async () => {
  [browser, hall] = await Promise.all([openBrowser(), startHall(WITHOUT_DEVICES)]);
  clerk = await signIn(hall.url, '0402', 'demo-0402');
  await clerk.command({ type: 'openShift', counter: COUNTER });
});
afterAll(async () => {
  clerk?.close();
  await browser?.close();
  await hall?.remove();
});

async function enter(page: Page, staff: string): Promise<void> {
  await page.locator('input[name=staff]').fill(staff);
  await page.locator('input[name=password]').fill(`demo-${staff}`);
  await page.keyboard.press('Enter');
}

async function give(page: Page, service: string): Promise<string> {
  await page.getByRole('button', { name: '发号' }).first().click();
  const panel = page.locator('.guide-panel');
  await panel.getByRole('button', { name: service, exact: true }).click();
  await panel.getByRole('button', { name: '发号' }).click();
  const plate = panel.locator('.panel-given .plate');
  await plate.waitFor();
  const number = (await plate.textContent()) ?? '';
  await panel.getByRole('button', { name: '关闭' }).click();
  return number;
}

test('the guide gives two tickets, puts the second first with a reason, and that one is called', async () => {
  const { page, faults, close } = await openPage(browser, {
    width: 1280,
    height: 800,
    language: 'zh-Hans',
  });
  await page.goto(`${hall.url}/guide`);
  await enter(page, '0220');
  await page.locator('.guide-services').waitFor();
  const [one, two] = [await give(page, '缴费'), await give(page, '缴费')];
  await page.locator('.ticket-row', { hasText: two }).click();
  await page.getByRole('button', { name: '排到最前' }).click();
  await page.getByRole('button', { name: '身体不适' }).click();
  await page.locator('.ticket-row').first().filter({ hasText: two }).waitFor();
  const called = await clerk.command({ type: 'callNext', counter: COUNTER });
  expect(called).toMatchObject({ ok: true, value: { number: two } });
  expect(eventsOf(hall.dataFolder, 'ticketReordered')).toMatchObject([
    { rule: 'toFront', reason: 'unwell' },
  ]);

  await page.locator('input').fill(one.slice(-2));
  await page.locator('.ticket-row', { hasText: one }).click();
  await page.getByRole('button', { name: '作废这个号' }).click();
  await page.getByRole('button', { name: '重复取号' }).click();
  await page.getByText('这次到访已经结束').waitFor();
  expect(eventsOf(hall.dataFolder, 'ticketVoided')).toHaveLength(1);
  expect(faults).toEqual([]);
  await close();
});

test('a supervisor comes from a line of the live page to the guide’s page of that line', async () => {
  const { page, close } = await openPage(browser, {
    width: 1440,
    height: 900,
    language: 'zh-Hans',
  });
  await page.goto(`${hall.url}/manage`);
  await enter(page, '0201');
  await page.locator('.live-queues').getByRole('link', { name: '缴费' }).click();
  await page.locator('.service-row.on', { hasText: '缴费' }).waitFor();
  await close();
});

test('a clerk has no business at the guide’s tablet', async () => {
  const { page, close } = await openPage(browser, {
    width: 1280,
    height: 800,
    language: 'zh-Hans',
  });
  await page.goto(`${hall.url}/guide`);
  await enter(page, '0386');
  await page.getByText('这个账号不能使用本页').waitFor();
  await close();
});
