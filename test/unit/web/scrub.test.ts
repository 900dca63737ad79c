import fc from 'fast-check';
import { expect, test } from 'vitest';
import { systemChance } from '#clock/system-chance.ts';
import { steppedClock } from '#test/support/stepped-clock.ts';
import { openLog } from '#web/log.ts';
import { scrubLine, scrubText } from '#web/scrub.ts';

/** Invented people: area code 99, and a mobile of a range that is not given out. */
const CANARIES = ['990101198003070019', '99010119491231002X', '99010119491231002x', '13800000000'];

function logged(act: (log: ReturnType<typeof openLog>) => void): string {
  let text = '';
  const write = (line: string) => {
    text += line;
  };
  const log = openLog(steppedClock(1_783_000_000_123), { write });
  act(log);
  return text;
}

test('no personal number passes a log, in a message, a field, an error, a stack, a key or a child', () => {
  for (const canary of CANARIES) {
    const text = logged((log) => {
      log.info(`card ${canary} read`);
      log.info({ number: canary, deep: [{ number: canary }] }, 'a card');
      log.error({ err: new Error(`no such card: ${canary}`) }, 'failed');
      log.warn({ [canary]: 1 }, 'as a key');
      log.child({ card: canary }).info('from a child');
      log.info('%s and %j', canary, { canary });
    });
    expect(text).not.toContain(canary);
    expect(text).not.toContain(canary.slice(4, 14));
    expect(text.trim().split('\n')).toHaveLength(6);
  }
});

test('numbers that stand as JSON numbers, set apart or in full width do not pass either', () => {
  const text = logged((log) => {
    log.info({ phone: 13_800_000_000, list: [13_800_000_000] }, '+86 138 0000 0000');
    log.info('990101 19800307 0019, 990101-19800307-0019, 8613800000000');
    log.info('９９０１０１１９８００３０７００１９');
  });
  expect(text).not.toMatch(/0000000|0000 0000|19800307|１９８００３０７/);
});

test('every line stays JSON, whatever was logged', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), (value, message) => {
      const line = logged((log) => log.info({ value }, message));
      expect(() => JSON.parse(line)).not.toThrow();
    }),
  );
  const numbers = scrubLine('{"a":13800000000,"b":[990101198003070019,-1.5e3],"c":"13800000000"}');
  expect(JSON.parse(numbers)).toEqual({
    a: '1**********',
    b: ['99****************', -1500],
    c: '1**********',
  });
});

test('what is no personal number is left as it is', () => {
  const hash = Buffer.from(systemChance.bytes(32)).toString('hex').replaceAll(/\d{6}/g, 'abcdef');
  for (const text of [
    '{"level":30,"time":1783000000123,"msg":"listening on 8080"}',
    'A017 called to window 3 at 2026-07-03T08:30:00.123Z',
    'seq 12345678901 of 12345678902',
    'tcp:10.0.0.5:9100 /dev/ttyUSB0 ff6800000001',
    hash,
  ]) {
    expect(scrubText(text)).toBe(text);
  }
});

test('the hall’s clock stamps the lines', () => {
  expect(JSON.parse(logged((log) => log.info('hello')))).toMatchObject({
    time: 1_783_000_000_123,
    msg: 'hello',
  });
});
