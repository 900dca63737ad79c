import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { counterIdSchema, kioskIdSchema, serviceIdSchema, type VisitId } from '#contract/ids.ts';
import { type OpenedPage, openBrowser, openPage } from '../support/browser.ts';
import { AS_SHIPPED, type RunningHall, startHall } from '../support/running-hall.ts';
import { pairScreen, signIn, type Visitor } from '../support/visitor.ts';

/** A supervisor's work on a real hall: alarmed, following up, walking round, reminding. */
const COUNTER = counterIdSchema.parse('5');
const SERVICE = serviceIdSchema.parse('payment');
const OFFICE = { width: 1440, height: 900 } as const;
const TABLET = { width: 1280, height: 800 } as const;

let browser: Browser;
let hall: RunningHall;
let kiosk: Visitor;
let clerk: Visitor;
let pad: Visitor;
const opened: OpenedPage[] = [];

beforeAll(async () => {
  [browser, hall] = await Promise.all([openBrowser(), startHall(AS_SHIPPED)]);
  kiosk = await pairScreen(hall.url, 'kiosk', {
    kind: 'kiosk',
    kiosk: kioskIdSchema.parse('k1'),
  });
  pad = await pairScreen(hall.url, 'ratingPad', { kind: 'counter', counter: COUNTER });
  clerk = await signIn(hall.url, '0402', 'demo-0402');
  await clerk.command({ type: 'openShift', counter: COUNTER });
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
afterAll(async () => {
  for (const visitor of [kiosk, clerk, pad]) visitor?.close();
  await browser?.close();
  await hall?.remove();
});

async function manage(staff: string, hash: string, size: typeof OFFICE | typeof TABLET = OFFICE) {
  const one = await openPage(browser, { ...size, language: 'zh-Hans' });
  opened.push(one);
  const { page } = one;
  // Each note of the chime is an oscillator that is started.
  await page.addInitScript(() => {
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (when?: number) {
      document.documentElement.dataset.notes = String(
        Number(document.documentElement.dataset.notes ?? '0') + 1,
      );
      start.call(this, when);
    };
  });
  await page.goto(`${hall.url}/manage${hash}`);
  await page.locator('input[name=staff]').fill(staff);
  await page.locator('input[name=password]').fill(`demo-${staff}`);
  await page.keyboard.press('Enter');
  await page.locator('.manage-rail').waitFor();
  return one;
}

/** Somebody is served at counter 5 and presses this level; the step is over and rated. */
async function rated(level: 1 | 2): Promise<{ readonly visit: VisitId; readonly number: string }> {
  const answer = await kiosk.command({
    type: 'issueTicket',
    service: SERVICE,
    priorityClass: null,
    withCard: false,
    language: 'zh-Hans',
  });
  if (!answer.ok || answer.value.visit === null || answer.value.number === null) {
    throw new Error('the kiosk gave no number');
  }
  const { visit, number } = answer.value;
  await clerk.command({ type: 'callNext', counter: COUNTER });
  await clerk.command({ type: 'beginServing', counter: COUNTER });
  await clerk.command({ type: 'finish', counter: COUNTER, delivered: null });
  const given = await pad.command({ type: 'rate', counter: COUNTER, visit, level, reasons: [] });
  expect(given.ok).toBe(true);
  return { visit, number };
}

const notes = (page: Page) =>
  page.evaluate(() => Number(document.documentElement.dataset.notes ?? '0'));
const strip = (page: Page) => page.locator('.banner.bad', { hasText: '刚收到差评' });

test('an unhappy rating is seen and heard in whatever room the supervisor is, and stays until taken note of', async () => {
  const { page, faults } = await manage('0201', '#tasks');
  await page.locator('.tasks-list').waitFor();
  const { number } = await rated(1);
  await strip(page).getByText(`刚收到差评：${number}，非常不满意`).waitFor();
  expect(await notes(page)).toBe(2);
  await page.locator('.manage-rail a', { hasText: '巡查' }).click();
  await strip(page).waitFor();
  await strip(page).getByRole('button', { name: '知道了' }).click();
  await strip(page).waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
});

test('muted, an unhappy rating is seen all the same; the choice is kept over a reload', async () => {
  const { page } = await manage('0201', '#live');
  await page.locator('.live-counters').waitFor();
  await page.getByRole('button', { name: '提示音已开' }).click();
  await page.getByRole('button', { name: '提示音已关' }).waitFor();
  const { number } = await rated(2);
  await strip(page).getByText(number).waitFor();
  expect(await notes(page)).toBe(0);
  await page.reload();
  await page.getByRole('button', { name: '提示音已关' }).waitFor();
});

test('an unhappy rating is followed up: called back, put right, closed with an outcome, all by keys, and the visit tells it', async () => {
  const { page, faults } = await manage('0201', '#live');
  await page.locator('.live-counters').waitFor();
  const { visit, number } = await rated(2);
  await page.locator('.live-alerts li', { hasText: number }).getByText('看任务').click();
  await page.locator('.task h2', { hasText: '差评回访' }).waitFor();

  // A solved task wants a call-back first.
  await page.getByRole('button', { name: '办结', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('还没有回访记录，请先回访顾客并记下来').waitFor();
  await page.locator('.task-head h2').click();
  await page.keyboard.press('n');
  await page.keyboard.type('顾客说排队太久，已致歉');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('.timeline-what', { hasText: '回访：顾客说排队太久，已致歉' }).waitFor();
  await page.getByRole('button', { name: '由我负责' }).click();
  await page.locator('.task-facts', { hasText: '张静宜' }).waitFor();
  await page.getByLabel('结果').selectOption('explained');
  await page.getByRole('button', { name: '办结', exact: true }).click();
  await page.locator('.task h2', { hasText: '已办结' }).waitFor();
  await page.locator('.live-alerts').waitFor({ state: 'detached' });

  await page.getByRole('link', { name: '看到访过程' }).click();
  await page.locator('.timeline .plate', { hasText: number }).waitFor();
  const told = (await page.locator('.timeline-what').allTextContents()).join('\n');
  expect(told).toMatch(/^开立任务，交给服务主管，期限 \d\d-\d\d \d\d:\d\d$/m);
  expect(told).toMatch(/^回访：顾客说排队太久，已致歉$/m);
  expect(told).toMatch(/^任务办结：已解释，顾客接受$/m);
  expect(told).not.toMatch(/[{}]|undefined|null/);
  expect(new URL(page.url()).hash).toBe(`#visit=${visit}`);
  expect(faults).toEqual([]);
});

test('the clerk appeals from the console, and the supervisor decides', async () => {
  const { number } = await rated(1);
  const console_ = await openPage(browser, { ...OFFICE, language: 'zh-Hans' });
  opened.push(console_);
  await console_.page.goto(`${hall.url}/clerk`);
  await console_.page.locator('input[name=staff]').fill('0402');
  await console_.page.locator('input[name=password]').fill('demo-0402');
  await console_.page.keyboard.press('Enter');
  await console_.page.locator('.own-unhappy summary').click();
  const line = console_.page.locator('.own-unhappy li', { hasText: number });
  await line.locator('input').fill('顾客按错了键，当面说过');
  await line.locator('input').press('Enter');
  await line.getByText('已申诉，等裁定').waitFor();

  const { page } = await manage('0201', '#tasks');
  await page.getByRole('button', { name: /有申诉/ }).click();
  await page.locator('.tasks-list tr', { hasText: number }).locator('a').click();
  await page.locator('.timeline-what', { hasText: '陈思远 申诉：顾客按错了键' }).waitFor();
  await page.getByRole('button', { name: '申诉成立' }).click();
  await line.getByText('申诉成立').waitFor();
});

test('a patrol on a tablet: ticked item by item, a finding becomes a task, and the finished walk is kept', async () => {
  const { page, faults } = await manage('0201', '#patrol', TABLET);
  await page.getByRole('button', { name: '开始巡查' }).click();
  const items = page.locator('.patrol-items > li');
  await items.first().getByRole('button', { name: '正常' }).click();
  await page.locator('.patrol-item.is-fine').first().waitFor();
  const forms = items.filter({ hasText: '老花镜' });
  await forms.locator('input').fill('老花镜少一副');
  await forms.getByRole('button', { name: '有问题' }).click();
  await forms.getByText('已转为任务').waitFor();
  await page.getByRole('button', { name: '结束巡查' }).click();
  await page.locator('.patrol-lines summary', { hasText: '1 个问题' }).click();
  await page.locator('.patrol-lines', { hasText: '老花镜少一副' }).waitFor();
  await page.locator('.patrol-lines').getByText('已转为任务').click();
  await page.locator('.task h2', { hasText: '巡查发现' }).waitFor();
  await page.locator('.task-text', { hasText: '老花镜少一副' }).waitFor();
  expect(faults).toEqual([]);
});

test('a fault that people report and a device that is down become the maintainer’s tasks', async () => {
  await clerk.command({
    type: 'openTask',
    about: { kind: 'other' },
    owner: { kind: 'role', role: 'maintainer' },
    text: '5 号窗口的椅子坏了',
  });
  const { page } = await manage('0501', '#tasks');
  await page.getByRole('button', { name: /我的/ }).click();
  await page.locator('.tasks-list tr', { hasText: '5 号窗口的椅子坏了' }).locator('a').focus();
  await page.keyboard.press('Enter');
  await page.locator('.task-text', { hasText: '5 号窗口的椅子坏了' }).waitFor();
  await page.getByRole('button', { name: '办结', exact: true }).click();
  await page.locator('.task h2', { hasText: '已办结' }).waitFor();
});

test('the daily report tells the day’s unhappy ratings, and on paper stands alone', async () => {
  const { number } = await rated(2);
  const { page, faults } = await manage('0201', '#report');
  await page.locator('.report-table tr', { hasText: number }).getByText('不满意').waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.report-paper').isVisible()).toBe(true);
  expect(await page.locator('.manage-rail').isVisible()).toBe(false);
  expect(await page.locator('.manage-head').isVisible()).toBe(false);
  expect(faults).toEqual([]);
});

test('a reminder by the supervisor stands on the console until the clerk acts', async () => {
  const supervisor = await signIn(hall.url, '0201', 'demo-0201');
  const desk = await openPage(browser, { ...OFFICE, language: 'zh-Hans' });
  opened.push(desk);
  await desk.page.goto(`${hall.url}/clerk`);
  await desk.page.locator('input[name=staff]').fill('0402');
  await desk.page.locator('input[name=password]').fill('demo-0402');
  await desk.page.keyboard.press('Enter');
  await desk.page.locator('.clerk-columns').waitFor();
  await supervisor.command({ type: 'remindCounter', counter: COUNTER, why: 'silent' });
  const word = desk.page.getByText('服务主管提醒：有顾客在等，请叫号');
  await word.waitFor();
  await rated(2);
  await word.waitFor({ state: 'detached' });
  supervisor.close();
});
