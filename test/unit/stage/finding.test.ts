import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ok } from '#contract/outcome.ts';
import { type HallSettings, hallSettingsSchema } from '#contract/settings.ts';
import { openFinding } from '#stage/finding.ts';

const shipped = hallSettingsSchema.parse(
  JSON.parse(readFileSync(new URL('../../../config/hall.json', import.meta.url), 'utf8')),
);
const PATH = '/dev/serial/by-id/usb-FTDI_FT232R-if00';

/** Finding over settings that are kept in memory and checked as the file's are. */
function findingOfTest() {
  let settings: HallSettings = shipped;
  const probed: string[] = [];
  const finding = openFinding({
    list: async () => ({ lines: [], missing: [] }),
    probe: async (path) => {
      probed.push(path);
      return { kind: 'silent' };
    },
    settings: () => ({ settings, revision: '1' }),
    save: async (text) => {
      settings = hallSettingsSchema.parse(JSON.parse(text));
      return ok(settings);
    },
  });
  return { finding, probed, settings: () => settings };
}

test.each([
  ['printer', { kind: 'desk' }],
  ['idCardReader', { kind: 'kiosk', kiosk: shipped.kiosks[0]?.id }],
  ['ledSign', { kind: 'counter', counter: shipped.counters[0]?.id }],
  ['ratingPad', { kind: 'counter', counter: shipped.counters[0]?.id }],
  ['callKeypad', { kind: 'counter', counter: shipped.counters[0]?.id }],
] as const)('a %s that was found is entered so that the settings are good', async (kind, place) => {
  const { finding, settings } = findingOfTest();
  const answer = await finding.adoptLine({
    ask: 'adoptLine',
    path: PATH,
    baudRate: 9_600,
    kind,
    name: '新设备',
    place: JSON.parse(JSON.stringify(place)),
    address: 9,
  });
  const id = answer.ok ? answer.value.device : null;
  const device = settings().devices.find((each) => each.id === id);
  expect(device).toMatchObject({ kind, name: '新设备' });
  const port = settings().ports.find((each) => each.id === device?.port);
  expect(port).toMatchObject({ path: PATH, baudRate: 9_600, station: null });
});

test('a line on which a device of the hall is at work is left in peace', async () => {
  const { finding, probed } = findingOfTest();
  const wish = { ask: 'adoptLine', path: PATH, baudRate: 9_600, kind: 'printer' } as const;
  await finding.adoptLine({ ...wish, name: '甲', place: { kind: 'desk' }, address: 1 });
  expect(await finding.probeLine({ ask: 'probeLine', path: PATH })).toEqual(ok({ kind: 'inUse' }));
  await finding.probeLine({ ask: 'probeLine', path: '/dev/ttyS0' });
  expect(probed).toEqual(['/dev/ttyS0']);
});
