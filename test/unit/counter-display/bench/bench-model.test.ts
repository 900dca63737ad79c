import { expect, test, vi } from 'vitest';
import type { SimulatorOrder } from '#contract/bench.ts';
import type { QuestionOf } from '#contract/channels.ts';
import { counterIdSchema } from '#contract/ids.ts';
import type { BenchView } from '#contract/views.ts';
import { benchView, changed } from '#test/support/showcase/bench-views.ts';
import { PICTURE_TIME } from '#test/support/showcase/kiosk-views.ts';
import { stillLink } from '#test/support/showcase/still-link.ts';
import { openBenchModel, restoringOrders } from '../../../../counter-display/bench/bench-model.ts';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {} });

const COUNTER_3 = counterIdSchema.parse('3');

function benchShowing(view: BenchView = benchView) {
  const orders: SimulatorOrder[] = [];
  const link = stillLink({ bench: { face: 'live', view, at: PICTURE_TIME } });
  const model = openBenchModel({
    ...link,
    ask(question) {
      if (isOrder(question)) orders.push(question.order);
      return link.ask(question);
    },
  });
  return {
    model,
    orders,
    show: (next: BenchView) => {
      link.feeds.bench.value = { face: 'live', view: next, at: PICTURE_TIME };
    },
    lose: () => {
      link.feeds.bench.value = { face: 'linkLost', view, at: PICTURE_TIME };
    },
  };
}

function isOrder(question: { readonly ask: string }): question is QuestionOf<'simulate'> {
  return question.ask === 'simulate';
}

test('a grade key sends the byte that this site’s pads send for its level', () => {
  const { model, orders } = benchShowing();
  model.chooseCounter(COUNTER_3);
  model.keys.pressGrade(5);
  model.keys.pressGrade(2);
  expect(orders).toEqual([
    { order: 'pressGrade', device: 'pad-3', grade: 0 },
    { order: 'pressGrade', device: 'pad-3', grade: 3 },
  ]);
});

test('the key that was pressed last is known by its level', () => {
  const { model, show } = benchShowing();
  expect(model.keys.lastLevel.value).toBeNull();
  show(changed(benchView, 'pad-1', { lastGrade: 1 }));
  expect(model.keys.lastLevel.value).toBe(4);
});

test('a trembling finger presses the last key twice, and nothing before the first', () => {
  const { model, orders, show } = benchShowing();
  model.keys.pressGradeTwice();
  expect(orders).toEqual([]);
  show(changed(benchView, 'pad-1', { lastGrade: 4 }));
  model.keys.pressGradeTwice();
  expect(orders).toEqual([
    { order: 'pressGrade', device: 'pad-1', grade: 4 },
    { order: 'pressGrade', device: 'pad-1', grade: 4 },
  ]);
});

test('digits go along with the next key, at most eight of them, and are gone then', () => {
  const { model, orders } = benchShowing();
  for (const digit of '1234567890') model.keys.typeDigit(digit);
  model.keys.pressKey('transfer');
  model.keys.pressKey('call');
  expect(orders).toEqual([
    { order: 'pressKey', device: 'keypad-1', digits: '12345678', key: 'transfer' },
    { order: 'pressKey', device: 'keypad-1', digits: '', key: 'call' },
  ]);
});

test('what was typed on one keypad is not on another', () => {
  const { model } = benchShowing();
  model.keys.typeDigit('7');
  model.chooseCounter(COUNTER_3);
  expect(model.keys.digits.value).toBe('');
});

test('beeps are counted from the key that was pressed last', () => {
  const { model, show } = benchShowing();
  expect(model.keys.beeps.value).toBe(0);
  model.keys.pressKey('call');
  show(changed(benchView, 'keypad-1', { beeps: 6 }));
  expect(model.keys.beeps.value).toBe(2);
});

test('nothing can be pressed while the picture is old or the devices are real', () => {
  const { model, lose, show } = benchShowing();
  expect(model.canPress.value).toBe(true);
  lose();
  expect(model.canPress.value).toBe(false);
  show({ ...benchView, isSimulated: false });
  expect(model.canPress.value).toBe(false);
});

test('the card that lies on the reader is the one that is shown, else the one in the hand', () => {
  const { model, show } = benchShowing();
  expect(model.card.value).toBe('c1');
  model.nextCard();
  expect(model.card.value).toBe('c5');
  show(changed(benchView, 'reader-k1', { card: 'c1' }));
  expect(model.card.value).toBe('c1');
  show(benchView);
  model.nextCard();
  expect(model.card.value).toBe('c1');
});

test('a healthy bench is left alone, a broken one is put right thing by thing', () => {
  const printed = changed(benchView, 'printer-k1', { slips: [] });
  expect(restoringOrders(printed)).toEqual([]);

  const broken = [
    ['printer-k1', { paper: 'out', rowsLeft: 0, coverOpen: true, cutterJammed: true }],
    ['reader-k1', { card: 'c1', isSilent: true }],
    ['sign-2', { isRejecting: true, delayMs: 300 }],
  ] as const;
  const view = broken.reduce((now, [device, changes]) => changed(now, device, changes), printed);
  const unplugged = {
    ...view,
    ports: view.ports.map((port, at) => ({ ...port, isPlugged: at !== 1 })),
  };
  expect(restoringOrders(unplugged)).toEqual([
    { order: 'plugIn', port: 'card-reader' },
    { order: 'cutter', device: 'printer-k1', jammed: false },
    { order: 'cover', device: 'printer-k1', open: false },
    { order: 'paper', device: 'printer-k1', state: 'full' },
    { order: 'silence', device: 'reader-k1', on: false },
    { order: 'liftCard', device: 'reader-k1' },
    { order: 'delay', device: 'sign-2', ms: 0 },
    { order: 'reject', device: 'sign-2', on: false },
  ]);
});
