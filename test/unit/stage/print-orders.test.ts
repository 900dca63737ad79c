import { expect, test } from 'vitest';
import type { PrintReport } from '#contract/devices.ts';
import { deviceIdSchema } from '#contract/ids.ts';
import type { PrintOrder, StationLine } from '#contract/stations.ts';
import { openPrintOrders } from '#stage/print-orders.ts';
import { steppedClock } from '#test/support/stepped-clock.ts';

const device = deviceIdSchema.parse('printer-k1');
const document = [{ kind: 'number', text: 'A017' }] as const;

/** A station's line that only remembers what was said over it. */
function lineOfTest() {
  const said: string[] = [];
  const heard: string[] = [];
  const line: StationLine = {
    employ: () => {},
    print: ({ job }: PrintOrder) => void said.push(job),
    act: () => Promise.resolve(undefined),
    heard: (job) => void heard.push(job),
    trace: () => {},
  };
  return { line, said, heard };
}

function ordersOfTest() {
  const clock = steppedClock(0);
  let jobs = 0;
  const newJob = () => {
    jobs += 1;
    return `job-0000${jobs}`;
  };
  return { clock, orders: openPrintOrders({ clock, newJob }) };
}

test('nothing is asked of a station that is away, so that the ticket may go to another printer', async () => {
  const { orders } = ordersOfTest();
  const result = await orders.print({ device, document }, () => {});
  expect(result).toEqual({ kind: 'notPrinted', why: 'stationAway' });
});

test('a paper is asked for again under its own number when the station is back, and its end is heard once', async () => {
  const { clock, orders } = ordersOfTest();
  const { line, said, heard } = lineOfTest();
  const holds: PrintReport[] = [];
  orders.lineCame(line);
  const printing = orders.print({ device, document }, (report) => holds.push(report));
  orders.lineWent();
  orders.lineCame(line);
  orders.lineWent();
  orders.lineCame(line);
  expect(said).toEqual(['job-00001', 'job-00001', 'job-00001']);
  expect(holds).toEqual([{ kind: 'held', why: 'stationAway' }]);
  const report = { kind: 'printed', confirmedBy: 'processId' } as const;
  orders.heard({ job: 'job-00001', report });
  orders.heard({ job: 'job-00001', report });
  expect(await printing).toEqual(report);
  // Told each time: a station asks again until it knows that it was heard.
  expect(heard).toEqual(['job-00001', 'job-00001']);
  expect(clock.sleepers).toBe(0);
});

test('a station that stays away leaves its papers to a person, and what it says later changes nothing', async () => {
  const { clock, orders } = ordersOfTest();
  const { line, heard } = lineOfTest();
  orders.lineCame(line);
  const printing = orders.print({ device, document }, () => {});
  orders.lineWent();
  await clock.advance(11 * 60_000);
  expect(await printing).toEqual({ kind: 'unconfirmed', why: 'stationAway' });
  orders.lineCame(line);
  orders.heard({ job: 'job-00001', report: { kind: 'printed', confirmedBy: 'barrier' } });
  expect(heard).toEqual(['job-00001']);
});
