import { type Signal, signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { HEALTH_REASONS } from '#contract/devices.ts';
import { ok } from '#contract/outcome.ts';
import type { StaffRole } from '#contract/staff.ts';
import { triedText } from '../../../../counter-display/manage/devices/device-words.ts';
import { openDevicesModel } from '../../../../counter-display/manage/devices/devices-model.ts';
import { placesFor, placesOf } from '../../../../counter-display/manage/devices/places.ts';
import type { Route } from '../../../../counter-display/manage/route.ts';
import { hasItsPlace } from '../../../../server/people/screen-places.ts';
import { devicesView } from '../../../support/showcase/manage-devices.ts';
import { MANAGE_TIME } from '../../../support/showcase/manage-views.ts';
import { steppedClock } from '../../../support/stepped-clock.ts';
import { askingLink } from './asking-link.ts';

const START = {
  name: {},
  language: 'zh-Hans',
  isDemo: true,
  version: '',
  accounts: [],
  stations: [],
  kiosks: [{ id: 'k1', name: '取号机 1' }],
  counters: [{ id: '3', label: '3', area: {} }],
};

function workshop(role: StaffRole = 'maintainer') {
  const link = askingLink({ devices: { face: 'live', view: devicesView, at: MANAGE_TIME } });
  const route: Signal<Route> = signal({ room: 'devices', part: 'devices', device: null });
  const model = openDevicesModel({
    link,
    clock: steppedClock(0),
    role,
    route,
    askStart: async () => ok(START),
  });
  return { link, route, model };
}

test('without a choice the archive of what is broken lies open', () => {
  const { model, route } = workshop();
  expect(model.opened.value?.device).toBe('reader-k1');
  route.value = { room: 'devices', part: 'devices', device: 'sign-2' };
  expect(model.opened.value?.device).toBe('sign-2');
  route.value = { room: 'devices', part: 'devices', device: 'long-gone' };
  expect(model.opened.value?.device).toBe('reader-k1');
});

test('a device that nobody has heard of counts as broken', () => {
  const { model } = workshop();
  expect(model.counts.value).toEqual({ all: 15, down: 3, degraded: 1 });
  model.chooseFilter('down');
  expect(model.listed.value.map(({ device }) => device)).toEqual(['reader-k1', 'sign-4', 'pad-6']);
});

test('devices are found by name, place, port and path', async () => {
  const { model } = workshop();
  await Promise.resolve();
  const find = (text: string) => {
    model.type(text);
    return model.listed.value.map(({ device }) => device);
  };
  expect(find('前台打印')).toEqual(['printer-desk']);
  expect(find('3 号窗口')).toEqual(['sign-3', 'pad-3']);
  expect(find('hid:0400')).toEqual(['reader-k1']);
  expect(find('KEYPADS').length).toBe(6);
  expect(find('nothing')).toEqual([]);
});

test('a device is tried once at a time, and what came of it is said in words', async () => {
  const { link, model } = workshop();
  const [printer] = devicesView.devices;
  if (printer === undefined) throw new Error('the picture has a printer');
  void model.test(printer);
  void model.test(printer);
  expect(link.asked).toEqual([{ ask: 'testDevice', device: 'printer-k1' }]);
  await link.reply({ isDone: false, why: 'paperOut' });
  const face = model.tests.value.get('printer-k1');
  expect(face).toEqual({ kind: 'tried', answer: { isDone: false, why: 'paperOut' } });
  expect(triedText('printer', { isDone: false, why: 'paperOut' })).toBe('没有成功：缺纸');
});

test('no outcome of a test is shown as a code', () => {
  const codes = [...HEALTH_REASONS, 'noSuchDevice', 'noReply', 'rejected', 'tooLong'];
  for (const why of codes) {
    expect(triedText('ledSign', { isDone: false, why }), why).not.toMatch(/[a-z]{4}/i);
  }
});

test('only the maintainer, whom the hall lets, is offered to try devices', () => {
  expect(workshop('maintainer').model.mayTest).toBe(true);
  expect(workshop('administrator').model.mayTest).toBe(false);
});

test('revoking asks once; who keeps the screen sends nothing', async () => {
  const { link, model } = workshop();
  const [screen] = devicesView.screens;
  if (screen === undefined) throw new Error('the picture has a screen');
  await model.revoke.revoke();
  model.revoke.press(screen.screen);
  model.revoke.keep();
  await model.revoke.revoke();
  expect(link.asked).toEqual([]);
  model.revoke.press(screen.screen);
  void model.revoke.revoke();
  void model.revoke.revoke();
  expect(link.asked).toEqual([{ ask: 'revokeScreen', screen: screen.screen }]);
  await link.fail('现在不行');
  expect(model.revoke.face.value).toMatchObject({ kind: 'refused', text: '现在不行' });
});

test('a screen is only ever invited to a place where the hall would take it', () => {
  const places = placesOf(START);
  for (const role of ['kiosk', 'windowDisplay', 'ratingPad', 'lobbyBoard'] as const) {
    const choices = placesFor(role, places);
    expect(choices.length).toBeGreaterThan(0);
    for (const place of choices) expect(hasItsPlace(role, place)).toBe(true);
  }
});

test('an invitation shows its code and is forgotten when another kind of screen is chosen', async () => {
  const { link, model } = workshop();
  void model.invite.ask({ kind: 'lobby' });
  void model.invite.ask({ kind: 'lobby' });
  expect(link.asked).toEqual([
    { ask: 'inviteScreen', role: 'lobbyBoard', place: { kind: 'lobby' } },
  ]);
  await link.reply({ code: '482193', until: MANAGE_TIME });
  expect(model.invite.face.value).toEqual({ kind: 'invited', code: '482193' });
  model.invite.chooseRole('kiosk');
  expect(model.invite.face.value).toEqual({ kind: 'choosing' });
});
