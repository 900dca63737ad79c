import type { Clock } from '#contract/clock.ts';
import type { PrintDocument, PrintReport, PrintResult } from '#contract/devices.ts';
import type { DeviceId } from '#contract/ids.ts';
import type { JobReport, StationLine } from '#contract/stations.ts';

/** A station that stays away so long has taken its paper with it: a person decides about the ticket. */
const GIVE_UP_MS = 10 * 60_000;

/** The papers that one station has been asked for and has not told the end of. */
export interface PrintOrders {
  print(
    wanted: { readonly device: DeviceId; readonly document: PrintDocument },
    onHeld: (report: PrintReport) => void,
  ): Promise<PrintResult>;
  heard(report: JobReport): void;
  lineCame(line: StationLine): void;
  lineWent(): void;
  stop(): void;
}

interface Order {
  readonly device: DeviceId;
  readonly document: PrintDocument;
  readonly hold: (report: PrintReport) => void;
  readonly settle: (result: PrintResult) => void;
  callOffGivingUp: () => void;
}

/**
 * Once a paper was asked for over the line, nobody here can know how far it has come: while the line is away it is held,
 * when the station is back it is asked for again under the same number, and the station prints it once.
 */
export function openPrintOrders(given: {
  readonly clock: Clock;
  readonly newJob: () => string;
}): PrintOrders {
  const orders = new Map<string, Order>();
  let line: StationLine | undefined;

  const end = (job: string, result: PrintResult) => {
    const order = orders.get(job);
    if (order === undefined) return;
    orders.delete(job);
    order.callOffGivingUp();
    order.settle(result);
  };
  const say = (job: string, { device, document }: Order) =>
    line?.print({ job, device, document: [...document] });

  return {
    print: ({ device, document }, onHeld) => {
      if (line === undefined) return Promise.resolve({ kind: 'notPrinted', why: 'stationAway' });
      const { promise, resolve } = Promise.withResolvers<PrintResult>();
      let isHeld = false;
      const order: Order = {
        device,
        document,
        settle: resolve,
        hold: (report) => {
          if (!isHeld) onHeld(report);
          isHeld = true;
        },
        callOffGivingUp: () => {},
      };
      const job = given.newJob();
      orders.set(job, order);
      say(job, order);
      return promise;
    },
    heard: ({ job, report }) => {
      if (report.kind === 'held') return orders.get(job)?.hold(report);
      end(job, report);
      line?.heard(job);
    },
    lineCame: (came) => {
      line = came;
      for (const [job, order] of orders) {
        order.callOffGivingUp();
        say(job, order);
      }
    },
    lineWent: () => {
      line = undefined;
      for (const [job, order] of orders) {
        order.hold({ kind: 'held', why: 'stationAway' });
        order.callOffGivingUp = given.clock.after(GIVE_UP_MS, () =>
          end(job, { kind: 'unconfirmed', why: 'stationAway' }),
        );
      }
    },
    stop: () => {
      for (const job of [...orders.keys()]) end(job, { kind: 'unconfirmed', why: 'stationAway' });
    },
  };
}
