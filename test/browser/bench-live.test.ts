import jsQrModule from 'jsqr';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { classIdSchema, counterIdSchema, kioskIdSchema, serviceIdSchema } from '#contract/ids.ts';
import type { KioskView } from '#contract/views.ts';
import { type OpenedPage, openBrowser, openPage } from '../support/browser.ts';
import { AS_SHIPPED, type RunningHall, startHall } from '../support/running-hall.ts';
import { pairScreen, signIn, type Visitor, type Watched } from '../support/visitor.ts';

/** The bench on the real hall: hands press on the page, and what comes of it is seen elsewhere too. */
const KIOSK = kioskIdSchema.parse('k1');
const COUNTER = counterIdSchema.parse('3');
const NORMAL = classIdSchema.parse('normal');
const NEW_SERVICE = serviceIdSchema.parse('new-service');

let browser: Browser;
let hall: RunningHall;
let kiosk: Visitor;
let clerk: Visitor;
let maintainer: Visitor;
/** How often the reader has been asked for a card. */
let looks = 0;
let kioskView: Watched<KioskView>;
let opened: OpenedPage;
let page: Page;

beforeAll(async () => {
  [browser, hall] = await Promise.all([openBrowser(), startHall(AS_SHIPPED)]);
  kiosk = await pairScreen(hall.url, 'kiosk', { kind: 'kiosk', kiosk: KIOSK });
  kioskView = await kiosk.watch({ view: 'kiosk', kiosk: KIOSK });
  clerk = await signIn(hall.url, '0386', 'demo-0386');
  await clerk.command({ type: 'openShift', counter: COUNTER });
  maintainer = await signIn(hall.url, '0501', 'demo-0501');
  maintainer.socket.on('trace', (traces) => {
    looks += traces.filter(({ meaning }) => meaning === 'idCard.find').length;
  });
  await maintainer.ask({ ask: 'traceBytes', on: true });
});
afterAll(async () => {
  kiosk?.close();
  clerk?.close();
  maintainer?.close();
  await browser?.close();
  await hall?.remove();
});
beforeEach(async () => {
  opened = await openPage(browser, { width: 1440, height: 900, language: 'zh-Hans' });
  page = opened.page;
  await page.goto(`${hall.url}/bench`);
  await page.getByLabel('工号').fill('0501');
  await page.getByLabel('密码').fill('demo-0501');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '硬件台' }).waitFor();
  await page.locator('.printer .mod-health.ok').waitFor();
});
afterEach(async () => {
  expect(opened.faults).toEqual([]);
  await opened.close();
});

// The package's types say default export; under Node its CommonJS object carries it.
const readQr = typeof jsQrModule === 'function' ? jsQrModule : jsQrModule.default;

const key = (name: string) => page.getByRole('button', { name, exact: true });

async function takeTicket(withCard: boolean): Promise<string> {
  const taken = await kiosk.command({
    type: 'issueTicket',
    service: NEW_SERVICE,
    priorityClass: withCard ? null : NORMAL,
    withCard,
    language: 'zh-Hans',
  });
  if (!taken.ok || taken.value.number === null) throw new Error('no ticket was given');
  await page.getByRole('link', { name: `打开 ${taken.value.number} 的手机页` }).waitFor();
  return taken.value.number;
}

/** Lifts the card, and waits until the reader has looked for it in vain so often that it knows. */
async function lift(): Promise<void> {
  await key('拿起').click();
  await page.getByText('卡座空着').waitFor();
  const before = looks;
  await expect.poll(() => looks - before, { timeout: 15_000 }).toBeGreaterThan(4);
}

/** The canvas as a phone's camera sees it: its own pixels, no text of the page. */
async function pixelsOf(canvas: Locator) {
  const { width, height, base64 } = await canvas.evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement)) throw new Error('no canvas');
    const { width, height } = element;
    const { data } = element.getContext('2d')?.getImageData(0, 0, width, height) ?? {};
    // Hundreds of thousands of numbers would take the wire half a minute.
    let binary = '';
    for (const value of data ?? []) binary += String.fromCharCode(value);
    return { width, height, base64: btoa(binary) };
  });
  return { width, height, rgba: Uint8ClampedArray.from(Buffer.from(base64, 'base64')) };
}

async function litLamps(): Promise<number> {
  const { rgba } = await pixelsOf(page.locator('.board canvas'));
  let lit = 0;
  for (let at = 0; at < rgba.length; at += 4) if ((rgba[at] ?? 0) > 200) lit += 1;
  return lit;
}

test('a card laid on the bench is at the kiosk, and lifted it is shown as lifted', async () => {
  await key('刷卡').click();
  const { card } = await kioskView.until((view) => view.card !== null);
  expect(card?.maskedName).toBe('林**');
  await lift();
  await key('换一张').click();
  expect(await page.locator('.id-card').innerText()).toContain('测试卡');
  await kiosk.command({ type: 'dismissCard', kiosk: KIOSK });
});

test('a card with a wrong checksum is refused at the kiosk', async () => {
  await page.getByLabel('读出来').selectOption({ label: '校验错' });
  await key('刷卡').click();
  const { cardRefused } = await kioskView.until((view) => view.cardRefused !== null);
  expect(cardRefused?.why).toBe('unreadable');
  await lift();
});

test('what a card says is in no byte that the bench shows', async () => {
  await key('刷卡').click();
  await kioskView.until((view) => view.card !== null);
  await page.getByText('读文字和相片').waitFor();
  const bytes = (await page.locator('.trace-rows code').allInnerTexts()).join(' ');
  const name = [...Buffer.from('林晚晴', 'utf16le')]
    .map((byte) => byte.toString(16).padStart(2, '0').toUpperCase())
    .join(' ');
  expect(bytes).toContain('AA AA AA 96 69');
  expect(bytes).not.toContain(name);
  await lift();
  await kiosk.command({ type: 'dismissCard', kiosk: KIOSK });
});

test('a visit goes over the bench: paper with its code, lamps, display, rating', async () => {
  await page.getByRole('button', { name: '窗口屏 3', exact: false }).click();
  const number = await takeTicket(false);
  await page.getByText(`正在看 ${number}`).waitFor();

  const paper = await pixelsOf(page.locator('.slip canvas').first());
  const code = readQr(paper.rgba, paper.width, paper.height);
  expect(code?.data).toContain(`.${number}~`);
  const link = page.getByRole('link', { name: `打开 ${number} 的手机页` });
  expect(await link.getAttribute('href')).toBe(code?.data);

  const dark = await litLamps();
  await key('呼叫').click();
  const board = page.locator('.board');
  await expect.poll(() => board.getAttribute('aria-label')).toBe(`窗口屏 3：${number}到3号窗口`);
  expect(await litLamps()).not.toBe(dark);
  await page.getByRole('img', { name: `六位显示：${number.slice(-3)}` }).waitFor();

  await key('开始').click();
  await expect.poll(() => board.getAttribute('aria-label')).toContain('正在办理');
  await key('评价').click();
  await page.locator('.oled', { hasText: '请评价' }).waitFor();
  await key('非常满意').click();
  await page.locator('.oled', { hasText: '上次按键 04' }).waitFor();
  await page.locator('.steps li.reached', { hasText: '已评' }).waitFor();
});

test('an unplugged printer is down, on this page and at the kiosk, and up when it is back', async () => {
  const unplug = page.locator('.printer').getByRole('button', { name: '断线' });
  await unplug.click();
  await page.locator('.printer .mod-health.bad').waitFor();
  expect(await unplug.getAttribute('aria-pressed')).toBe('true');
  await kioskView.until((view) => view.printer?.state === 'down');
  await unplug.click();
  await page.locator('.printer .mod-health.ok').waitFor();
  expect(await unplug.getAttribute('aria-pressed')).toBe('false');
  await kioskView.until((view) => view.printer?.state === 'up');
});

test('a ticket whose paper ends in the middle grows on when there is paper again', async () => {
  await key('取走').click();
  await page.getByText('还没有出票').waitFor();
  await key('中途缺纸').click();
  await page.getByRole('button', { name: /再走 \d+ 行/ }).waitFor();
  await kiosk.command({
    type: 'issueTicket',
    service: NEW_SERVICE,
    priorityClass: NORMAL,
    withCard: false,
    language: 'zh-Hans',
  });
  await page.locator('.printer .mod-health.bad', { hasText: '缺纸' }).waitFor();
  expect(await key('缺纸').getAttribute('aria-pressed')).toBe('true');
  expect(await page.locator('.slip-foot').allInnerTexts()).toEqual(['正在打印']);
  await key('全部复原').click();
  await page.locator('.printer .mod-health.ok').waitFor();
});

test('every line speaks in the trace, one line alone is shown, and a pause holds it', async () => {
  const rows = page.locator('.trace-rows li');
  await rows.filter({ hasText: '找卡' }).first().waitFor();
  await page.locator('.lines').getByRole('button', { name: '呼叫器、评价器' }).click();
  await key('重呼').click();
  await rows.filter({ hasText: '收到按键' }).waitFor();
  expect(await rows.filter({ hasText: '找卡' }).count()).toBe(0);

  await page.locator('.lines').getByRole('button', { name: '全部' }).click();
  await page.locator('.trace-foot').getByRole('button', { name: '暂停' }).click();
  await page.getByText('已暂停').waitFor();
  await page.locator('.trace-foot').getByRole('button', { name: '清空' }).click();
  await key('功能').click();
  await page.getByText('响了 1 声').waitFor();
  expect(await rows.count()).toBe(0);
});

test('who is no maintainer is kept out', async () => {
  const other = await openPage(browser, { width: 1440, height: 900, language: 'zh-Hans' });
  await other.page.goto(`${hall.url}/bench`);
  await other.page.getByLabel('工号').fill('0386');
  await other.page.getByLabel('密码').fill('demo-0386');
  await other.page.getByRole('button', { name: '登录', exact: true }).click();
  await other.page.getByText('这个账号不能使用本页').waitFor();
  expect(await other.page.locator('.bench').count()).toBe(0);
  await other.close();
});
