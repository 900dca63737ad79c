import { expect, test } from 'vitest';
import type { CardReading, KeypadKey } from '#contract/devices.ts';
import { ageOn } from '#stage/readings.ts';
import { issue } from '../hall/hall-room.ts';
import { by, counter, kiosk, person, priorityClass } from '../rules/told-hall.ts';
import { at, STAGE_SETTINGS, type StageRoom, stageRoom } from './stage-room.ts';

const CARD: CardReading = {
  document: 'citizen',
  name: '周守义',
  idNumber: '990101194803020115',
  birth: '1948-03-02',
  validTo: 'longTerm',
};

async function atWork(): Promise<StageRoom> {
  const room = await stageRoom();
  await room.give({ type: 'openShift', counter: counter.one }, by.lin);
  return room;
}
const press = (room: StageRoom, key: KeypadKey) =>
  room.read({ kind: 'keyPressed', device: at.keypad, digits: '', key });
const last = (room: StageRoom) => room.answered.at(-1);
const did = (room: StageRoom) => room.events().at(-1);

test('the keys of a keypad do a counter’s work, each is answered, and the number stands on the display', async () => {
  const room = await atWork();
  for (let each = 0; each < 2; each += 1) await room.give(issue(), by.kiosk);
  const story: readonly (readonly [KeypadKey, string, { isDone: boolean; digits: string }])[] = [
    ['call', 'ticketCalled', { isDone: true, digits: '001' }],
    ['recall', 'ticketRecalled', { isDone: true, digits: '001' }],
    ['cancel', 'noShowMarked', { isDone: true, digits: '' }],
    ['call', 'ticketCalled', { isDone: true, digits: '002' }],
    ['start', 'servingBegan', { isDone: true, digits: '002' }],
    ['evaluate', 'stepFinished', { isDone: true, digits: '' }],
    ['pause', 'shiftPaused', { isDone: true, digits: '' }],
    ['pause', 'shiftResumed', { isDone: true, digits: '' }],
  ];
  for (const [key, event, answer] of story) {
    await press(room, key);
    expect([did(room), last(room)], key).toEqual([event, answer]);
  }
});

test('what a key orders is done in the name of the keypad, for its own counter', async () => {
  const room = await atWork();
  await room.give(issue(), by.kiosk);
  await press(room, 'call');
  expect(room.facts().at(-1)).toMatchObject({
    by: { kind: 'device', device: at.keypad, place: { kind: 'counter', counter: counter.one } },
    event: { type: 'ticketCalled', counter: counter.one },
  });
});

test('a long number shows its last three digits', async () => {
  const room = await atWork();
  for (let each = 0; each < 500; each += 1) void room.give(issue(), by.kiosk);
  await room.settle();
  for (let each = 0; each < 499; each += 1) {
    void room.give({ type: 'callNext', counter: counter.one }, by.lin);
    void room.give({ type: 'markNoShow', counter: counter.one }, by.lin);
  }
  await room.settle();
  await press(room, 'call');
  expect(room.facts().at(-1)?.event).toMatchObject({ visit: '2026-07-03.A1001' });
  expect(last(room)).toEqual({ isDone: true, digits: '001' });
});

test('a second press finds a call under way: the keypad is told no, and sees whom it is about', async () => {
  const room = await atWork();
  for (let each = 0; each < 2; each += 1) await room.give(issue(), by.kiosk);
  await Promise.all([press(room, 'call'), press(room, 'call')]);
  expect(room.answered).toEqual([
    { isDone: true, digits: '001' },
    { isDone: false, digits: '001' },
  ]);
  expect(room.events().filter((type) => type === 'ticketCalled')).toHaveLength(1);
});

test('at a closed counter every key is told no, and nothing happens', async () => {
  const room = await stageRoom();
  await room.give(issue(), by.kiosk);
  await room.pass(5_000);
  const facts = room.facts().length;
  for (const key of ['call', 'recall', 'start', 'evaluate', 'cancel', 'pause'] as const) {
    await press(room, key);
    expect(last(room), key).toEqual({ isDone: false, digits: '' });
  }
  expect(room.facts()).toHaveLength(facts);
});

test('keys that mean nothing here are told no', async () => {
  const room = await atWork();
  await press(room, 'function');
  await press(room, 'transfer');
  expect(room.answered).toEqual([
    { isDone: false, digits: '' },
    { isDone: false, digits: '' },
  ]);
});

test('a card lies at its kiosk: the person goes to the vault, the class comes by age', async () => {
  const room = await stageRoom();
  await room.read({ kind: 'cardRead', device: at.reader, card: CARD });
  expect(room.remembered).toEqual([{ name: CARD.name, idNumber: CARD.idNumber }]);
  expect(room.facts().at(-1)).toMatchObject({
    by: { kind: 'device', device: at.reader },
    event: {
      type: 'cardPresented',
      kiosk: kiosk.one,
      person: person.chen,
      priorityClass: priorityClass.elderly,
    },
  });
  expect(JSON.stringify(room.facts())).not.toContain(CARD.idNumber);
  expect(JSON.stringify(room.facts())).not.toContain(CARD.name);
});

test('who is young gets the normal class, and of several by age the highest counts', async () => {
  const room = await stageRoom();
  const classOf = () => room.hall.state().kiosks.get(kiosk.one)?.card?.priorityClass;
  await room.read({ kind: 'cardRead', device: at.reader, card: { ...CARD, birth: '1991-05-17' } });
  expect(classOf()).toBe(priorityClass.normal);
  const [normal, elderly, vip] = STAGE_SETTINGS.priorityClasses;
  if (normal === undefined || elderly === undefined || vip === undefined) throw new Error('three');
  room.settings = {
    ...STAGE_SETTINGS,
    priorityClasses: [normal, elderly, { ...vip, fromAge: 75 }],
  };
  await room.read({ kind: 'cardRead', device: at.reader, card: CARD });
  expect(classOf()).toBe(priorityClass.vip);
});

test('somebody is a year older from the birthday on', () => {
  expect(ageOn('1961-07-03', '2026-07-02')).toBe(64);
  expect(ageOn('1961-07-03', '2026-07-03')).toBe(65);
  expect(ageOn('1960-02-29', '2026-02-28')).toBe(65);
  expect(ageOn('1960-02-29', '2026-03-01')).toBe(66);
});

test('a card that could not be used is told at its kiosk until one could', async () => {
  const room = await stageRoom();
  expect(room.stage().cardRefused(kiosk.one)).toBe(null);
  const facts = room.facts().length;
  await room.read({ kind: 'cardRefused', device: at.reader, why: 'expired' });
  expect(room.stage().cardRefused(kiosk.one)).toEqual({ why: 'expired', at: room.clock.now() });
  expect(room.stage().cardRefused(kiosk.two)).toBe(null);
  expect(room.touched).toEqual(['kiosk:k1']);
  expect(room.facts()).toHaveLength(facts);
  await room.read({ kind: 'cardRead', device: at.reader, card: CARD });
  expect(room.stage().cardRefused(kiosk.one)).toBe(null);
});

test('a grade on the pad rates the step that is open at its counter, once', async () => {
  const room = await atWork();
  await room.give(issue(), by.kiosk);
  for (const type of ['callNext', 'beginServing'] as const) {
    await room.give({ type, counter: counter.one }, by.lin);
  }
  await room.give({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
  await room.settle();
  expect(room.ratings).toEqual([at.pad]);
  await room.read({ kind: 'gradePressed', device: at.pad, level: 4 });
  await room.read({ kind: 'gradePressed', device: at.pad, level: 1 });
  const rated = room.facts().filter(({ event }) => event.type === 'stepRated');
  expect(rated).toMatchObject([{ by: { device: at.pad }, event: { level: 4, reasons: [] } }]);
});

test('a grade when nothing is open changes nothing', async () => {
  const room = await atWork();
  const facts = room.facts().length;
  await room.read({ kind: 'gradePressed', device: at.pad, level: 1 });
  expect(room.facts()).toHaveLength(facts);
});

test('a device that the settings no longer know orders nothing', async () => {
  const room = await atWork();
  await room.give(issue(), by.kiosk);
  room.settings = { ...STAGE_SETTINGS, devices: [] };
  const facts = room.facts().length;
  await press(room, 'call');
  await room.read({ kind: 'cardRead', device: at.reader, card: CARD });
  expect(room.facts()).toHaveLength(facts);
  expect(room.remembered).toEqual([]);
});
