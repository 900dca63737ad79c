import { expect, test } from 'vitest';
import type { Crew, DeviceSettings, PrintDocument } from '#contract/devices.ts';
import type { DeviceId } from '#contract/ids.ts';
import { ok, refuse } from '#contract/outcome.ts';
import type { SignFace } from '#contract/signs.ts';
import { tryDevice } from '#stage/device-test.ts';
import { at, STAGE_SETTINGS } from './stage-room.ts';

function settingsOf(id: DeviceId): DeviceSettings {
  const device = STAGE_SETTINGS.devices.find((each) => each.id === id);
  if (device === undefined) throw new Error(`${id} is in the settings`);
  return device;
}

/** A crew of which only what a test needs answers. */
function crewOf(parts: Partial<Crew>): Crew {
  const silent = async () => refuse({ kind: 'noReply' } as const);
  return {
    employ: () => {},
    print: async () => ({ kind: 'notPrinted', why: 'paperOut' }),
    showOnSign: silent,
    showEmergency: async () => [],
    dimSigns: () => {},
    openRating: silent,
    answerKeypad: silent,
    health: () => undefined,
    onReading: () => () => {},
    onHealth: () => () => {},
    onTrace: () => () => {},
    stop: async () => {},
    ...parts,
  };
}

test('a printer prints a slip that no one takes for a ticket, and says by whose word', async () => {
  const slips: PrintDocument[] = [];
  const crew = crewOf({
    print: async (_id, document) => {
      slips.push(document);
      return { kind: 'printed', confirmedBy: 'barrier' };
    },
  });
  const tested = await tryDevice(crew, settingsOf(at.printer), 'zh-Hant');
  expect(tested).toEqual({ isDone: true, why: 'barrier' });
  expect(slips[0]?.[0]).toMatchObject({ kind: 'text', text: '測試列印', size: 2 });
});

test('a printer that cannot says why', async () => {
  const tested = await tryDevice(crewOf({}), settingsOf(at.printer), 'en');
  expect(tested).toEqual({ isDone: false, why: 'paperOut' });
});

test('a sign shows the word for a test in the hall’s language', async () => {
  const shown: SignFace[] = [];
  const crew = crewOf({
    showOnSign: async (_id, face) => {
      shown.push(face);
      return ok();
    },
  });
  const sign = settingsOf(at.sign);
  expect(await tryDevice(crew, sign, 'zh-Hans')).toEqual({ isDone: true, why: '' });
  if (sign.kind !== 'ledSign') throw new Error('a sign');
  const alpha = { ...sign, protocol: { name: 'alpha', confirms: true } } as const;
  await tryDevice(crew, alpha, 'zh-Hans');
  const digits = { name: 'modbusDigits', firstRegister: 0, coding: 'bcd' } as const;
  const registers = { blinkRegister: null, brightnessRegister: null } as const;
  await tryDevice(crew, { ...sign, columns: 4, protocol: { ...digits, ...registers } }, 'zh-Hans');
  expect(shown.map(({ spans }) => spans.map(({ text }) => text))).toEqual([
    ['测试'],
    ['Test'],
    ['8888'],
  ]);
});

test('what a device on a line does not answer is told, and why where that is known', async () => {
  const down = crewOf({ openRating: async () => refuse({ kind: 'deviceDown', why: 'portLost' }) });
  expect(await tryDevice(down, settingsOf(at.pad), 'en')).toEqual({
    isDone: false,
    why: 'portLost',
  });
  expect(await tryDevice(crewOf({}), settingsOf(at.keypad), 'en')).toEqual({
    isDone: false,
    why: 'noReply',
  });
});

test('a reader is as well as it says', async () => {
  const reader = settingsOf(at.reader);
  const health = (state: 'up' | 'degraded' | 'down', why: 'healthy' | 'noisyLine' | 'silent') =>
    crewOf({ health: () => ({ state, why, since: 0, detail: '' }) });
  expect(await tryDevice(health('up', 'healthy'), reader, 'en')).toEqual({
    isDone: true,
    why: 'healthy',
  });
  expect(await tryDevice(health('degraded', 'noisyLine'), reader, 'en')).toEqual({
    isDone: true,
    why: 'noisyLine',
  });
  expect(await tryDevice(health('down', 'silent'), reader, 'en')).toEqual({
    isDone: false,
    why: 'silent',
  });
  expect(await tryDevice(crewOf({}), reader, 'en')).toEqual({ isDone: false, why: 'portMissing' });
});
