import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { counterIdSchema, kioskIdSchema, serviceIdSchema } from '#contract/ids.ts';
import { type OpenedPage, openBrowser, openPage } from '../support/browser.ts';
import { type RunningHall, startHall } from '../support/running-hall.ts';
import { pairScreen, signIn, type Visitor } from '../support/visitor.ts';

const COUNTER = counterIdSchema.parse('3');
const CLERK = { staff: '0386', password: 'demo-0386' } as const;

let browser: Browser;
let hall: RunningHall;
let kiosk: Visitor;
let opened: OpenedPage;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  hall = await startHall({
    settings: (settings) => ({
      ...settings,
      ports: [],
      devices: [],
      steps: { ...settings.steps, wrapUpSeconds: 60, selfCallingAt: [COUNTER] },
    }),
    environment: {},
  });
  kiosk = await pairScreen(hall.url, 'kiosk', { kind: 'kiosk', kiosk: kioskIdSchema.parse('k1') });
  opened = await openPage(browser, { width: 1440, height: 900, language: 'zh-Hans' });
  page = opened.page;
});
afterAll(async () => {
  kiosk.close();
  await opened.close();
  await hall.remove();
  await browser.close();
});

async function takeTicket(): Promise<string> {
  const outcome = await kiosk.command({
    type: 'issueTicket',
    service: serviceIdSchema.parse('new-service'),
    priorityClass: null,
    withCard: false,
    language: 'zh-Hans',
  });
  if (!outcome.ok) throw new Error(outcome.problem.text);
  return outcome.value.number ?? '';
}

const number = () => page.locator('.now-big .num').textContent();
const says = (text: string) => page.locator('.now', { hasText: text }).waitFor();

test('a clerk chooses, undoes, notes, adds, puts back, wraps up and lets the next one come, by keys alone', async () => {
  const first = await takeTicket();
  const second = await takeTicket();
  await page.goto(`${hall.url}/clerk`);
  await page.getByLabel('工号').focus();
  await page.keyboard.type(CLERK.staff);
  await page.keyboard.press('Tab');
  await page.keyboard.type(CLERK.password);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^3/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('服务中').waitFor();
  const clerk = await signIn(hall.url, CLERK.staff, CLERK.password);
  const seen = await clerk.watch({ view: 'clerk', counter: COUNTER });

  // Out of turn, with a reason; and taken back.
  await page.keyboard.press('F7');
  await page.getByRole('heading', { name: '指定叫谁' }).waitFor();
  await page.keyboard.press('2');
  await page.getByRole('heading', { name: `为什么先叫 ${second}` }).waitFor();
  await page.keyboard.press('1');
  await says('正在呼叫');
  expect(await number()).toBe(second);
  await page.keyboard.press('F9');
  await says('空闲');
  await seen.until(({ queueCount, counter }) => queueCount === 2 && counter.state.kind === 'idle');

  // A note and one thing more, and both go back into the line with the ticket.
  await page.keyboard.press('Space');
  await says('正在呼叫');
  expect(await number()).toBe(first);
  await page.keyboard.press('Enter');
  await says('正在办理');
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: `给 ${first} 留言` }).waitFor();
  await page.keyboard.type('no. 1234567');
  await page.keyboard.press('Enter');
  await page.getByText('留言里不能写证件号').waitFor();
  await page.locator('.note-field textarea').fill('缺 1 张回执');
  await page.keyboard.press('Enter');
  await page.locator('.ticket-notes', { hasText: '缺 1 张回执' }).waitFor();
  await page.keyboard.press('j');
  await page.getByRole('heading', { name: `${first} 办结后接着办什么` }).waitFor();
  await page.keyboard.press('1');
  await page.locator('.option[aria-pressed="true"]').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.ticket-notes', { hasText: '办结后接着办' }).waitFor();
  await page.locator('body').click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('b');
  await says('空闲');
  await page.getByText('留言：缺 1 张回执').waitFor();

  // Finished by mistake: the time goes on. Finished in earnest: the next service begins by itself.
  await page.keyboard.press('Space');
  await says('正在呼叫');
  expect(await number()).toBe(first);
  await page.keyboard.press('Enter');
  await says('正在办理');
  await page.keyboard.press('F8');
  await says('整理中');
  await page.keyboard.press('F9');
  await says('正在办理');
  expect(await number()).toBe(first);
  // A second press of the same key so soon would be a double press.
  await page.waitForTimeout(500);
  await page.keyboard.press('F8');
  await says('整理中');
  await seen.until(({ today, hallWaiting }) => today.finished === 1 && hallWaiting === 2);
  await page.keyboard.press('Enter');
  await says('空闲');

  // Somebody without a ticket.
  await page.keyboard.press('w');
  await page.getByRole('heading', { name: '没有取号，办什么' }).waitFor();
  await page.keyboard.press('1');
  await says('正在办理');
  await page.keyboard.press('F8');
  await says('整理中');

  // Whoever waits is called by itself once the paper is put away, because the clerk has said so.
  await page.keyboard.press('g');
  await page.locator('.quiet-key.is-on').waitFor();
  await page.keyboard.press('Enter');
  await says('正在呼叫');
  expect(await number()).toBe(second);
  expect(opened.faults).toEqual([]);
});
