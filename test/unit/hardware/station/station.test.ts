import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Crew, DeviceReading, PrintResult } from '#contract/devices.ts';
import { deviceIdSchema } from '#contract/ids.ts';
import { ok } from '#contract/outcome.ts';
import type { HallEars, HallLine } from '#hardware/station/hall-line.ts';
import { type JobBook, openJobBook } from '#hardware/station/job-book.ts';
import { openStation } from '#hardware/station/station.ts';
import { readStationArguments } from '#hardware/station/station-arguments.ts';
import { steppedClock } from '#test/support/stepped-clock.ts';

const device = deviceIdSchema.parse('printer-k1');
const document = [{ kind: 'number', text: 'A017' }] as const;
const HALL_TIME = { brightness: 100, today: '2026-07-03', timeZone: 'Asia/Shanghai' } as const;
const order = (job: string) => ({ job, device, document });
const PRINTED: PrintResult = { kind: 'printed', confirmedBy: 'processId' };

/** A station whose crew and line are looked at from outside. */
function stationOfTest(book: JobBook) {
  const clock = steppedClock(0);
  const printed: string[] = [];
  const answers: boolean[] = [];
  const told: unknown[] = [];
  let isLinked = true;
  let ears: HallEars | undefined;
  let read = (_reading: DeviceReading) => {};
  let finish = (_result: PrintResult) => {};
  const crew: Crew = {
    employ: () => {},
    print: (_device, blocks) => {
      printed.push(JSON.stringify(blocks));
      return new Promise((resolve) => {
        finish = resolve;
      });
    },
    showOnSign: async () => ok(),
    showEmergency: async () => [],
    dimSigns() {},
    openRating: async () => ok(),
    answerKeypad: async (_device, { isDone }) => {
      answers.push(isDone);
      return ok();
    },
    health: () => undefined,
    onReading: (listener) => {
      read = listener;
      return () => {};
    },
    onHealth: () => () => {},
    onTrace: () => () => {},
    stop: async () => {},
  };
  const line: HallLine = {
    tell: (name, ...said) => {
      if (isLinked) told.push([name, ...said]);
      return isLinked;
    },
    hear: (given) => {
      ears = given;
      return () => {};
    },
    close: () => {},
  };
  openStation({ crew, book, line, clock, onEmployed: () => {} });
  return {
    clock,
    printed,
    answers,
    told,
    link: (linked: boolean) => {
      isLinked = linked;
    },
    ears: () => {
      if (ears === undefined) throw new Error('the station listens');
      return ears;
    },
    read: (reading: DeviceReading) => read(reading),
    finish: (result: PrintResult) => finish(result),
  };
}

test('a paper that the hall asks for again is printed once and reported until it is heard', async () => {
  const book = openJobBook(':memory:');
  const station = stationOfTest(book);
  station.ears().print(order('job-00001'));
  station.ears().print(order('job-00001'));
  station.link(false);
  station.finish(PRINTED);
  await nextTurn();
  expect(station.told).toEqual([]);
  station.link(true);
  station.ears().print(order('job-00001'));
  expect(station.printed).toHaveLength(1);
  expect(station.told).toEqual([['job', { job: 'job-00001', report: PRINTED }]]);
  station.ears().heard('job-00001');
  expect(book.all()).toEqual([]);
});

test('a program that was stopped in the middle of a paper leaves it unconfirmed and prints only what was not begun', async () => {
  const book = openJobBook(':memory:');
  book.keep(order('job-begun1'));
  book.begin('job-begun1');
  book.keep(order('job-kept01'));
  const station = stationOfTest(book);
  expect(station.printed).toHaveLength(1);
  station.ears().print(order('job-begun1'));
  expect(station.told).toEqual([
    ['job', { job: 'job-begun1', report: { kind: 'unconfirmed', why: 'driverStopped' } }],
  ]);
});

test('while the line is away a key is answered with the error tone and a grade is kept for a minute', async () => {
  const station = stationOfTest(openJobBook(':memory:'));
  const grade = { kind: 'gradePressed', device, level: 5 } as const;
  station.link(false);
  station.read({ kind: 'keyPressed', device, digits: '', key: 'call' });
  station.read(grade);
  expect(station.answers).toEqual([false]);
  station.link(true);
  station.ears().employ({ ports: [], devices: [], signs: [], ...HALL_TIME });
  expect(station.told).toEqual([['reading', grade]]);
  station.link(false);
  station.read(grade);
  await station.clock.advance(61_000);
  station.link(true);
  station.ears().employ({ ports: [], devices: [], signs: [], ...HALL_TIME });
  expect(station.told).toHaveLength(1);
});

test('whoever starts a station with wrong words is told the right ones', () => {
  expect(
    readStationArguments(['--hall', 'http://10.0.0.5:8080', '--code', '123456']),
  ).toMatchObject({ ok: true, value: { hall: 'http://10.0.0.5:8080', code: '123456' } });
  for (const wrong of [
    [],
    ['--hall'],
    ['--hall', 'nonsense'],
    ['--hall', 'http://h', '--code', '12'],
  ]) {
    const refused = readStationArguments(wrong);
    expect(refused.ok ? '' : refused.problem).toContain('npm run station -- --hall');
  }
});
