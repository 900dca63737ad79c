import type { SimulatorOrder } from '#contract/bench.ts';
import type { Simulated, Surroundings } from '../device.ts';
import { openInterpreter } from './interpreter.ts';
import { openMechanism } from './mechanism.ts';
import { type RealTimeCommand, watchRealTime } from './realtime.ts';
import { openReceiveBuffer } from './receive-buffer.ts';
import {
  automaticStatus,
  isOffline,
  type PrinterCondition,
  paperSensorStatus,
  realTimeStatus,
  watchedStatus,
} from './status.ts';
import { openTray } from './tray.ts';

const REAL_TIME_REPLY_MS = 2;
const REPLY_MS = 4;
/** A growing slip is shown this often at most. */
const SHOW_EVERY_MS = 125;
/** GS ( H answers with this, the id and a zero (§1.4). */
const PROCESS_ID_HEAD = [0x37, 0x22];

/** An ESC/POS ticket printer with Chinese firmware, a near-end sensor and a cutter. */
export function simulatePrinter(surroundings: Surroundings): Simulated {
  const { build, clock, say, changed } = surroundings;
  const tray = openTray(build.widthDots);
  const watch = watchRealTime();
  let condition: PrinterCondition = { paper: 'full', coverOpen: false, cutterError: false };
  let isJammed = false;
  /** Until the roll ends; undefined for a roll that is long enough. */
  let rowsLeft: number | undefined;
  let watchedMask = 0;
  let lastId = 0;
  let cancelShow: (() => void) | undefined;

  const show = () => {
    cancelShow?.();
    cancelShow = undefined;
    changed();
  };
  const showSoon = () => {
    cancelShow ??= clock.after(SHOW_EVERY_MS, show);
  };
  const become = (change: Partial<PrinterCondition>) => {
    const before = watchedStatus(watchedMask, condition);
    condition = { ...condition, ...change };
    if (before !== watchedStatus(watchedMask, condition)) say(automaticStatus(condition), REPLY_MS);
    show();
  };

  const mechanism = openMechanism({
    clock,
    tray,
    isReady: () => !isOffline(condition),
    takeRow() {
      if (rowsLeft === 0) {
        become({ paper: 'out' });
        return false;
      }
      if (rowsLeft !== undefined) rowsLeft -= 1;
      showSoon();
      return true;
    },
    takeCut() {
      if (isJammed) become({ cutterError: true });
      else showSoon();
      return !isJammed;
    },
    progressed: () => goOn(),
  });
  const interpreter = openInterpreter({
    widthDots: build.widthDots,
    mechanism,
    answerSensors(subject) {
      const isPaper = subject === 1 || subject === 49;
      say(isPaper ? paperSensorStatus(condition) : Uint8Array.of(0), REPLY_MS);
    },
    watchStatus(mask) {
      watchedMask = mask;
      if (mask !== 0) say(automaticStatus(condition), REPLY_MS);
    },
    confirm(id) {
      if (!build.answersProcessId) return;
      lastId += 1;
      const own = lastId;
      // §1.4: of several ids that wait, only the latest is answered.
      const run = () => {
        if (own === lastId) say(Uint8Array.of(...PROCESS_ID_HEAD, ...id, 0), REPLY_MS);
      };
      mechanism.add({ kind: 'then', run });
    },
  });
  const received = openReceiveBuffer(surroundings.setFlowing);

  const goOn = () => {
    while (!isOffline(condition) && mechanism.hasRoom() && received.bytes().length > 0) {
      const used = interpreter.step(received.bytes());
      if (used === 0) break;
      received.use(used);
    }
    received.settle();
    mechanism.wake();
  };
  const obeyNow = (command: RealTimeCommand) => {
    if (command.kind === 'status') {
      return say(realTimeStatus(command.subject, condition), REAL_TIME_REPLY_MS);
    }
    // §1.3: only for errors that a command can put right, here the cutter's.
    if (!condition.cutterError) return;
    if (command.clearsBuffers) {
      lastId += 1;
      mechanism.clear();
      interpreter.clear();
      received.clear();
    }
    become({ cutterError: false });
  };
  const changePaper = (paper: PrinterCondition['paper']) => {
    rowsLeft = undefined;
    // The end of the old roll falls out; what is still to be printed comes on the new one.
    if (condition.paper === 'out' && paper !== 'out') tray.finish(false);
    become({ paper });
  };
  const obey = (order: SimulatorOrder) => {
    switch (order.order) {
      case 'paper':
        return changePaper(order.state);
      case 'paperRunsOutAfter':
        rowsLeft = order.rows;
        return;
      case 'cover':
        // Whoever closes the cover has also put the blade back.
        return become(order.open ? { coverOpen: true } : { coverOpen: false, cutterError: false });
      case 'cutter':
        isJammed = order.jammed;
        return show();
      case 'takePaper':
        tray.takeAll();
        return show();
    }
  };

  return {
    hear(bytes) {
      for (const command of watch(bytes)) obeyNow(command);
      received.add(bytes);
      goOn();
    },
    obey(order) {
      obey(order);
      goOn();
    },
    state: (base) => ({
      ...base,
      kind: 'printer',
      paper: condition.paper,
      coverOpen: condition.coverOpen,
      cutterJammed: isJammed,
      rowsLeft: rowsLeft ?? null,
      slips: tray.slips(),
      growing: tray.growing(),
      slipsEver: tray.slipsEver(),
    }),
    stop() {
      cancelShow?.();
      mechanism.stop();
    },
  };
}
