import { unreachable } from '#contract/assert.ts';
import type { Clock } from '#contract/clock.ts';
import type { Crew, DeviceReading } from '#contract/devices.ts';
import type { ActOutcome, Employment, PrintOrder, StationAct } from '#contract/stations.ts';
import type { HallLine } from './hall-line.ts';
import type { JobBook } from './job-book.ts';

/** A grade that was pressed while the line was away still counts when it is back so soon. */
const GRADE_KEPT_MS = 60_000;
const GRADES_MAX = 20;

export interface StationParts {
  readonly crew: Crew;
  readonly book: JobBook;
  readonly line: HallLine;
  readonly clock: Clock;
  /** Ports of the settings have come or gone: a simulator is started for those that ask for one. */
  readonly onEmployed: (employment: Employment) => void;
}

/**
 * The devices of one machine beside the server, driven for the hall over a line that may be lost at any moment. A paper is
 * kept before it is begun, printed once, and reported until the hall has heard it. What a person did while nobody could hear
 * it is not done later behind their back: a key is answered with the error tone, a card is let go.
 */
export function openStation({ crew, book, line, clock, onEmployed }: StationParts): {
  stop(): Promise<void>;
} {
  let unheardGrades: { readonly reading: DeviceReading; readonly at: number }[] = [];
  let stopTracing: (() => void) | undefined;
  /** Jobs of this run of the program that are on their way. */
  const underWay = new Map<string, Promise<void>>();

  const report = (job: string) => {
    const kept = book.find(job);
    if (kept?.report !== undefined) line.tell('job', { job, report: kept.report });
  };

  const print = (order: PrintOrder) => {
    underWay.set(order.job, putOut(order));
  };
  const putOut = async ({ job, device, document }: PrintOrder) => {
    book.begin(job);
    const result = await crew.print(device, document, (held) =>
      line.tell('job', { job, report: held }),
    );
    book.end(job, result);
    underWay.delete(job);
    report(job);
  };

  /** The hall says it again after each loss of the line; only the first time begins it. */
  const take = (order: PrintOrder) => {
    const known = book.find(order.job);
    if (known?.report !== undefined) return report(order.job);
    if (known !== undefined || underWay.has(order.job)) return;
    if (!book.keep(order)) {
      line.tell('job', { job: order.job, report: { kind: 'notPrinted', why: 'driverStopped' } });
      return;
    }
    print(order);
  };

  const act = (order: StationAct): Promise<ActOutcome> => {
    switch (order.act) {
      case 'showOnSign':
        return crew.showOnSign(order.device, order.face);
      case 'openRating':
        return crew.openRating(order.device);
      case 'answerKeypad':
        return crew.answerKeypad(order.device, order);
      default:
        return unreachable(order);
    }
  };

  const employ = (employment: Employment) => {
    onEmployed(employment);
    crew.employ(employment.ports, employment.devices);
    crew.dimSigns(employment.brightness);
    for (const { device, face } of employment.signs) void crew.showOnSign(device, face);
    for (const { id } of employment.devices) {
      const health = crew.health(id);
      if (health !== undefined) line.tell('health', { device: id, health });
    }
    const grades = unheardGrades.filter(({ at }) => clock.now() - at <= GRADE_KEPT_MS);
    unheardGrades = [];
    for (const { reading } of grades) line.tell('reading', reading);
  };

  const hear = (reading: DeviceReading) => {
    if (line.tell('reading', reading)) return;
    if (reading.kind === 'keyPressed') {
      void crew.answerKeypad(reading.device, { isDone: false, digits: '' });
    }
    if (reading.kind === 'gradePressed') {
      unheardGrades = [...unheardGrades.slice(1 - GRADES_MAX), { reading, at: clock.now() }];
    }
  };

  // Begun by a program that did not live to see the end: nobody knows how much of it is on paper.
  for (const { order, state, report: known } of book.all()) {
    if (known !== undefined) continue;
    if (state === 'begun') book.end(order.job, { kind: 'unconfirmed', why: 'driverStopped' });
    else print(order);
  }

  const leave = [
    crew.onReading(hear),
    crew.onHealth((device, health) => void line.tell('health', { device, health })),
    line.hear({
      employ,
      print: take,
      act,
      heard: book.forget,
      trace: (isWanted) => {
        stopTracing?.();
        stopTracing = isWanted
          ? crew.onTrace((trace) => void line.tell('trace', trace))
          : undefined;
      },
    }),
  ];

  return {
    stop: async () => {
      stopTracing?.();
      for (const end of leave) end();
      await crew.stop();
      await Promise.all(underWay.values());
      line.close();
      book.close();
    },
  };
}
