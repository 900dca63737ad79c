import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { counterIdSchema, kioskIdSchema, serviceIdSchema } from '#contract/ids.ts';
import type { ClerkView } from '#contract/views.ts';
import { type OpenedPage, openBrowser, openPage } from '../support/browser.ts';
import { type RunningHall, startHall, WITHOUT_DEVICES } from '../support/running-hall.ts';
import { pairScreen, signIn, type Visitor, type Watched } from '../support/visitor.ts';

/** Counter 3 of the demo hall takes new services, plans and returns. */
const COUNTER = counterIdSchema.parse('3');
const CLERK = { staff: '0386', password: 'demo-0386' } as const;

let browser: Browser;
let hall: RunningHall;
let kiosk: Visitor;
let opened: OpenedPage;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  hall = await startHall(WITHOUT_DEVICES);
  kiosk = await pairScreen(hall.url, 'kiosk', { kind: 'kiosk', kiosk: kioskIdSchema.parse('k1') });
  opened = await openPage(browser, { width: 1440, height: 900, language: 'zh-Hans' });
  page = opened.page;
});
afterEach(async () => {
  kiosk.close();
  await opened.close();
  await hall.remove();
});

async function takeTicket(service = 'new-service'): Promise<string> {
  const outcome = await kiosk.command({
    type: 'issueTicket',
    service: serviceIdSchema.parse(service),
    priorityClass: null,
    withCard: false,
    language: 'zh-Hans',
  });
  if (!outcome.ok) throw new Error(outcome.problem.text);
  return outcome.value.number ?? '';
}

/** What the hall itself says of the counter, seen by the same clerk on another line. */
async function atCounter(): Promise<Watched<ClerkView>> {
  const clerk = await signIn(hall.url, CLERK.staff, CLERK.password);
  return clerk.watch({ view: 'clerk', counter: COUNTER });
}

async function signInByKeyboard(): Promise<void> {
  await page.goto(`${hall.url}/clerk`);
  await page.getByLabel('工号').focus();
  await page.keyboard.type(CLERK.staff);
  await page.keyboard.press('Tab');
  await page.keyboard.type(CLERK.password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '请选择窗口' }).waitFor();
}

async function sitDown(): Promise<void> {
  await signInByKeyboard();
  await page.getByRole('button', { name: /^3/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('服务中').waitFor();
}

const number = () => page.locator('.now-big .num');
const mainKey = (name: string) => page.locator('.main-key', { hasText: name });
const tab = (name: string) => page.getByRole('tab', { name });

test('a clerk walks a whole shift without touching the mouse', async () => {
  const first = await takeTicket();
  const second = await takeTicket();
  const third = await takeTicket();
  await sitDown();
  await expect.poll(() => page.title()).toBe('(3) 3 号窗口');
  const seen = await atCounter();

  await page.keyboard.press('Space');
  await mainKey('开始办理').waitFor();
  expect(await number().textContent()).toBe(first);
  await page.keyboard.press('F2');
  await page.getByText('呼叫 2 次').waitFor();
  await page.keyboard.press('Enter');
  await mainKey('办结').waitFor();

  // A tick is the box's Space, not the page's.
  await page.getByRole('checkbox').first().focus();
  await page.keyboard.press('Space');
  await page.getByText('2 项已核 1 项').waitFor();
  await seen.until(({ current }) => current?.number === first && current.state === 'serving');
  await page.keyboard.press('F8');
  await page.getByText(`${first} 可以评价了`).waitFor();
  await seen.until(({ today }) => today.finished === 1);

  await page.keyboard.press('Space');
  await page.getByText('正在呼叫').waitFor();
  expect(await number().textContent()).toBe(second);
  await page.keyboard.press('F3');
  await tab('过号 1').waitFor();

  await page.keyboard.press('Space');
  await page.getByText('正在呼叫').waitFor();
  expect(await number().textContent()).toBe(third);
  await page.keyboard.press('F4');
  await tab('挂起 1').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '取回' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('正在呼叫').waitFor();
  expect(await number().textContent()).toBe(third);

  await page.keyboard.press('F6');
  await page.getByRole('heading', { name: `${third} 转到哪里` }).waitFor();
  // The first service that is not its own: payment, which counter 3 does not take.
  await page.keyboard.press('1');
  await page.getByText('空闲').waitFor();
  await seen.until(({ hallWaiting, queueCount }) => hallWaiting === 1 && queueCount === 0);

  await tab('过号 1').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '恢复', exact: true }).focus();
  await page.keyboard.press('Enter');
  await tab('我可办 1').waitFor();

  await page.getByRole('button', { name: '暂停' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '为什么暂停' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '窗口已暂停' }).waitFor();
  await seen.until(
    ({ counter: { state } }) => state.kind === 'paused' && state.reason['zh-Hans'] === '用餐',
  );
  await page.keyboard.press('Enter');
  await page.getByText('空闲').waitFor();

  await page.getByRole('button', { name: '离席' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '离席' }).waitFor();
  await page.keyboard.press('2');
  await page.getByLabel('工号').waitFor();
  await seen.until(({ counter }) => counter.state.kind === 'closed');
  expect(opened.faults).toEqual([]);
});

test('pressing twice is one call, and nobody is served by the second press', async () => {
  const first = await takeTicket();
  await takeTicket();
  await sitDown();
  const seen = await atCounter();
  await mainKey('呼叫下一位').dblclick();
  await page.getByText('正在呼叫').waitFor();
  await page.keyboard.press('Space');
  await page.keyboard.press('Space');
  const now = await seen.until(({ current }) => current?.number === first);
  expect([now.current?.state, now.queueCount]).toEqual(['called', 1]);
});

test('a key is seen to be pressed in the next frame, however late the answer', async () => {
  await takeTicket();
  const wire = await holdWire();
  await sitDown();
  wire.hold(true);
  const isBusy = page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        addEventListener('keydown', () =>
          requestAnimationFrame(() =>
            resolve(document.querySelector('.main-key')?.getAttribute('aria-busy') === 'true'),
          ),
        );
      }),
  );
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Space');
  expect(await isBusy).toBe(true);
  wire.hold(false);
  await page.getByText('正在呼叫').waitFor();
  expect(wire.sent().filter((frame) => frame.includes('"callNext"')).length).toBe(1);
});

test('a refusal is said in the hall’s own words', async () => {
  const wire = await holdWire();
  await signInByKeyboard();
  wire.hold(true);
  const colleague = await signIn(hall.url, '0379', 'demo-0379');
  await colleague.command({ type: 'openShift', counter: COUNTER });
  wire.dropHeld();
  wire.hold(false);
  await page.getByRole('button', { name: /^3/ }).click();
  await page.getByRole('alert').getByText('窗口由 何雨桐 使用中，请另选窗口').waitFor();
  colleague.close();
});

test('while the line is lost no key works, and all is back by itself with the line', async () => {
  const first = await takeTicket();
  await sitDown();
  await page.keyboard.press('Space');
  await mainKey('开始办理').waitFor();
  await hall.kill();
  await page.getByText('与大厅的连接断开了，正在重新连接').waitFor();
  expect(await mainKey('连接恢复前不能按').getAttribute('aria-disabled')).toBe('true');
  await page.keyboard.press('Enter');
  await page.getByText('按键暂时停用').waitFor();
  await hall.startAgain();
  await page.getByText('与大厅的连接断开了，正在重新连接').waitFor({ state: 'detached' });
  await page.getByText('按键暂时停用').waitFor({ state: 'detached' });
  expect(await number().textContent()).toBe(first);
  await page.keyboard.press('Enter');
  await mainKey('办结').waitFor();
});

test('a reloaded page sits where its clerk sits, with what was ticked', async () => {
  await takeTicket();
  await sitDown();
  await page.keyboard.press('Space');
  await mainKey('开始办理').waitFor();
  await page.getByText('身份证原件').click();
  await page.reload();
  await page.getByText('2 项已核 1 项').waitFor();
  await page.keyboard.press('Enter');
  await mainKey('办结').waitFor();
});

test('only free counters can be chosen, and the last one of this tab comes first', async () => {
  await sitDown();
  await page.getByRole('button', { name: '离席' }).click();
  await page.keyboard.press('1');
  await page.getByRole('heading', { name: '请选择窗口' }).waitFor();
  const last = page.getByRole('button', { name: '3 上次在这里' });
  await expect.poll(() => last.evaluate((key) => key === document.activeElement)).toBe(true);
  const colleague = await signIn(hall.url, '0379', 'demo-0379');
  await colleague.command({ type: 'openShift', counter: COUNTER });
  const taken = page.getByRole('button', { name: '3 何雨桐 使用中' });
  await taken.waitFor();
  expect(await taken.getAttribute('aria-disabled')).toBe('true');
  colleague.close();
});

test('what was really done is finished with, where it differs from the ticket', async () => {
  await takeTicket();
  await sitDown();
  await page.keyboard.press('Space');
  await mainKey('开始办理').waitFor();
  await page.keyboard.press('Enter');
  await mainKey('办结').waitFor();
  await page.getByLabel('实办事项').selectOption({ label: '套餐变更' });
  await mainKey('按套餐变更办结').waitFor();
  await page.keyboard.press('F8');
  await page.getByText('空闲').waitFor();
  const supervisor = await signIn(hall.url, '0201', 'demo-0201');
  const answer = await supervisor.ask({ ask: 'visits', day: null, search: '', before: null });
  const visit = answer.ok ? answer.value.lines[0]?.visit : undefined;
  if (visit === undefined) throw new Error('the visit is in the history');
  const timeline = await supervisor.ask({ ask: 'timeline', visit });
  expect(JSON.stringify(timeline)).toContain('套餐变更');
  supervisor.close();
});

interface HeldWire {
  /** Keeps what the hall says from the page, until it is let go or dropped. */
  hold(isHeld: boolean): void;
  dropHeld(): void;
  /** What the page has said, as text. */
  sent(): readonly string[];
}

async function holdWire(): Promise<HeldWire> {
  const sent: string[] = [];
  let held: (() => void)[] = [];
  let isHeld = false;
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      sent.push(String(message));
      server.send(message);
    });
    server.onMessage((message) => {
      if (isHeld) held.push(() => socket.send(message));
      else socket.send(message);
    });
  });
  return {
    hold(next) {
      isHeld = next;
      if (isHeld) return;
      for (const deliver of held) deliver();
      held = [];
    },
    dropHeld() {
      held = [];
    },
    sent: () => sent,
  };
}
