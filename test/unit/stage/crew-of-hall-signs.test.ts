import { expect, test } from 'vitest';
import {
  type Crew,
  type DeviceSettings,
  deviceSettingsSchema,
  portSettingsSchema,
} from '#contract/devices.ts';
import { deviceIdSchema, stationIdSchema } from '#contract/ids.ts';
import { ok } from '#contract/outcome.ts';
import type { SignFace } from '#contract/signs.ts';
import type { Employment, StationAct, StationLine } from '#contract/stations.ts';
import { openCrewOfHall } from '#stage/crew-of-hall.ts';
import { steady } from '#test/support/sign-faces.ts';
import { steppedClock } from '#test/support/stepped-clock.ts';

const STATION = stationIdSchema.parse('counter-pc');
const id = (text: string) => deviceIdSchema.parse(text);
const HERE = portSettingsSchema.parse({ id: 'here', path: 'simulated', baudRate: 9600 });
const AFAR = portSettingsSchema.parse({
  id: 'afar',
  path: 'simulated',
  baudRate: 9600,
  station: STATION,
});
const sign = (name: string, port: string): DeviceSettings =>
  deviceSettingsSchema.parse({
    id: name,
    name,
    port,
    place: { kind: 'counter', counter: '1' },
    kind: 'ledSign',
    address: 1,
    columns: 16,
  });
const TEXTS = ['火警！请立即从最近的出口撤离', '火警请撤离', 'FIRE'];
const FIRE: SignFace = { spans: [{ text: '火警请撤离', colour: 'red' }], manner: 'emergency' };

/** The hall's devices, one sign on the server's own line and one on a station's. */
function hallOfTwoSigns() {
  const emergencies: (readonly string[] | null)[] = [];
  const own: Crew = {
    employ: () => {},
    print: async () => ({ kind: 'notPrinted', why: 'silent' }),
    showOnSign: async () => ok(),
    showEmergency: async (texts) => {
      emergencies.push(texts);
      return [];
    },
    dimSigns: () => {},
    openRating: async () => ok(),
    answerKeypad: async () => ok(),
    health: () => undefined,
    onReading: () => () => {},
    onHealth: () => () => {},
    onTrace: () => () => {},
    stop: async () => {},
  };
  const crew = openCrewOfHall({
    own,
    clock: steppedClock(0),
    newJob: () => 'job-0001',
    today: () => '2026-07-03',
    timeZone: () => 'Asia/Shanghai',
  });
  const acts: StationAct[] = [];
  const employments: Employment[] = [];
  const line: StationLine = {
    employ: (employment) => void employments.push(employment),
    print: () => {},
    act: async (act) => {
      acts.push(act);
      return ok();
    },
    heard: () => {},
    trace: () => {},
  };
  crew.employ([HERE, AFAR], [sign('own', 'here'), sign('far', 'afar')]);
  return { crew, acts, employments, emergencies, join: () => crew.join(STATION, line) };
}

test('an emergency reaches the signs of stations as those of the server, and ends there too', async () => {
  const { crew, acts, emergencies, join } = hallOfTwoSigns();
  join();
  await crew.showOnSign(id('far'), steady('A017'));
  expect(await crew.showEmergency(TEXTS)).toEqual([]);
  // What is called meanwhile waits for the end.
  await crew.showOnSign(id('far'), steady('A018'));
  await crew.showEmergency(null);
  expect(acts).toEqual([
    { act: 'showOnSign', device: 'far', face: steady('A017') },
    { act: 'showOnSign', device: 'far', face: FIRE },
    { act: 'showOnSign', device: 'far', face: steady('A018') },
  ]);
  expect(emergencies).toEqual([TEXTS, null]);
});

test('a station that comes during an emergency learns it with its devices, and how bright signs are', async () => {
  const { crew, employments, join } = hallOfTwoSigns();
  crew.dimSigns(40);
  expect(await crew.showEmergency(TEXTS)).toEqual([
    { device: 'far', problem: { kind: 'deviceDown', why: 'stationAway' } },
  ]);
  join();
  expect(employments.at(-1)).toMatchObject({
    brightness: 40,
    timeZone: 'Asia/Shanghai',
    signs: [{ device: 'far', face: FIRE }],
  });
  crew.dimSigns(100);
  expect(employments.at(-1)?.brightness).toBe(100);
});
