import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DotPicture, SimulatedDevice, SimulatorOrder } from '#contract/bench.ts';
import { counterIdSchema, deviceIdSchema, visitIdSchema } from '#contract/ids.ts';
import type { BenchView } from '#contract/views.ts';
import { type OpenedPage, openBrowser, openPage } from '../support/browser.ts';
import { readQr } from '../support/dots.ts';
import { AS_SHIPPED, type RunningHall, startHall } from '../support/running-hall.ts';
import { signInOnPage } from '../support/staff-page.ts';
import { signIn, type Visitor, type Watched } from '../support/visitor.ts';

/**
 * One customer's way through the hall, on every screen at once, as the first paragraph of the README tells it. What
 * devices did is read from the far end of their lines: paper, dots and lamps of the simulators, not the drivers' calls.
 */
const PRINTER = deviceIdSchema.parse('printer-k1');
const READER = deviceIdSchema.parse('reader-k1');
const KEYPAD = deviceIdSchema.parse('keypad-4');
const PAD = deviceIdSchema.parse('pad-4');

let browser: Browser;
let hall: RunningHall;
let maintainer: Visitor;
let bench: Watched<BenchView>;
const opened: OpenedPage[] = [];

beforeAll(async () => {
  [browser, hall] = await Promise.all([openBrowser(), startHall(AS_SHIPPED)]);
  maintainer = await signIn(hall.url, '0501', 'demo-0501');
  bench = await maintainer.watch({ view: 'bench' });
  await bench.until((view) => view.devices.every(({ health }) => health?.state === 'up'));
});
afterAll(async () => {
  maintainer?.close();
  await browser?.close();
  await hall?.remove();
});

async function screen(path: string, width: number, height: number): Promise<Page> {
  const one = await openPage(browser, { width, height, language: 'zh-Hans' });
  opened.push(one);
  await one.page.goto(hall.url + path);
  return one.page;
}

async function staffScreen(path: string, staff: string): Promise<Page> {
  const one = await openPage(browser, { width: 1440, height: 900, language: 'zh-Hans' });
  opened.push(one);
  await signInOnPage(one.page, hall.url + path, staff);
  return one.page;
}

const hand = (order: SimulatorOrder) => maintainer.ask({ ask: 'simulate', order });

function simulated(view: BenchView, device: string): SimulatedDevice | undefined {
  return view.devices.find((one) => one.device === device)?.simulated ?? undefined;
}
function printerOf(view: BenchView) {
  const device = simulated(view, PRINTER);
  return device?.kind === 'printer' ? device : undefined;
}
function signOf(view: BenchView, counter: '3' | '4') {
  const device = simulated(view, `sign-${counter}`);
  return device?.kind === 'ledSign' ? device.dots : undefined;
}
function padOf(view: BenchView, counter: '3' | '4') {
  const device = simulated(view, `pad-${counter}`);
  return device?.kind === 'ratingPad' ? device : undefined;
}
function keypadOf(view: BenchView) {
  const device = simulated(view, KEYPAD);
  return device?.kind === 'callKeypad' ? device : undefined;
}

/** The console's large key says what comes next; a clerk presses it when it does. */
const nextKey = (clerk: Page, name: string) =>
  clerk
    .locator('.main-key:not([aria-disabled=true]):not([aria-busy=true])', { hasText: name })
    .waitFor();

const litDots = ({ bits }: DotPicture) =>
  Buffer.from(bits, 'base64').reduce(
    (sum, byte) => sum + byte.toString(2).replace(/0/g, '').length,
    0,
  );

test('one customer takes a ticket, is called, served and rates, and every screen and device shows it', async () => {
  const kiosk = await screen('/kiosk/k1', 1080, 1920);
  const lobby = await screen('/lobby', 1920, 1080);
  const display = await screen('/window/3', 1280, 360);
  const pad = await screen('/pad/3', 1280, 800);
  const clerk = await staffScreen('/clerk', '0386');

  // The clerk takes the window.
  await clerk
    .getByRole('button', { name: /3 号窗口|^3\b/ })
    .first()
    .click();
  await clerk.getByText('没有人在等').first().waitFor();

  // The customer takes a ticket by touch, and the paper carries number and phone address.
  await kiosk.getByRole('button', { name: '新装开户' }).click();
  await kiosk.getByRole('heading', { level: 1, name: 'A001' }).waitFor();
  await kiosk.getByText('请取走您的小票').waitFor();
  const printed = await bench.until((view) =>
    (printerOf(view)?.slips ?? []).some((slip) => slip.isCut),
  );
  const slip = printerOf(printed)?.slips.at(-1);
  expect(slip?.text.join('\n')).toContain('新装开户');
  const address = slip === undefined ? undefined : readQr(slip.picture);
  expect(address).toMatch(/\/t\/\d{4}-\d{2}-\d{2}\.A001~/);

  // The phone follows it.
  const phone = await screen(new URL(address ?? '').pathname, 390, 844);
  await phone.getByRole('heading', { level: 1, name: 'A001' }).waitFor();

  // One key calls: board, window display, LED, phone and voice.
  const darkDots = signOf(bench.now(), '3');
  await clerk.locator('body').press('Space');
  await lobby.getByText('A001').first().waitFor();
  await display.getByText('A001').first().waitFor();
  await phone.getByText('3 号窗口').first().waitFor();
  const lit = await bench.until((view) => signOf(view, '3')?.text.includes('A001') === true);
  const dots = signOf(lit, '3');
  expect(dots === undefined ? 0 : litDots(dots.red)).toBeGreaterThan(100);
  expect(dots?.red.bits).toBe(dots?.green.bits);
  expect(dots?.red.bits).not.toBe(darkDots?.red.bits);

  // Served and finished by keyboard; the pad asks.
  await nextKey(clerk, '开始办理');
  await clerk.keyboard.press('Enter');
  await display.getByText('正在办理').waitFor();
  await nextKey(clerk, '办结');
  await clerk.keyboard.press('F8');
  await pad.getByText('请评价刚才的服务').waitFor();
  await bench.until((view) => padOf(view, '3')?.isAsking === true);
  await pad.getByRole('button', { name: /^非常满意/ }).click();
  await phone.getByText('非常满意').first().waitFor();

  // The lobby page has told the server that it spoke the call whole; the supervisor reads all of it.
  const visit = visitIdSchema.parse(
    decodeURIComponent(address ?? '')
      .split('/t/')[1]
      ?.split('~')[0],
  );
  const supervisor = await signIn(hall.url, '0201', 'demo-0201');
  const told = async () => {
    const asked = await supervisor.ask({ ask: 'timeline', visit });
    return asked.ok ? asked.value.timeline.map(({ what }) => what) : [];
  };
  await expect.poll(told, { timeout: 30_000 }).toContain('callSpoken');
  expect(await told()).toEqual(
    expect.arrayContaining([
      'ticketIssued',
      'printReported',
      'ticketCalled',
      'servingBegan',
      'stepFinished',
      'stepRated',
    ]),
  );
  supervisor.close();
  const manage = await staffScreen('/manage', '0201');
  await manage.getByRole('link', { name: '到访' }).click();
  await manage.getByText('A001').first().click();
  for (const words of ['非常满意', '林晓雯', '取号机 1']) {
    await manage.getByText(words).first().waitFor();
  }
  await manage.getByRole('link', { name: '今日' }).click();
  await manage.getByText('新装开户').first().waitFor();
  expect(opened.flatMap(({ faults }) => faults)).toEqual([]);
});

test('a customer who lays an ID card is known by class, and a clerk with nothing but a keypad serves', async () => {
  const kiosk = await screen('/kiosk/k1', 1080, 1920);
  const clerk = await signIn(hall.url, '0390', 'demo-0390');
  await clerk.command({ type: 'openShift', counter: counterIdSchema.parse('4') });
  clerk.close();
  await hand({ order: 'layCard', device: READER, card: 'c2', fault: 'none' });
  await kiosk.getByText('周').first().waitFor();
  await kiosk.getByText('65 岁以上').first().waitFor();
  await kiosk.getByRole('button', { name: '套餐变更' }).click();
  await kiosk.getByRole('heading', { level: 1, name: 'R001' }).waitFor();
  await hand({ order: 'liftCard', device: READER });

  const press = (key: 'call' | 'start' | 'evaluate') =>
    hand({ order: 'pressKey', device: KEYPAD, digits: '', key });
  await press('call');
  await bench.until((view) => signOf(view, '4')?.text.includes('R001') === true);
  await bench.until((view) => keypadOf(view)?.display.includes('001') === true);
  await press('start');
  await bench.until((view) => signOf(view, '4')?.text.includes('正在办理') === true);
  await press('evaluate');
  await bench.until((view) => padOf(view, '4')?.isAsking === true);
  await hand({ order: 'pressGrade', device: PAD, grade: 3 });
  await bench.until((view) => padOf(view, '4')?.lastGrade === 3);

  const supervisor = await signIn(hall.url, '0201', 'demo-0201');
  await expect
    .poll(async () => {
      const asked = await supervisor.ask({
        ask: 'visits',
        day: null,
        search: 'R001',
        before: null,
      });
      return asked.ok
        ? asked.value.lines.map(({ outcome, level }) => [outcome, level === null])
        : [];
    })
    .toEqual([['finished', false]]);
  supervisor.close();
});
