import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kioskIdSchema, serviceIdSchema } from '#contract/ids.ts';
import { type OpenedPage, openBrowser, openPage } from '../support/browser.ts';
import { AS_SHIPPED, type RunningHall, startHall } from '../support/running-hall.ts';
import { signInOnPage } from '../support/staff-page.ts';
import { pairScreen, type Visitor } from '../support/visitor.ts';

let browser: Browser;
let hall: RunningHall;
let kiosk: Visitor;
const opened: OpenedPage[] = [];

beforeAll(async () => {
  [browser, hall] = await Promise.all([openBrowser(), startHall(AS_SHIPPED)]);
  const place = { kind: 'kiosk', kiosk: kioskIdSchema.parse('k1') } as const;
  kiosk = await pairScreen(hall.url, 'kiosk', place);
});
afterAll(async () => {
  kiosk?.close();
  await browser?.close();
  await hall?.remove();
});

async function page(path: string, staff: string | null): Promise<Page> {
  const size = staff === null ? { width: 1280, height: 800 } : { width: 1440, height: 900 };
  const one = await openPage(browser, { ...size, language: 'zh-Hans' });
  opened.push(one);
  if (staff === null) await one.page.goto(hall.url + path);
  else await signInOnPage(one.page, hall.url + path, staff);
  return one.page;
}

test('what is missing is printed, help is answered, the case is reviewed, signed and closed, all on the screens', async () => {
  const issued = await kiosk.command({
    type: 'issueTicket',
    service: serviceIdSchema.parse('new-service'),
    priorityClass: null,
    withCard: false,
    language: 'zh-Hans',
  });
  expect(issued.ok).toBe(true);
  const clerk = await page('/clerk', '0371');
  await clerk.locator('button', { hasText: /^1/ }).first().click();
  await clerk.locator('.main-key:not([aria-disabled=true])', { hasText: '呼叫' }).waitFor();
  await clerk.keyboard.press('Space');
  await clerk.locator('.main-key:not([aria-disabled=true])', { hasText: '开始' }).waitFor();
  await clerk.keyboard.press('Enter');

  // Ticked by the digit of the keyboard; the other one is missing, and the slip says so.
  await clerk.locator('.case').waitFor();
  await clerk.keyboard.press('1');
  await clerk.getByText('2 项已核 1 项').waitFor();
  await clerk.locator('.case-key', { hasText: '一次性告知' }).click();
  await clerk.locator('.case-slips', { hasText: '已打印' }).waitFor({ timeout: 20_000 });

  const office = await page('/office', '0302');
  await clerk.locator('.case-key', { hasText: '请后台支援' }).click();
  await clerk.locator('.case-field input').fill('租房合同没有盖章');
  await clerk.locator('.case-panel .case-key', { hasText: '政策拿不准' }).click();
  await office.locator('.office-list button').waitFor();
  await office.locator('.manage-button', { hasText: '我来接手' }).click();
  await clerk.getByText('赵文博已接手').waitFor();
  await office.locator('.office-form input').fill('有房东签字即可');
  await office.locator('.manage-button', { hasText: '答复' }).click();
  await clerk.getByText('有房东签字即可').waitFor();

  await clerk.keyboard.press('2');
  for (const digit of ['3', '4', '5', '6']) await clerk.keyboard.press(digit);
  await clerk.getByText('4 步已完成 4 步').waitFor();
  await clerk.locator('.case-key', { hasText: '提交审核' }).click();
  await office.locator('[role=tab]', { hasText: '待审核' }).click();
  await office.getByLabel('录入有误').check();
  await office.locator('.manage-button', { hasText: '退回' }).click();
  await clerk.locator('.case-returned', { hasText: '录入有误' }).waitFor();
  await clerk.locator('.case-key', { hasText: '重新提交审核' }).click();
  await office.locator('.manage-button', { hasText: '通过' }).click();
  await clerk.locator('.case-key', { hasText: '请顾客签名' }).click();

  const pad = await page('/pad/1', null);
  const field = pad.locator('.pad-sign-field');
  await field.waitFor();
  const box = await field.boundingBox();
  if (box === null) throw new Error('the field is seen');
  await pad.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.4);
  await pad.mouse.down();
  await pad.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.6, { steps: 8 });
  await pad.mouse.up();
  await pad.locator('.pad-sign-key', { hasText: '签好了' }).click();
  await clerk.locator('.case-key', { hasText: '已签名' }).waitFor();
  await clerk.locator('.case-key', { hasText: '打印回执并结案' }).click();
  await clerk.locator('.case-keys', { hasText: '已结案' }).waitFor();
  for (const one of opened) expect(one.faults).toEqual([]);
});
