import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSettings } from '#config/settings-faults.ts';
import { LANGUAGES } from '#contract/language.ts';
import { demoHall, demoText, edited } from './demo-hall.ts';

function faultsIn(text: string, language: (typeof LANGUAGES)[number] = 'en') {
  const parsed = parseSettings(text, language);
  return parsed.ok ? [] : parsed.problem;
}

/** The demo hall's settings, changed as parsed JSON. */
function changed(change: (hall: ReturnType<typeof JSON.parse>) => void): string {
  const hall = JSON.parse(demoText);
  change(hall);
  return JSON.stringify(hall);
}

test('the demo hall has eight services, six counters and no fault', () => {
  const hall = demoHall();
  expect(hall.services.map((service) => service.prefix).join('')).toBe('ACFHRWXY');
  expect(hall.counters).toHaveLength(6);
  expect(hall.ports.every((port) => port.path === 'simulated')).toBe(true);
  const served = new Set(hall.counters.flatMap((counter) => counter.services));
  expect(hall.services.filter((service) => !served.has(service.id))).toEqual([]);
});

test('a fault tells its path in the file, what was found and what is allowed', () => {
  expect(faultsIn(edited('"prefix": "H"', '"prefix": "I"'))).toEqual([
    {
      path: 'services[3].prefix',
      found: '"I"',
      allowed: 'one of A, C, F, H, R, W, X, Y, U, K, M, J',
    },
  ]);
  expect(faultsIn(edited('"timeZone": "Asia/Shanghai"', '"timeZone": "Moon/Base"'))).toEqual([
    { path: 'timeZone', found: '"Moon/Base"', allowed: 'a time zone such as Asia/Shanghai' },
  ]);
  expect(faultsIn(edited('"graceMin": 60', '"graceMin": "an hour"'))).toEqual([
    { path: 'noShow.graceMin', found: '"an hour"', allowed: 'a number' },
  ]);
  expect(faultsIn(changed((hall) => delete hall.noShow))).toEqual([
    { path: 'noShow', found: 'nothing', allowed: 'a group { … }' },
  ]);
  expect(faultsIn(changed((hall) => hall.openingHours.pop()))).toMatchObject([
    { path: 'openingHours', allowed: 'exactly 7 entries' },
  ]);
  expect(faultsIn(changed((hall) => Object.assign(hall, { colour: 'red' })))).toEqual([
    { path: 'colour', found: '"red"', allowed: 'nothing: there is no such setting' },
  ]);
});

test('what does not fit together within the hall is told where it stands', () => {
  const cases: readonly (readonly [
    (hall: ReturnType<typeof JSON.parse>) => void,
    string,
    string,
  ])[] = [
    [(hall) => (hall.services[1].prefix = 'A'), 'services[1].prefix', 'a letter of its own'],
    [(hall) => (hall.services[1].id = 'repair'), 'services[2].id', 'stands there twice'],
    [(hall) => hall.counters[0].services.push('tea'), 'counters[0].services[3]', '"tea" is none'],
    [(hall) => (hall.devices[0].port = 'com9'), 'devices[0].port', '"com9" is none'],
    [(hall) => (hall.devices[0].fallbacks = ['sign-1']), 'devices[0].fallbacks[0]', 'printer'],
    [(hall) => (hall.devices[4].address = 1), 'devices[4].address', '1 is taken'],
    [(hall) => (hall.devices[2].port = 'desk-printer'), 'devices[2].port', 'of its own'],
    [(hall) => (hall.devices[3].place.counter = '9'), 'devices[3].place.counter', '"9" is none'],
    [(hall) => (hall.devices[3].port = 'sign-line-3'), 'devices[3].port', 'eight bits'],
    [(hall) => (hall.devices[8].address = 250), 'devices[8].address', '1 to 247'],
    [(hall) => (hall.openingHours[0][0].to = '00:00'), 'openingHours[0][0].to', 'not its start'],
    [(hall) => (hall.demo.accounts[1].staff = '0371'), 'demo.accounts[1].staff', 'twice'],
  ];
  for (const [change, path, allowed] of cases) {
    const faults = faultsIn(changed(change));
    expect(faults.map((fault) => fault.path)).toContain(path);
    expect(faults.find((fault) => fault.path === path)?.allowed).toContain(allowed);
  }
});

test('text that is no JSON is told with its line and column', () => {
  expect(faultsIn('{\n  "name": "厅",\n  oops\n}')).toEqual([
    { path: 'line:column 3:3', found: 'oops', allowed: 'correct JSON' },
  ]);
  const cut = demoText.slice(0, demoText.indexOf('"counters"'));
  const [fault] = faultsIn(cut, 'zh-Hans');
  const lines = cut.split('\n');
  expect(fault?.path).toContain(`${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`);
  expect(fault?.allowed).toBe('正确的 JSON');
});

test('no password is ever shown, wherever the fault lies', () => {
  const secret = 'open-sesame-0371';
  const texts = [
    changed((hall) => Object.assign(hall.demo.accounts[0], { password: secret, role: 'king' })),
    changed((hall) => Object.assign(hall.demo, { accounts: { password: secret } })),
    changed((hall) => Object.assign(hall, { demo: [{ password: secret }] })),
    edited(/"password": "demo-0371"/, `"password": "${secret}" oops`),
  ];
  for (const text of texts) {
    const told = JSON.stringify(faultsIn(text));
    expect(told).not.toContain(secret);
    expect(told.length).toBeGreaterThan(2);
  }
});

test('whatever stands in the file, it is taken or told in words, within bounds', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(...LANGUAGES), (json, language) => {
      const faults = faultsIn(JSON.stringify(json), language);
      expect(faults.length).toBeGreaterThan(0);
      expect(faults.length).toBeLessThanOrEqual(50);
      for (const fault of faults) {
        expect(fault.path).not.toBe('');
        expect(fault.allowed).not.toBe('');
        expect(fault.found.length).toBeLessThanOrEqual(80);
      }
    }),
    { numRuns: 200 },
  );
});

test('each fault has words in each language', () => {
  const text = changed((hall) => {
    hall.services[0].targetWaitMin = '20';
    hall.notices[0].en = 'a\u001bm';
    hall.ports[0].path = 'COM3';
    hall.demo.accounts[0].password = 'short';
  });
  const told = LANGUAGES.map((language) => faultsIn(text, language).map((fault) => fault.allowed));
  expect(told).toMatchInlineSnapshot(`
    [
      [
        "数",
        "不含控制字符的文字",
        "simulated、/dev/serial/by-id/…、tcp:主机:端口 或 hid:厂商:产品",
        "至少 8 个字符",
      ],
      [
        "數",
        "不含控制字元的文字",
        "simulated、/dev/serial/by-id/…、tcp:主機:埠 或 hid:廠商:產品",
        "至少 8 個字元",
      ],
      [
        "a number",
        "text without control characters",
        "simulated, /dev/serial/by-id/…, tcp:host:port or hid:vendor:product",
        "at least 8 characters",
      ],
    ]
  `);
});

test('services share a letter only where their numbers lie apart', () => {
  const sharing = (first: unknown, second: unknown) =>
    changed((hall) => {
      hall.services[1].prefix = hall.services[0].prefix;
      hall.services[0].numbers = first;
      hall.services[1].numbers = second;
    });
  expect(faultsIn(sharing({ from: 1, to: 200 }, { from: 201, to: 499 }))).toEqual([]);
  for (const second of [null, { from: 200, to: 300 }]) {
    expect(faultsIn(sharing({ from: 1, to: 200 }, second))).toEqual([
      {
        path: 'services[1].prefix',
        found: '"A"',
        allowed:
          'a letter of its own, or numbers apart from those of others; "A" is another service\'s',
      },
    ]);
  }
  expect(faultsIn(sharing({ from: 9, to: 8 }, { from: 201, to: 499 }))).toMatchObject([
    { path: 'services[0].numbers.to', allowed: 'a number not below "from"' },
  ]);
});

test('a group, a preference and a work profile name only what there is', () => {
  const faults = faultsIn(
    changed((hall) => {
      hall.services[0].group = 'gone';
      hall.counters[0].preference = [['haircut']];
      hall.workProfiles = [{ staff: '0386', services: ['haircut'] }];
    }),
  );
  expect(faults.map(({ path, allowed }) => `${path}: ${allowed}`)).toEqual([
    'services[0].group: a group from "serviceGroups"; "gone" is none',
    'counters[0].preference[0][0]: a service from "services" beside it; "haircut" is none',
    'workProfiles[0].services[0]: a service of this hall; "haircut" is none',
  ]);
});
