import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SimulatedDevice, SimulatorOrder } from '#contract/bench.ts';
import { counterIdSchema, deviceIdSchema } from '#contract/ids.ts';
import type { BenchView } from '#contract/views.ts';
import { type OpenedPage, openBrowser, openPage } from '../support/browser.ts';
import { AS_SHIPPED, type RunningHall, startHall } from '../support/running-hall.ts';
import { signIn, type Visitor, type Watched } from '../support/visitor.ts';

/** The demo hall with its simulated devices: what the pages show is read against paper and readers. */
const PRINTER = deviceIdSchema.parse('printer-k1');
const DESK_PRINTER = deviceIdSchema.parse('printer-desk');
const READER = deviceIdSchema.parse('reader-k1');
const COUNTER = counterIdSchema.parse('6');

let browser: Browser;
let hall: RunningHall;
let maintainer: Visitor;
let clerk: Visitor;
let bench: Watched<BenchView>;
const opened: OpenedPage[] = [];

beforeAll(async () => {
  [browser, hall] = await Promise.all([openBrowser(), startHall(AS_SHIPPED)]);
  maintainer = await signIn(hall.url, '0501', 'demo-0501');
  clerk = await signIn(hall.url, '0386', 'demo-0386');
  bench = await maintainer.watch({ view: 'bench' });
  await clerk.command({ type: 'openShift', counter: COUNTER });
});
beforeEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
afterAll(async () => {
  maintainer?.close();
  clerk?.close();
  await browser?.close();
  await hall?.remove();
});

async function kioskPage(): Promise<Page> {
  const kiosk = await openPage(browser, { width: 1080, height: 1920, language: 'zh-Hans' });
  opened.push(kiosk);
  await kiosk.page.goto(`${hall.url}/kiosk/k1`);
  await kiosk.page.getByRole('button', { name: '缴费' }).waitFor();
  return kiosk.page;
}

async function phonePage(url: string): Promise<Page> {
  const phone = await openPage(browser, { width: 390, height: 844, language: 'zh-Hans' });
  opened.push(phone);
  // The code holds the address as phones reach it; this browser reaches the same server on loopback.
  await phone.page.goto(hall.url + new URL(url).pathname);
  return phone.page;
}

const simulate = (order: SimulatorOrder) => maintainer.ask({ ask: 'simulate', order });

function simulated(view: BenchView, device: string): SimulatedDevice | undefined {
  return view.devices.find((one) => one.device === device)?.simulated ?? undefined;
}

const slipsEver = () => {
  const printer = simulated(bench.now(), PRINTER);
  return printer?.kind === 'printer' ? printer.slipsEver : 0;
};

/** The address in the code of the paper that carries this number. */
function phoneOnPaper(view: BenchView, number: string): string | undefined {
  const printer = simulated(view, PRINTER);
  if (printer?.kind !== 'printer') return undefined;
  return printer.slips.flatMap((slip) => slip.qr).find((url) => url.includes(`.${number}~`));
}

/** One touch, the number on the screen, and the paper as it came out. */
async function takeNumber(kiosk: Page): Promise<{ number: string; phone: string }> {
  await kiosk.getByRole('button', { name: '缴费' }).click();
  await kiosk.getByRole('heading', { level: 1, name: /^C\d{3}$/ }).waitFor();
  const number = (await kiosk.locator('h1').textContent()) ?? '';
  const view = await bench.until((now) => phoneOnPaper(now, number) !== undefined);
  return { number, phone: phoneOnPaper(view, number) ?? '' };
}

/** Calls until it is this number's turn; whoever comes before has gone. */
async function callUpTo(number: string): Promise<void> {
  const queue = await clerk.watch({ view: 'clerk', counter: COUNTER });
  for (let calls = 0; calls < 10; calls += 1) {
    await clerk.command({ type: 'callNext', counter: COUNTER });
    const { current } = await queue.until((view) => view.current !== null);
    if (current?.number === number) return;
    await clerk.command({ type: 'markNoShow', counter: COUNTER });
    await queue.until((view) => view.current === null);
  }
}

async function goHome(kiosk: Page): Promise<void> {
  await kiosk.getByRole('button', { name: '完成' }).click();
  await kiosk.getByRole('button', { name: '缴费' }).waitFor();
}

test('one touch gives a number, and the paper’s code opens the same number on a phone', async () => {
  const kiosk = await kioskPage();
  const { number, phone } = await takeNumber(kiosk);
  await kiosk.getByText('请取走您的小票').waitFor();
  const page = await phonePage(phone);
  await page.getByRole('heading', { level: 1, name: number }).waitFor();
  await page.getByText('前面还有').waitFor();
});

test('two fingers at once take one number', async () => {
  const kiosk = await kioskPage();
  const before = slipsEver();
  await kiosk.getByRole('button', { name: '报修' }).dblclick();
  await kiosk.getByText('请取走您的小票').waitFor();
  expect(slipsEver() - before).toBe(1);
});

test('a card on the reader is greeted by its masked name and can be taken back', async () => {
  const kiosk = await kioskPage();
  const reader = simulated(bench.now(), READER);
  const card = reader?.kind === 'idCardReader' ? reader.cards[0] : undefined;
  await simulate({ order: 'layCard', device: READER, card: card?.id ?? '', fault: 'none' });
  await kiosk.getByText(new RegExp(`${card?.name[0]}\\*+，您好`)).waitFor();
  await simulate({ order: 'liftCard', device: READER });
  await kiosk.getByRole('button', { name: '不是我' }).click();
  await kiosk.getByText('请刷身份证').waitFor();
});

test('the phone follows a number from the call over the miss to coming back and giving up', async () => {
  const kiosk = await kioskPage();
  const { number, phone } = await takeNumber(kiosk);
  await goHome(kiosk);
  const page = await phonePage(phone);
  await page.getByText('前面还有').waitFor();
  await callUpTo(number);
  await page.getByText('6 号窗口').waitFor();
  await clerk.command({ type: 'markNoShow', counter: COUNTER });
  await page.getByText('为您保留到').waitFor();
  await page.getByRole('button', { name: '我到了' }).click();
  await page.getByText('前面还有').waitFor();
  await page.getByRole('button', { name: '不办了' }).click();
  await page.getByRole('alertdialog').waitFor();
  await page.getByRole('button', { name: '不办了' }).click();
  await page.getByText('已放弃这个号').waitFor();
});

test('a served number can be rated on the phone, and is thanked for', async () => {
  const kiosk = await kioskPage();
  const { number, phone } = await takeNumber(kiosk);
  const page = await phonePage(phone);
  await callUpTo(number);
  await clerk.command({ type: 'beginServing', counter: COUNTER });
  await page.getByText('正在 6 号窗口办理').waitFor();
  await clerk.command({ type: 'finish', counter: COUNTER, delivered: null });
  await page.getByRole('button', { name: '不满意', exact: true }).click();
  await page.getByText('哪里不满意').waitFor();
  await page.getByRole('button', { name: '提交评价' }).click();
  await page.getByText('谢谢您的评价').waitFor();
});

test('a forged address opens nobody’s number', async () => {
  const page = await phonePage(`${hall.url}/t/2026-07-03.C001~AAAAAAAAAAAAAAAAAAAAAA`);
  await page.getByText('找不到这个号').waitFor();
});

test('without paper anywhere the number on the screen is in force and its code is large', async () => {
  const kiosk = await kioskPage();
  await simulate({ order: 'paper', device: PRINTER, state: 'out' });
  await simulate({ order: 'paper', device: DESK_PRINTER, state: 'out' });
  await kiosk.getByText('打印纸用完了').waitFor();
  await kiosk.getByRole('button', { name: '缴费' }).click();
  await kiosk.getByText('没有纸质小票').waitFor();
  const code = await kiosk.locator('.qr').boundingBox();
  expect(code?.width).toBeGreaterThan(350);
  await simulate({ order: 'paper', device: PRINTER, state: 'full' });
  await simulate({ order: 'paper', device: DESK_PRINTER, state: 'full' });
});

test('a killed server is seen at once on both pages, and both heal by themselves', async () => {
  const kiosk = await kioskPage();
  const { number, phone } = await takeNumber(kiosk);
  await goHome(kiosk);
  const page = await phonePage(phone);
  await page.getByRole('heading', { name: number }).waitFor();
  await hall.kill();
  await kiosk.getByText('与大厅的连接断开').waitFor();
  await page.getByText('连接断开').waitFor();
  await hall.startAgain();
  await kiosk.getByText('与大厅的连接断开').waitFor({ state: 'detached' });
  await page.getByText('连接断开').waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: number }).waitFor();
});

test('a card that cannot be read is answered with how to lay it', async () => {
  const kiosk = await kioskPage();
  // Long after the other card was lifted: a reader takes what it finds again at once for the same card.
  const reader = simulated(bench.now(), READER);
  const card = reader?.kind === 'idCardReader' ? (reader.cards[0]?.id ?? '') : '';
  await simulate({ order: 'layCard', device: READER, card, fault: 'badNumber' });
  await kiosk.getByRole('heading', { name: /没读到身份证|这张卡不能在这里用/ }).waitFor();
  await simulate({ order: 'liftCard', device: READER });
});
