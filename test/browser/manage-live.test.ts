import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Paired } from '#contract/channels.ts';
import { counterIdSchema, kioskIdSchema, serviceIdSchema, type VisitId } from '#contract/ids.ts';
import { type OpenedPage, openBrowser, openPage } from '../support/browser.ts';
import { AS_SHIPPED, type RunningHall, startHall } from '../support/running-hall.ts';
import { pairScreen, signIn, type Visitor, visit } from '../support/visitor.ts';

/** The manage page of a real hall in a real browser: what happens in the hall is read off its rooms. */
const COUNTER = counterIdSchema.parse('5');
const SERVICE = serviceIdSchema.parse('payment');

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

/** Signs in as somebody of the demo hall does, at the address that was sent to them. */
async function manage(staff: string, hash = ''): Promise<OpenedPage> {
  const one = await openPage(browser, { width: 1440, height: 900, language: 'zh-Hans' });
  opened.push(one);
  const { page } = one;
  await page.goto(`${hall.url}/manage${hash}`);
  await page.locator('input[name=staff]').fill(staff);
  await page.locator('input[name=password]').fill(`demo-${staff}`);
  await page.keyboard.press('Enter');
  await page.locator('.manage-rail').waitFor();
  return one;
}

async function take(): Promise<{ visit: VisitId; number: string }> {
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
  return { visit: answer.value.visit, number: answer.value.number };
}

const order = (type: 'callNext' | 'recall' | 'beginServing') =>
  clerk.command({ type, counter: COUNTER });
const finish = () => clerk.command({ type: 'finish', counter: COUNTER, delivered: null });

const figure = (page: Page, name: string) =>
  page.locator('.manage-figures > div', { hasText: name }).locator('dd');
const card = (page: Page, label: string) =>
  page.locator('.live-counter').filter({ has: page.getByText(label, { exact: true }) });
const shows = (page: Page, text: string | RegExp) =>
  page.getByText(text).first().waitFor({ state: 'visible' });

/** Waits until a place reads as it is to read; tells what stood there when it never does. */
async function reads(page: Page, selector: string, text: string): Promise<void> {
  const place = page.locator(selector).first();
  await page
    .waitForFunction(
      ([where, wanted]) =>
        [...document.querySelectorAll(where ?? '')].some((each) =>
          each.textContent?.includes(wanted ?? ''),
        ),
      [selector, text],
    )
    .catch(async () => expect(await place.textContent()).toContain(text));
}

test('the supervisor sees a ticket taken, called, served, finished and rated as it happens', async () => {
  const { page, faults } = await manage('0201');
  await reads(page, '.manage-figures dd', '0');
  expect(await figure(page, '正在等候').textContent()).toBe('0人');

  const { number, visit: id } = await take();
  await page.locator('.manage-figures dd', { hasText: '1人' }).waitFor();
  expect(await figure(page, '最长等候').textContent()).toContain(number);
  await page
    .locator('.live-queues tr', { hasText: '缴费' })
    .locator('.is-strong', { hasText: /^1$/ })
    .waitFor();

  await order('callNext');
  await card(page, '5').getByText('呼叫').waitFor();
  expect(await card(page, '5').locator('.num').textContent()).toBe(number);
  expect(await card(page, '5').getAttribute('class')).toContain('is-calling');
  await reads(page, '.live-calls li', number);

  await order('beginServing');
  await card(page, '5').getByText('办理').waitFor();
  await finish();
  const rated = await pad.command({
    type: 'rate',
    counter: COUNTER,
    visit: id,
    level: 2,
    reasons: ['waitedLong'],
  });
  expect(rated.ok).toBe(true);
  await page.locator('.manage-figures dd', { hasText: '1笔' }).waitFor();
  await reads(page, '.live-alerts li', '差评待回访');
  await reads(page, '.live-alerts li', `${number}，不满意：等待太久`);
  expect(faults).toEqual([]);
});

test('from the alert the timeline of the visit opens, one sentence for each thing that happened', async () => {
  const { number, visit: id } = await take();
  await order('callNext');
  await order('recall');
  await order('beginServing');
  await finish();
  await pad.command({ type: 'rate', counter: COUNTER, visit: id, level: 1, reasons: [] });

  const { page, faults } = await manage('0201');
  const alert = page.locator('.live-alerts li', { hasText: number });
  await alert.getByText('看过程').click();
  await page.locator('.timeline').waitFor();
  expect(new URL(page.url()).hash).toBe(`#visit=${id}`);
  await reads(page, '.timeline-what', '评价 5 号窗口陈思远：非常不满意');
  const told = (await page.locator('.timeline-what').allTextContents()).join('\n');
  expect(told).toMatch(new RegExp(`^取号 ${number}，办理缴费，应在 \\d\\d:\\d\\d 前叫到$`, 'm'));
  expect(told).toMatch(/^陈思远叫号到 5 号窗口：在缴费里应叫时刻最早（\d\d:\d\d）$/m);
  expect(told).toMatch(/^5 号窗口重呼，第 2 次叫$/m);
  expect(told).toMatch(/^到了 5 号窗口，陈思远开始办理$/m);
  expect(told).toMatch(/^5 号窗口办结，实办缴费$/m);
  expect(told).not.toMatch(/[{}]|undefined|null/);
  expect(await page.locator('.timeline-times dd').allTextContents()).toContain('非常不满意');
  expect(faults).toEqual([]);
});

test('an address with a visit in it opens that visit for a colleague who signs in there', async () => {
  const { number, visit: id } = await take();
  const { page } = await manage('0302', `#visit=${id}`);
  await page.locator('.timeline .plate', { hasText: number }).waitFor();
  await reads(page, '.visits-table tr.is-opened', number);
  // What happens to the visit afterwards is added by itself.
  await order('callNext');
  await reads(page, '.timeline-what', '叫号到 5 号窗口');
  await order('beginServing');
  await finish();
  await reads(page, '.visits-table tr.is-opened', '办结');
});

test('visits are found by number and by day, and the arrow keys lead from one to the next', async () => {
  const [first, second] = [await take(), await take()];
  const { page } = await manage('0302', '#visits');
  await reads(page, '.visits-table', second.number);
  await page.locator('.visits-search input').fill(first.number.toLowerCase());
  await page.locator('.visits-table tbody tr').nth(1).waitFor({ state: 'detached' });
  expect(await page.locator('.visits-table tbody th').allTextContents()).toEqual([first.number]);
  await page.locator('.visits-search input').fill('');
  await reads(page, '.visits-table', second.number);
  await page.locator('.visits-table a', { hasText: second.number }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('.timeline .plate', { hasText: first.number }).waitFor();
  await page.locator('input[type=date]').fill('2020-02-02');
  await shows(page, '没有这样的到访');
});

test('today’s figures follow the hall by themselves and say as of when they are', async () => {
  const { page, faults } = await manage('0201', '#today');
  await page.locator('.today-grid').waitFor();
  const before = Number.parseInt((await figure(page, '取号').textContent()) ?? '', 10);
  await take();
  await page.locator('.manage-figures dd', { hasText: `${before + 1}张` }).waitFor();
  await shows(page, /截至 \d\d:\d\d:\d\d/);
  await page.getByRole('button', { name: '人员' }).click();
  await reads(page, '.today-table', '陈思远');
  expect(faults).toEqual([]);
});

test('a role is led away from a room that it may not open', async () => {
  const { page } = await manage('0302', '#settings');
  await page.locator('.live-counters').waitFor();
  expect(await page.locator('.manage-rail a').allTextContents()).toEqual([
    '现场',
    '后台',
    '任务',
    '到访',
    '预约',
  ]);
});

test('the maintainer tries a printer and reads what came of it', async () => {
  const { page, faults } = await manage('0501', '#device=printer-desk');
  await reads(page, '.device-head', '前台打印机');
  await page.locator('.devices-list tr', { hasText: '前台打印机' }).getByText('正常').waitFor();
  await page.getByRole('button', { name: '试一下' }).click();
  await shows(page, '打印机确认打出了一张测试小票。');
  expect(faults).toEqual([]);
});

test('an invited screen comes in with its code, is seen, and is put out after one question', async () => {
  const { page, faults } = await manage('0100', '#screens');
  await page.getByRole('button', { name: '窗口屏' }).click();
  await page.locator('select').selectOption('counter.4');
  await page.getByRole('button', { name: '生成配对码' }).click();
  const shown = page.locator('.invitations li.is-new .invitation-code');
  await shown.waitFor();
  const code = ((await shown.textContent()) ?? '').replace(' ', '');
  expect(code).toMatch(/^\d{6}$/);

  const answer = await fetch(`${hall.url}/api/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, language: 'zh-Hans' }),
  });
  const { token }: Paired = await answer.json();
  const display = await visit(hall.url, { token, ticket: null });
  const line = page.locator('.screens-table tr', { hasText: '窗口屏' }).filter({ hasText: '4 号' });
  await line.getByText('在线', { exact: true }).waitFor();
  expect(await page.locator('.invitation-code').count()).toBe(0);

  const isOut = new Promise((resolve) => display.socket.once('disconnect', resolve));
  await line.getByRole('button', { name: '撤销' }).click();
  await line.getByRole('button', { name: '留着' }).click();
  await line.getByRole('button', { name: '撤销' }).click();
  await line.getByRole('button', { name: '确定撤销' }).click();
  await isOut;
  await line.waitFor({ state: 'detached' });
  display.close();
  expect(faults).toEqual([]);
});

/** Marks a place in the settings and types over it, as a person does. */
async function retype(page: Page, from: string, to: string): Promise<void> {
  await page.locator('textarea').evaluate((area: HTMLTextAreaElement, marked) => {
    const at = area.value.indexOf(marked);
    area.focus();
    area.setSelectionRange(at, at + marked.length);
  }, from);
  await page.keyboard.insertText(to);
}

test('a file broken by hand is told with its path, and saving in the page mends it', async () => {
  const path = join(hall.configFolder, 'hall.json');
  const { page, faults } = await manage('0100', '#devices');
  await page.locator('.devices-list').waitFor();
  const good = readFileSync(path, 'utf8');
  writeFileSync(path, good.replace('"prefix": "C"', '"prefix": "O"'));
  await reads(page, '.banner', 'hall.json 写错了，大厅仍按上一份好的设置运行');
  await page.getByText('去设置看').click();
  await reads(page, '.settings-faults', 'services[1].prefix');
  await reads(page, '.settings-faults', 'O');

  const editor = page.locator('textarea');
  const before = await page.locator('.manage-head-note').textContent();
  await retype(page, '"targetWaitMin": 10', '"targetWaitMin": 0');
  await page.getByRole('button', { name: '保存并生效' }).click();
  await reads(page, '.settings-state', '没有保存：有 1 处要改');
  await page.getByRole('button', { name: '去那里' }).click();
  const selected = await editor.evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  );
  expect(selected).toBe('0');

  await retype(page, '"targetWaitMin": 0', '"targetWaitMin": 12');
  await page.keyboard.press('Control+s');
  await reads(page, '.settings-state', '已保存，大厅已按新设置运行。');
  await page.locator('.banner').waitFor({ state: 'detached' });
  await page
    .locator('.manage-head-note')
    .filter({ hasNotText: before ?? '' })
    .waitFor();
  expect(readFileSync(path, 'utf8')).toContain('"targetWaitMin": 12');
  expect(faults).toEqual([]);
});

test('two who change the settings at once: the second is told before anything is lost', async () => {
  const [one, other] = [await manage('0100', '#settings'), await manage('0100', '#settings')];
  const editorOf = ({ page }: OpenedPage) => page.locator('textarea');
  await retype(other.page, '"openSeconds": ', '"openSeconds": 1');
  await retype(one.page, '"graceMin": ', '"graceMin": 1');
  await one.page.getByRole('button', { name: '保存并生效' }).click();
  await reads(one.page, '.settings-state', '已保存');
  await reads(other.page, '.settings-stale', '您打开之后，别人改过设置。');
  expect(
    await other.page.getByRole('button', { name: '保存并生效' }).getAttribute('aria-disabled'),
  ).toBe('true');
  expect(await editorOf(other).inputValue()).toContain('"openSeconds": 1');
  await other.page.locator('.settings-stale').getByText('放弃修改').click();
  expect(await editorOf(other).inputValue()).toContain('"graceMin": 1');
});

test('when the hall falls silent the figures are dated, and they heal by themselves', async () => {
  const { page } = await manage('0201');
  await page.locator('.live-counters').waitFor();
  await hall.kill();
  await reads(page, '.banner', '与大厅的连接断开了，正在重新连接');
  await shows(page, /以下是 \d\d:\d\d 的情况/);
  await hall.startAgain();
  await page.locator('.banner').waitFor({ state: 'detached' });
  expect(await page.locator('.manage-main').getAttribute('class')).not.toContain('is-old');
});
