import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { counterIdSchema, deviceIdSchema, kioskIdSchema, serviceIdSchema } from '#contract/ids.ts';
import { openBrowser, openPage } from './browser.ts';
import { AS_SHIPPED, startHall } from './running-hall.ts';
import { signInOnPage } from './staff-page.ts';
import { pairScreen, signIn, type Visitor } from './visitor.ts';

/** `npm run pictures`: the pictures of the README, from a hall that really runs with some customers in it. */
const FOLDER = fileURLToPath(new URL('../pictures/', import.meta.url));
mkdirSync(FOLDER, { recursive: true });

const hall = await startHall(AS_SHIPPED);
const browser = await openBrowser();
const settle = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function picture(
  name: string,
  path: string,
  size: { readonly width: number; readonly height: number },
  prepare: (page: Page) => Promise<void>,
): Promise<void> {
  const { page, close } = await openPage(browser, { ...size, language: 'zh-Hans' });
  await page.goto(hall.url + path);
  await prepare(page);
  await settle(1_500);
  await page.screenshot({ path: `${FOLDER}${name}.png` });
  await close();
}
const asItOpens = async () => {};
const DESK = { width: 1440, height: 900 };

const maintainer = await signIn(hall.url, '0501', 'demo-0501');
const bench = await maintainer.watch({ view: 'bench' });
await bench.until((view) => view.devices.every(({ health }) => health?.state === 'up'));
const kiosk = await pairScreen(hall.url, 'kiosk', {
  kind: 'kiosk',
  kiosk: kioskIdSchema.parse('k1'),
});
const take = async (service: string) => {
  await kiosk.command({
    type: 'issueTicket',
    service: serviceIdSchema.parse(service),
    priorityClass: null,
    withCard: false,
    language: 'zh-Hans',
  });
};
const slips = (count: number) =>
  bench.until((view) =>
    view.devices.some(
      ({ simulated }) => simulated?.kind === 'printer' && simulated.slipsEver >= count,
    ),
  );

for (const service of ['new-service', 'payment', 'repair', 'plan', 'help', 'payment']) {
  await take(service);
}
const clerks: Visitor[] = [];
for (const [index, staff] of ['0371', '0379', '0386', '0390', '0402', '0405'].entries()) {
  const clerk = await signIn(hall.url, staff, `demo-${staff}`);
  clerks.push(clerk);
  const counter = counterIdSchema.parse(String(index + 1));
  await clerk.command({ type: 'openShift', counter });
  if (index === 2 || index === 3) continue;
  await clerk.command({ type: 'callNext', counter });
  await clerk.command({ type: 'beginServing', counter });
}
for (const service of ['new-service', 'plan', 'payment', 'move', 'repair', 'new-service', 'help']) {
  await take(service);
}
await slips(6);

const counter3 = counterIdSchema.parse('3');
await clerks[2]?.command({ type: 'callNext', counter: counter3 });
await picture('lobby', '/lobby', { width: 1920, height: 1080 }, asItOpens);
await picture('window', '/window/3', { width: 1280, height: 360 }, asItOpens);
await picture('kiosk', '/kiosk/k1', { width: 1080, height: 1920 }, asItOpens);
await clerks[2]?.command({ type: 'beginServing', counter: counter3 });
await picture('clerk', '/clerk', DESK, async (page) => {
  await signInOnPage(page, `${hall.url}/clerk`, '0386');
  await page.getByRole('button', { name: /^3/ }).click().catch(asItOpens);
});
await clerks[2]?.command({ type: 'finish', counter: counter3, delivered: null });
await picture('rating-pad', '/pad/3', { width: 1280, height: 800 }, asItOpens);
await picture('kiosk-ticket', '/kiosk/k1', { width: 1080, height: 1920 }, async (page) => {
  await page.getByRole('button', { name: '新装开户' }).click();
  await page.getByText('请取走您的小票').waitFor({ timeout: 60_000 });
});
await maintainer.ask({
  ask: 'simulate',
  order: { order: 'layCard', device: deviceIdSchema.parse('reader-k1'), card: 'c1', fault: 'none' },
});
await picture('bench', '/bench', DESK, (page) => signInOnPage(page, `${hall.url}/bench`, '0501'));
await picture('manage-live', '/manage', DESK, (page) =>
  signInOnPage(page, `${hall.url}/manage`, '0201'),
);
await picture('manage-visit', '/manage', DESK, async (page) => {
  await signInOnPage(page, `${hall.url}/manage`, '0201');
  await page.getByRole('link', { name: '到访' }).click();
  await page.getByText('A001').first().click();
});
await picture('manage-today', '/manage', DESK, async (page) => {
  await signInOnPage(page, `${hall.url}/manage`, '0201');
  await page.getByRole('link', { name: '今日' }).click();
});
await picture('manage-devices', '/manage', DESK, async (page) => {
  await signInOnPage(page, `${hall.url}/manage`, '0501');
});
await picture('start', '/', DESK, asItOpens);

await browser.close();
await hall.remove();
process.exit(0);
