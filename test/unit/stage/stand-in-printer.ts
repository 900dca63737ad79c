import type { Clock } from '#contract/clock.ts';
import type { Health, PrintDocument, PrintReport, PrintResult } from '#contract/devices.ts';

/** As the real driver queues. */
const QUEUE_MAX = 8;
const TICKET_MS = 3_000;

export type PrinterState = 'works' | 'paperLow' | 'paperOut' | 'unplugged' | 'refuses';

/** What lay in the tray at the end. */
export interface Paper {
  readonly number: string;
  readonly isReprint: boolean;
  /** Nobody but the tray knows of it. */
  readonly isUnconfirmed: boolean;
}

interface Job {
  readonly document: PrintDocument;
  readonly onHeld: (report: PrintReport) => void;
  readonly settle: (result: PrintResult) => void;
}

/** A printer and its driver in one, which keeps the promises of `Crew.print` and shows its tray. */
export interface StandInPrinter {
  readonly papers: readonly Paper[];
  readonly asked: number;
  become(state: PrinterState, how?: 'quietly'): void;
  print: (document: PrintDocument, onHeld: Job['onHeld']) => Promise<PrintResult>;
  health(): Health;
  /** The driver is gone; what is in the printer still comes out, and nobody hears of it. */
  loseDriver(): void;
}

export function standInPrinter(clock: Clock, onHealth: (health: Health) => void): StandInPrinter {
  const papers: Paper[] = [];
  const queue: Job[] = [];
  let state: PrinterState = 'works';
  let printing: Job | undefined;
  let callOff = () => {};
  let asked = 0;

  const health = (): Health => {
    const since = clock.now();
    const detail = '';
    if (state === 'paperLow') return { state: 'degraded', why: 'paperLow', since, detail };
    if (state === 'paperOut') return { state: 'down', why: 'paperOut', since, detail };
    if (state === 'unplugged') return { state: 'down', why: 'portLost', since, detail };
    return { state: 'up', why: 'healthy', since, detail };
  };
  const whyNot = (): PrintResult | undefined => {
    if (state === 'paperOut') return { kind: 'notPrinted', why: 'paperOut' };
    if (state === 'unplugged') return { kind: 'notPrinted', why: 'portLost' };
    // Without a word about its health, as a printer whose queue is full.
    if (state === 'refuses' || queue.length >= QUEUE_MAX) {
      return { kind: 'notPrinted', why: 'rejecting' };
    }
    return undefined;
  };

  const comeOut = (job: Job, isUnconfirmed: boolean) => {
    const number = job.document.find((block) => block.kind === 'number')?.text ?? '';
    const [head] = job.document;
    const isReprint = head?.kind === 'text' && head.text.includes('REPRINT');
    papers.push({ number, isReprint, isUnconfirmed });
  };
  const next = () => {
    printing = queue.shift();
    if (printing !== undefined) callOff = clock.after(TICKET_MS, finish);
  };
  const finish = () => {
    const job = printing;
    if (job === undefined) return;
    comeOut(job, false);
    next();
    job.settle({ kind: 'printed', confirmedBy: 'processId' });
  };
  const turnAway = () => {
    const why = whyNot() ?? { kind: 'notPrinted', why: 'rejecting' };
    for (const job of queue.splice(0)) job.settle(why);
  };

  return {
    papers,
    get asked() {
      return asked;
    },
    health,
    become(next, how) {
      const before = state;
      state = next;
      if (how !== 'quietly') onHealth(health());
      callOff();
      if (printing === undefined) return;
      if (next === 'paperOut') {
        if (before !== 'paperOut') printing.onHeld({ kind: 'held', why: 'paperOut' });
        turnAway();
      } else if (next === 'unplugged') {
        const lost = printing;
        printing = undefined;
        // Half a ticket came out, and nobody can say of which it was more than half.
        comeOut(lost, true);
        lost.settle({ kind: 'unconfirmed', why: 'portLost' });
        turnAway();
      } else {
        callOff = clock.after(TICKET_MS, finish);
      }
    },
    loseDriver: () => {
      queue.length = 0;
      if (printing === undefined) return;
      printing = { document: printing.document, onHeld: () => {}, settle: () => {} };
    },
    print: (document, onHeld) => {
      asked += 1;
      const refused = whyNot();
      if (refused !== undefined) return Promise.resolve(refused);
      if (printing !== undefined && state === 'paperOut') {
        return Promise.resolve({ kind: 'notPrinted', why: 'paperOut' });
      }
      return new Promise((settle) => {
        queue.push({ document, onHeld, settle });
        if (printing === undefined) next();
      });
    },
  };
}
