import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { counterIdSchema, kioskIdSchema, serviceIdSchema, type VisitId } from '#contract/ids.ts';
import { clipsFor } from '../../counter-display/lobby/voice/voice-clips.ts';
import { type OpenedPage, openBrowser, openPage } from '../support/browser.ts';
import { type RunningHall, startHall, WITHOUT_DEVICES } from '../support/running-hall.ts';
import { pairScreen, signIn, type Visitor } from '../support/visitor.ts';

/** Board, window display and pad of a real hall in a real browser, from a call to its rating. */
const COUNTER = counterIdSchema.parse('3');
const SERVICE = serviceIdSchema.parse('new-service');
const CALLING_YELLOW = 'rgb(255, 200, 0)';

let browser: Browser;
let hall: RunningHall;
let kiosk: Visitor;
let clerk: Visitor;
let supervisor: Visitor;
const opened: OpenedPage[] = [];

beforeAll(async () => {
  [browser, hall] = await Promise.all([openBrowser(), startHall(WITHOUT_DEVICES)]);
  const k1 = kioskIdSchema.parse('k1');
  kiosk = await pairScreen(hall.url, 'kiosk', { kind: 'kiosk', kiosk: k1 });
  clerk = await signIn(hall.url, '0386', 'demo-0386');
  supervisor = await signIn(hall.url, '0201', 'demo-0201');
  await clerk.command({ type: 'openShift', counter: COUNTER });
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
afterAll(async () => {
  for (const visitor of [kiosk, clerk, supervisor]) visitor?.close();
  await browser?.close();
  await hall?.remove();
});

async function screen(path: string, width: number, height: number): Promise<Page> {
  const one = await openPage(browser, { width, height, language: 'zh-Hans' });
  opened.push(one);
  // How many clips have sounded, also across a reload of the page.
  await one.page.addInitScript(() => {
    const { start } = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (this: AudioBufferSourceNode, ...when) {
      document.documentElement.dataset.clips = String(clipsSoFar() + 1);
      return start.apply(this, when);
    };
    function clipsSoFar(): number {
      return Number(document.documentElement.dataset.clips ?? 0);
    }
  });
  await one.page.goto(hall.url + path);
  return one.page;
}
const lobby = () => screen('/lobby', 1920, 1080);
const display = () => screen('/window/3', 1280, 360);
const pad = () => screen('/pad/3', 1280, 800);

const clipsOf = (page: Page) =>
  page.evaluate(() => Number(document.documentElement.dataset.clips ?? 0));

async function takeNumber(): Promise<{ visit: VisitId; number: string }> {
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

async function call(): Promise<{ visit: VisitId; number: string }> {
  const ticket = await takeNumber();
  await clerk.command({ type: 'callNext', counter: COUNTER });
  return ticket;
}

async function serveAndFinish(): Promise<void> {
  await clerk.command({ type: 'beginServing', counter: COUNTER });
  await clerk.command({ type: 'finish', counter: COUNTER, delivered: SERVICE });
}

async function colourOf(page: Page, selector: string): Promise<string> {
  return page.locator(selector).evaluate((element) => getComputedStyle(element).color);
}

async function timelineOf(visit: VisitId) {
  const answer = await supervisor.ask({ ask: 'timeline', visit });
  if (!answer.ok) throw new Error(answer.problem.text);
  return answer.value;
}

/** What the hall knows of each calling of this visit, oldest first. */
async function spokenOf(visit: VisitId) {
  const { timeline } = await timelineOf(visit);
  return timeline.filter(({ what }) => what === 'callSpoken').map(({ values }) => values.result);
}

test('a call is seen on the board and over its counter, and the hall knows that it was heard', async () => {
  const [board, over] = await Promise.all([lobby(), display()]);
  await over.locator('.window-face.is-idle').waitFor();
  await board.locator('.lobby-board').waitFor();
  const devices = await supervisor.watch({ view: 'live' });
  const { visit, number } = await call();

  await board.locator('.hero.is-calling .fit.num', { hasText: number }).waitFor();
  await over.locator('.window-face.is-calling .fit.num', { hasText: number }).waitFor();
  expect(await colourOf(board, '.hero .fit.num')).toBe(CALLING_YELLOW);
  expect(await colourOf(over, '.message .fit.num')).toBe(CALLING_YELLOW);

  await expect.poll(() => spokenOf(visit), { timeout: 40_000 }).toEqual(['spoken']);
  expect(devices.now().alerts.filter(({ kind }) => kind === 'voiceSilent')).toEqual([]);

  // A board that is loaded anew says the recall, and not the call before it once more.
  await board.reload();
  await board.locator('.hero .fit.num', { hasText: number }).waitFor();
  await clerk.command({ type: 'recall', counter: COUNTER });
  await expect.poll(async () => (await spokenOf(visit)).length, { timeout: 40_000 }).toBe(2);
  const chime = 1;
  const clips = clipsFor({ number, counterLabel: '3', language: 'zh-Hans' }).length;
  expect(await clipsOf(board)).toBe(chime + clips);

  await clerk.command({ type: 'beginServing', counter: COUNTER });
  await over.locator('.window-face.is-serving .fit.num', { hasText: number }).waitFor();
  await board.locator('.hero:not(.is-calling)').waitFor();
  expect(await colourOf(board, '.hero .fit.num')).toBe('rgb(255, 255, 255)');
  await clerk.command({ type: 'finish', counter: COUNTER, delivered: SERVICE });
});

test('one press is one rating, however often the finger comes down', async () => {
  const page = await pad();
  await page.locator('.pad-face').waitFor();
  const { visit } = await call();
  await serveAndFinish();
  await page.getByRole('button', { name: '非常满意' }).dblclick();
  await page.getByRole('heading', { name: '谢谢您' }).waitFor();
  const { timeline } = await timelineOf(visit);
  expect(timeline.filter(({ what }) => what === 'stepRated')).toHaveLength(1);
});

test('a bad rating takes reasons along, and the supervisor sees them', async () => {
  const page = await pad();
  const { visit, number } = await call();
  await serveAndFinish();
  await page.getByRole('button', { name: /^不满意/ }).click();
  await page.getByRole('button', { name: '等待太久' }).click();
  await page.getByRole('button', { name: '提交评价' }).click();
  await page.getByRole('heading', { name: '谢谢您' }).waitFor();
  const live = await supervisor.watch({ view: 'live' });
  const { alerts } = await live.until((view) => view.alerts.some(({ kind }) => kind === 'unhappy'));
  expect(alerts).toContainEqual(
    expect.objectContaining({
      ...{ kind: 'unhappy', visit, number, level: 2 },
      reasons: [expect.objectContaining({ 'zh-Hans': '等待太久' })],
    }),
  );
});

test('a call that cuts a rating short is told to who was still choosing', async () => {
  const page = await pad();
  await call();
  await serveAndFinish();
  await page.getByRole('button', { name: /^非常不满意/ }).click();
  await page.getByRole('button', { name: '提交评价' }).waitFor();
  await call();
  await page.getByText('评价时间已过').waitFor();
  await page.getByRole('button', { name: '知道了' }).click();
  await page.getByText('办理结束后').waitFor();
  await clerk.command({ type: 'beginServing', counter: COUNTER });
});

test('a server that dies is seen on all three at once, and its return heals them', async () => {
  const [board, over, at] = await Promise.all([lobby(), display(), pad()]);
  await Promise.all([
    board.locator('.lobby-board').waitFor(),
    over.locator('.window-face.is-serving').waitFor(),
    at.locator('.pad-face').waitFor(),
  ]);
  const number = (await over.locator('.message .fit.num').textContent()) ?? '';
  await hall.kill();
  await Promise.all([
    board.locator('.lobby-board.is-old .banner').waitFor(),
    over.locator('.counter-state.is-unsure').waitFor(),
    at.locator('.pad-strip .banner').waitFor(),
  ]);
  // After ten seconds the number over the counter is not to be trusted any more.
  await over.getByRole('heading', { name: '请听窗口招呼' }).waitFor();
  expect(await over.getByText(number).count()).toBe(0);
  expect(await over.locator('.counter-plate .num').textContent()).toBe('3');

  await hall.startAgain();
  await Promise.all([
    board.locator('.lobby-board:not(.is-old)').waitFor(),
    over.locator('.window-face.is-serving .fit.num', { hasText: number }).waitFor(),
    at.locator('.pad-strip').waitFor({ state: 'detached' }),
  ]);
  clerk.close();
  clerk = await signIn(hall.url, '0386', 'demo-0386');
});
