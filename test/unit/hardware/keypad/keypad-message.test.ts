import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeFf68 } from '#hardware/ff68/ff68-frame.ts';
import { decodeKeypadReport, encodeKeypadOrder } from '#hardware/keypad/keypad-message.ts';
import { vector } from '../vectors.ts';

const read = (bytes: Uint8Array) => {
  const report = decodeKeypadReport(bytes);
  return report.ok ? report.value : report.problem;
};

test('each key has the bytes of the maker’s table', () => {
  const press = { kind: 'keyPressed', address: 1, digits: '' };
  expect(read(vector('ff68', 'key-call'))).toEqual({ ...press, key: 'call' });
  expect(read(vector('ff68', 'key-recall'))).toEqual({ ...press, key: 'recall' });
  expect(read(vector('ff68', 'key-start'))).toEqual({ ...press, key: 'start' });
  expect(read(vector('ff68', 'key-pause'))).toEqual({ ...press, key: 'pause' });
});

test('digits typed before a key come with it', () => {
  const report = read(vector('ff68', 'key-transfer'));
  expect(report).toMatchObject({ kind: 'keyPressed', key: 'transfer', digits: '02' });
});

test('what the host says has the published bytes', () => {
  const address = 1;
  expect(encodeKeypadOrder({ kind: 'beep', address })).toEqual(vector('ff68', 'beep'));
  expect(encodeKeypadOrder({ kind: 'result', address, isDone: true })).toEqual(
    vector('ff68', 'ok'),
  );
  expect(encodeKeypadOrder({ kind: 'result', address, isDone: false })).toEqual(
    vector('ff68', 'fail'),
  );
  expect(encodeKeypadOrder({ kind: 'display', address, digits: '001' })).toEqual(
    vector('ff68', 'show-ticket-1'),
  );
});

test('a wrong checksum is no report', () => {
  expect(read(vector('ff68', 'bad-checksum'))).toEqual({ kind: 'notOneFrame' });
});

test('every single wrong bit is noticed', () => {
  const bytes = vector('ff68', 'key-transfer');
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const flipped = Uint8Array.from(bytes);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(decodeKeypadReport(flipped).ok).toBe(false);
  }
});

test('a key that the table does not name is known for what it is', () => {
  const data = fc.array(fc.nat(255), { maxLength: 9 });
  fc.assert(
    fc.property(data, fc.constantFrom(0x10, 0x11, 0x14, 0x05, 0xff), (typed, code) => {
      const bytes = encodeFf68({ address: 7, command: 0x01, data: [...typed, code] });
      expect(read(bytes)).toEqual({ kind: 'unknownKey', address: 7 });
    }),
  );
});

test('six digits fit on the display and a seventh is a fault of ours', () => {
  const display = (digits: string) => encodeKeypadOrder({ kind: 'display', address: 1, digits });
  expect(display('123456')).toHaveLength(15);
  expect(() => display('1234567')).toThrow();
  expect(() => display('A17')).toThrow();
});
