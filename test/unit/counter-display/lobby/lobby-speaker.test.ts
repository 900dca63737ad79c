import { expect, test } from 'vitest';
import type { BoardCall } from '#contract/views.ts';
import { BOARD_TIME, call } from '../../../support/showcase/board-views.ts';
import { keptMemory, openedLobby, toldVoice } from './lobby-hall.ts';

const calling = (number: string, changes: Partial<BoardCall> = {}) =>
  call(number, '3', { isCalling: true, ...changes });

test('each call is said once, in the order in which they were called', () => {
  const { told, shows } = openedLobby({});
  shows({ calls: [calling('A001')] });
  shows({ calls: [calling('A003'), calling('A002'), calling('A001')] });
  shows({ calls: [calling('A003'), calling('A002'), calling('A001')] });
  expect(told.numbers()).toEqual(['A001', 'A002', 'A003']);
});

test('the hall hears of each call what came of it', async () => {
  const { link, told, shows } = openedLobby({});
  shows({ calls: [calling('A001', { calling: 2 })] });
  expect(link.sent).toEqual([]);
  await told.ends('spoken');
  expect(link.sent).toEqual([
    { type: 'reportSpoken', visit: '2026-07-03.A001', calling: 2, result: 'spoken' },
  ]);
});

test('a call that could not be said is reported as such', async () => {
  const { link, told, shows } = openedLobby({});
  shows({ calls: [calling('A001')] });
  await told.ends('suspended');
  expect(link.sent).toMatchObject([{ type: 'reportSpoken', result: 'suspended' }]);
});

test('a page that is loaded anew does not say again what it has said', async () => {
  const memory = keptMemory();
  const first = openedLobby({}, { memory });
  first.shows({ calls: [calling('A001')] });
  await first.told.ends('spoken');
  first.model.close();
  const again = openedLobby({ calls: [calling('A001')] }, { memory });
  expect(again.told.numbers()).toEqual([]);
});

test('a call that a reload has cut short is said whole', () => {
  const memory = keptMemory();
  const first = openedLobby({}, { memory });
  first.shows({ calls: [calling('A001')] });
  first.model.close();
  const again = openedLobby({ calls: [calling('A001')] }, { memory });
  expect(again.told.numbers()).toEqual(['A001']);
});

test('a page that is opened says nothing that is older than half a minute', () => {
  const { told } = openedLobby({ calls: [calling('A001', { at: BOARD_TIME - 30_000 })] });
  expect(told.numbers()).toEqual([]);
});

test('a recall is said again, and so is a call after a lost link', () => {
  const { told, shows, loses } = openedLobby({ calls: [calling('A001', { at: 0 })] });
  shows({ calls: [calling('A001', { calling: 2 })] });
  loses();
  shows({ calls: [calling('A002'), calling('A001', { calling: 2 })] });
  expect(told.numbers()).toEqual(['A001', 'A002']);
});

test('the clips of the hall’s languages are loaded ahead, and what is missing is told', async () => {
  const told = toldVoice(3);
  const { model, shows } = openedLobby({ voice: { languages: ['zh-Hans'], times: 2 } }, { told });
  await Promise.resolve();
  expect(model.speaker.missingClips.value).toBe(3);
  shows({ voice: { languages: ['zh-Hans'], times: 1 } });
  expect(told.prepared).toEqual([['zh-Hans']]);
  shows({ voice: { languages: ['zh-Hans', 'en'], times: 1 } });
  expect(told.prepared).toEqual([['zh-Hans'], ['zh-Hans', 'en']]);
});

test('a key is wanted while sound is held back or stands still, and presses it out', () => {
  const { model, told } = openedLobby({});
  expect(model.speaker.trouble.value).toBe(null);
  told.sound.value = 'suspended';
  expect(model.speaker.trouble.value).toBe('suspended');
  told.sound.value = 'stalled';
  expect(model.speaker.trouble.value).toBe('stalled');
  model.speaker.start();
  expect(told.started()).toBe(1);
});
