import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ticketNumberOf } from '#contract/ids.ts';
import { type HallSettings, hallSettingsSchema } from '#contract/settings.ts';
import { verifyJournal } from '#journal/verify.ts';
import { type OpenedPage, openBrowser, openPage } from '../support/browser.ts';
import { customersOf, type Day, queueAtKiosk, workShift } from '../support/hall-day.ts';
import { eventsOf } from '../support/journal-facts.ts';
import { type RunningHall, startHall } from '../support/running-hall.ts';
import {
  type SimulatorUnderTest,
  simulatedDevice,
  simulatedPort,
  startSimulated,
} from '../support/simulated.ts';
import { signInOnPage } from '../support/staff-page.ts';
import { signIn } from '../support/visitor.ts';

/**
 * A whole day of the hall, sixty times as fast: 600 customers at six kiosks, eight clerks, pads, phones, six printers at
 * the end of real lines, and three pages in a browser. What the customers lived through, what the journal says, what the
 * history tables say and what is on paper must be the same to the last visit.
 */
const SPEED = 60;
const CUSTOMERS = 600;
const DAY_MIN = 330;
const SEED = 20_261_125;
/** At sixty times the pace a printer still needs its second for each ticket. */
const KIOSKS = ['k1', 'k2', 'k3', 'k4', 'k5', 'k6'] as const;

let simulator: SimulatorUnderTest;
let hall: RunningHall;
let browser: Browser;
/** What the code on each paper says: the address of its visit. */
const printed: string[] = [];
const opened: OpenedPage[] = [];

/** The demo hall with six kiosks, eight counters and nothing on its lines but the kiosks' printers. */
function bigDemo(shipped: HallSettings): HallSettings {
  const [first, ...rest] = shipped.counters;
  if (first === undefined) throw new Error('the demo hall has counters');
  const counters = Array.from({ length: 8 }, (_, index) => ({
    ...(shipped.counters[index % (rest.length + 1)] ?? first),
    id: String(index + 1),
    label: String(index + 1),
  }));
  const everyDay = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]);
  return hallSettingsSchema.parse({
    ...shipped,
    openingHours: everyDay,
    services: shipped.services.map((service) => ({
      ...service,
      openTo: 'everyone',
      dailyQuota: null,
      pausedUntil: null,
    })),
    counters,
    kiosks: KIOSKS.map((id) => ({ id, name: id })),
    ports: KIOSKS.map((id) => ({ id, path: simulator.path(id), baudRate: 115_200 })),
    devices: KIOSKS.map((id) => ({
      id: `printer-${id}`,
      name: id,
      port: id,
      place: { kind: 'kiosk', kiosk: id },
      kind: 'printer',
      widthDots: 384,
      confirmedBy: 'processId',
      bigNumber: 'font',
      fallbacks: [],
    })),
    demo: {
      accounts: [
        ...(shipped.demo?.accounts ?? []),
        ...['0911', '0912'].map((staff) => ({
          staff,
          name: '临时',
          role: 'clerk',
          password: `demo-${staff}`,
        })),
      ],
    },
  });
}

beforeAll(async () => {
  simulator = await startSimulated(
    KIOSKS.map((id) =>
      simulatedPort(id, 115_200, [simulatedDevice('printer', `printer-${id}`, { widthDots: 384 })]),
    ),
  );
  for (const id of KIOSKS) {
    const device = `printer-${id}`;
    let seen = 0;
    simulator.process.onDevice((state) => {
      if (state.kind !== 'printer' || state.device !== device || state.slipsEver === seen) return;
      printed.push(...state.slips.slice(seen - state.slipsEver).map(({ qr }) => qr.join(' ')));
      seen = state.slipsEver;
    });
  }
  [browser, hall] = await Promise.all([
    openBrowser(),
    startHall(
      {
        settings: bigDemo,
        environment: {
          HALL_SPEED: String(SPEED),
          HALL_STARTS: String(Date.parse('2026-11-24T08:30:00+08:00')),
        },
      },
      'test/support/hall-at-speed.ts',
    ),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await hall?.remove();
  await simulator?.stop();
});

const clerksOf = (settings: HallSettings): readonly string[] =>
  (settings.demo?.accounts ?? []).flatMap(({ role, staff }) => (role === 'clerk' ? [staff] : []));

test('a day of 600 visits at eight counters ends with journal, history and paper in agreement', async () => {
  const settings = await import('../../config/hall.json', { with: { type: 'json' } });
  const demo = bigDemo(hallSettingsSchema.parse(settings.default));
  const services = [...new Set(demo.counters.flatMap((counter) => counter.services))];
  const customers = customersOf(CUSTOMERS, {
    services,
    kiosks: KIOSKS,
    dayMin: DAY_MIN,
    seed: SEED,
  });

  const lobby = await openPage(browser, { width: 1920, height: 1080, language: 'zh-Hans' });
  opened.push(lobby);
  await lobby.page.goto(`${hall.url}/lobby`);

  const day: Day = {
    url: hall.url,
    pause: (minutes) =>
      new Promise((resolve) => setTimeout(resolve, Math.max(minutes, 0) * (60_000 / SPEED))),
    tickets: new Map(),
    experiences: [],
  };
  let isOver = false;
  const shifts = clerksOf(demo)
    .slice(0, 8)
    .map((staff, index) => {
      const counter = demo.counters[index];
      if (counter === undefined) throw new Error('every clerk has a counter');
      return workShift(day, counter.id, { staff, isOver: () => isOver });
    });
  const kiosks = KIOSKS.map((kiosk) =>
    queueAtKiosk(
      day,
      kiosk,
      customers.filter((customer) => customer.kiosk === kiosk),
    ),
  );
  const doors = Promise.all(kiosks).then(async () => {
    while (day.experiences.length < CUSTOMERS) await day.pause(1);
    isOver = true;
  });
  await Promise.all([doors, ...shifts]);

  // Every paper is out before it is counted.
  const saidPrinted = () =>
    eventsOf(hall.dataFolder, 'printReported').filter(({ report }) => report.kind === 'printed');
  await expect.poll(() => saidPrinted().length - printed.length, { timeout: 60_000 }).toBe(0);
  // Whoever has only looked on for hours is signed out by then.
  const supervisor = await signIn(hall.url, '0201', 'demo-0201');
  const live = await supervisor.watch({ view: 'live' });
  const told = await live.until((view) => view.issued === CUSTOMERS && view.waiting === 0);
  const asked = await supervisor.ask({ ask: 'today', day: null });
  if (!asked.ok) throw new Error(asked.problem.text);
  const figures = asked.value;
  supervisor.close();
  const manage = await openPage(browser, { width: 1440, height: 900, language: 'zh-Hans' });
  opened.push(manage);
  await signInOnPage(manage.page, `${hall.url}/manage`, '0201');
  await manage.page.getByText(String(CUSTOMERS)).first().waitFor();
  expect(opened.flatMap(({ faults }) => faults)).toEqual([]);
  await hall.stop();

  // The chain is whole, and the history tables say what the facts say.
  const verified = verifyJournal({ folder: hall.dataFolder, withHistory: true });
  expect(verified.ok).toBe(true);

  const count = (ending: 'finished' | 'left' | 'noShow') =>
    day.experiences.filter((one) => one.ending === ending).length;
  const levels = [5, 4, 3, 2, 1].map(
    (level) => day.experiences.filter((one) => one.level === level).length,
  );
  expect([told.served, told.left]).toEqual([count('finished'), count('left')]);
  expect([figures.issued, figures.served, figures.left]).toEqual([
    CUSTOMERS,
    count('finished'),
    count('left'),
  ]);
  expect(figures.ratings).toEqual(levels);

  // Visit by visit: who was given a number, how it ended, and the one paper that carries it.
  const issued = eventsOf(hall.dataFolder, 'ticketIssued');
  expect(issued.map(({ visit }) => visit).toSorted()).toEqual([...day.tickets.keys()].toSorted());
  const finished = eventsOf(hall.dataFolder, 'stepFinished').map(({ visit }) => visit);
  expect(finished.toSorted()).toEqual(
    day.experiences.flatMap((one) => (one.ending === 'finished' ? [one.visit] : [])).toSorted(),
  );
  const left = eventsOf(hall.dataFolder, 'visitLeft').map(({ visit }) => visit);
  expect(left.toSorted()).toEqual(
    day.experiences.flatMap((one) => (one.ending === 'left' ? [one.visit] : [])).toSorted(),
  );
  // A printer says of each of its papers that it is out, and of none that is not; a rush at one kiosk may leave a
  // customer who is called at once without paper, which the journal says, and nobody ever has two.
  const numbers = printed.map((qr) => /\.([A-Z]\d{3,6})~/.exec(decodeURIComponent(qr))?.[1] ?? qr);
  expect(numbers.toSorted()).toEqual(
    saidPrinted()
      .map(({ visit }) => ticketNumberOf(visit))
      .toSorted(),
  );
  expect(new Set(numbers).size).toBe(numbers.length);
  const refused = new Set(
    eventsOf(hall.dataFolder, 'printReported').flatMap(({ visit, report }) =>
      report.kind === 'notPrinted' ? [visit] : [],
    ),
  );
  const withoutPaper = issued.filter(({ number }) => !numbers.includes(number));
  expect(withoutPaper.filter(({ visit }) => !refused.has(visit))).toEqual([]);
  expect(withoutPaper.length).toBeLessThan(CUSTOMERS / 5);
}, 900_000);
