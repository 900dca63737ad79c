import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kioskIdSchema, serviceIdSchema } from '#contract/ids.ts';
import type { HallSettings } from '#contract/settings.ts';
import type { KioskView, SettingsView } from '#contract/views.ts';
import { eventsOf } from '../support/journal-facts.ts';
import { type RunningHall, startHall, WITHOUT_DEVICES } from '../support/running-hall.ts';
import { pairScreen, signIn, type Visitor, type Watched } from '../support/visitor.ts';

const KIOSK = { kind: 'kiosk', kiosk: kioskIdSchema.parse('k1') } as const;

let hall: RunningHall;
let administrator: Visitor;
let kiosk: Visitor;
let settings: Watched<SettingsView>;
let atKiosk: Watched<KioskView>;

beforeAll(async () => {
  hall = await startHall(WITHOUT_DEVICES);
  administrator = await signIn(hall.url, '0100', 'demo-0100');
  kiosk = await pairScreen(hall.url, 'kiosk', KIOSK);
  settings = await administrator.watch({ view: 'settings' });
  atKiosk = await kiosk.watch({ view: 'kiosk', kiosk: KIOSK.kiosk });
});
afterAll(async () => {
  administrator?.close();
  kiosk?.close();
  await hall?.remove();
});

const file = () => join(hall.configFolder, 'hall.json');
const named = (view: KioskView, name: string) =>
  view.services.some((each) => each.name['zh-Hans'] === name);
const rename = (text: string, name: string): string => {
  const read: HallSettings = JSON.parse(text);
  const [first, ...others] = read.services;
  if (first === undefined) throw new Error('the hall has services');
  const services = [{ ...first, name: { ...first.name, 'zh-Hans': name } }, ...others];
  return JSON.stringify({ ...read, services }, undefined, 2);
};
const takeTicket = () =>
  kiosk.command({
    type: 'issueTicket',
    service: serviceIdSchema.parse('payment'),
    priorityClass: null,
    withCard: false,
    language: 'zh-Hans',
  });
const isHealthy = async () => (await fetch(`${hall.url}/healthz`)).status;

test('what is saved from the running hall is on the kiosk at once, and in the file', async () => {
  const { text, revision } = settings.now();
  const saved = await administrator.ask({
    ask: 'saveSettings',
    text: rename(text, '开通业务'),
    revision,
  });
  expect(saved).toEqual({ ok: true, value: { faults: [], isStale: false } });
  await atKiosk.until((view) => named(view, '开通业务'));
  await settings.until((view) => view.revision !== revision && view.text.includes('开通业务'));
  expect(readFileSync(file(), 'utf8')).toContain('开通业务');
  const adopted = eventsOf(hall.dataFolder, 'settingsAdopted').at(-1);
  expect(adopted?.revision).toBe(settings.now().revision);
  expect(adopted?.settings.services[0]?.name['zh-Hans']).toBe('开通业务');
});

test('a page that shows older settings cannot save over newer ones', async () => {
  const { text, revision } = settings.now();
  const saved = await administrator.ask({
    ask: 'saveSettings',
    text: rename(text, '旧页面'),
    revision: `${revision}x`.slice(1),
  });
  expect(saved).toEqual({ ok: true, value: { faults: [], isStale: true } });
  expect(settings.now().text).toBe(text);
});

test('what a hand edits in the file is on the kiosk without a restart', async () => {
  writeFileSync(file(), rename(readFileSync(file(), 'utf8'), '手工改名'));
  await atKiosk.until((view) => named(view, '手工改名'));
  await settings.until(({ text, faults }) => text.includes('手工改名') && faults.length === 0);
  expect(await takeTicket()).toMatchObject({ ok: true });
});

test('a broken edit leaves the hall on the last good settings and says where the fault is; mending clears it', async () => {
  const good = readFileSync(file(), 'utf8');
  const { revision } = settings.now();
  writeFileSync(file(), good.replace('"prefix": "C"', '"prefix": "O"'));
  const { faults } = await settings.until((view) => view.faults.length > 0);
  expect(faults).toEqual([
    { path: 'services[1].prefix', found: '"O"', allowed: expect.stringContaining('A、C、F') },
  ]);
  expect(settings.now().revision).toBe(revision);
  expect(named(atKiosk.now(), '手工改名')).toBe(true);
  expect(await takeTicket()).toMatchObject({ ok: true });
  expect(await isHealthy()).toBe(200);

  writeFileSync(file(), good.replace('手工改名', '已修好'));
  await settings.until((view) => view.faults.length === 0);
  await atKiosk.until((view) => named(view, '已修好'));
});

test('a file that is no JSON at all is told as such, and a hall that restarts on it opens with the last good settings', async () => {
  const good = readFileSync(file(), 'utf8');
  writeFileSync(file(), good.slice(0, good.length / 2));
  const { faults } = await settings.until((view) => view.faults.length > 0);
  expect(faults).toHaveLength(1);
  await hall.stop();
  await hall.startAgain();
  const again = await signIn(hall.url, '0100', 'demo-0100');
  const after = await again.watch({ view: 'settings' });
  expect(after.now().text).toContain('已修好');
  expect(after.now().faults).toHaveLength(1);
  writeFileSync(file(), good);
  await after.until((view) => view.faults.length === 0);
  again.close();
});

test('devices that the settings bring are counted at once, and those that leave are counted no more', async () => {
  const counted = async () => {
    const { devices }: { devices: Record<'up' | 'degraded' | 'down', number> } = await (
      await fetch(`${hall.url}/healthz`)
    ).json();
    return devices.up + devices.degraded + devices.down;
  };
  const again = await signIn(hall.url, '0100', 'demo-0100');
  const view = await again.watch({ view: 'settings' });
  const change = async (devices: readonly unknown[], ports: readonly unknown[]) => {
    const { text, revision } = view.now();
    const edited = JSON.stringify({ ...JSON.parse(text), devices, ports });
    await again.ask({ ask: 'saveSettings', text: edited, revision });
    await view.until((now) => now.revision !== revision);
  };
  expect(await counted()).toBe(0);
  const reader = {
    id: 'reader-k1',
    name: '读卡器',
    port: 'line',
    place: KIOSK,
    kind: 'idCardReader',
  };
  await change([reader], [{ id: 'line', path: '/dev/does-not-exist', baudRate: 115_200 }]);
  expect(await counted()).toBe(1);
  await change([], []);
  expect(await counted()).toBe(0);
  again.close();
});
