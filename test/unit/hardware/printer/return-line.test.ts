import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ReturnMessage, returnLineReader } from '#hardware/printer/return-line.ts';
import { healthOf, isStatusByte, statusOf, whyStopped } from '#hardware/printer/status.ts';
import { bytesOf } from '../cable.ts';
import { vector } from '../vectors.ts';

const esc = (name: string) => vector('escpos', name);
const read = (bytes: Uint8Array) => returnLineReader()(bytes);
const at = (name: string) => esc(name)[0] ?? 0;

/** A message and the bytes a printer sends for it, by the bit tables of the manual. */
const anySaid = fc.oneof(
  fc.nat(0x0f).map((bits): [ReturnMessage, number[]] => {
    const value = 0x12 | ((bits & 3) << 2) | ((bits >> 2) << 5);
    return [{ kind: 'realTime', value }, [value]];
  }),
  fc
    .constantFrom(0, 3, 0x60)
    .map((value): [ReturnMessage, number[]] => [{ kind: 'inOrder', value }, [value]]),
  fc
    .constantFrom('10000000', '1000000F', '18000F00', '38000000', '18080000')
    .map((hex): [ReturnMessage, number[]] => [
      { kind: 'changed', bytes: [...bytesOf(hex)] },
      [...bytesOf(hex)],
    ]),
  fc
    .constantFrom('A001', 'Z z~', '0000')
    .map((id): [ReturnMessage, number[]] => [
      { kind: 'processId', id },
      [0x37, 0x22, ...Buffer.from(id), 0],
    ]),
  fc
    .boolean()
    .map((mayGoOn): [ReturnMessage, number[]] => [
      { kind: 'flow', mayGoOn },
      [mayGoOn ? 0x11 : 0x13],
    ]),
);

describe('the return line of a printer', () => {
  test('every answer is told from every other, in any order and any split', () => {
    fc.assert(
      fc.property(fc.array(anySaid, { maxLength: 12 }), fc.array(fc.nat()), (said, cuts) => {
        const bytes = Uint8Array.from(said.flatMap(([, bytes]) => bytes));
        const reader = returnLineReader();
        const places = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length, 0].toSorted(
          (a, b) => a - b,
        );
        const got = places.slice(1).flatMap((end, i) => [...reader(bytes.slice(places[i], end))]);
        expect(got).toEqual(said.map(([message]) => message));
      }),
    );
  });

  test('an XOFF in the middle of a change is heard, and the change as well', () => {
    expect(read(bytesOf('1800130C00'))).toEqual([
      { kind: 'flow', mayGoOn: false },
      { kind: 'changed', bytes: [0x18, 0x00, 0x0c, 0x00] },
    ]);
  });

  test('an answer that follows a torn change or a torn block is not lost', () => {
    expect(read(bytesOf('1800 12'.replace(' ', ''))).at(-1)).toEqual({
      kind: 'realTime',
      value: 0x12,
    });
    expect(read(bytesOf('37224112')).at(-1)).toEqual({ kind: 'realTime', value: 0x12 });
  });

  test('noise is never a process id, and is bounded', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (noise) => {
        const ids = read(noise).filter(({ kind }) => kind === 'processId');
        expect(ids.length).toBeLessThanOrEqual(noise.length / 7);
      }),
    );
    expect(read(esc('process-id-response'))).toEqual([{ kind: 'processId', id: 'A001' }]);
    expect(read(bytesOf('372241303000'))).toEqual([{ kind: 'block' }]);
  });
});

const HEALTHY = { 1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12 } as const;

describe('the status of a printer', () => {
  test.each([
    ['eot-idle', 1, 'healthy'],
    ['eot1-online-drawerpin', 1, 'healthy'],
    ['eot1-offline', 1, 'printerError'],
    ['eot2-cover-open', 2, 'coverOpen'],
    ['eot2-paper-end-stop', 2, 'paperOut'],
    ['eot3-cutter', 3, 'cutterError'],
    ['eot3-unrecoverable', 3, 'printerError'],
    ['eot3-autorecover', 3, 'printerError'],
    ['eot4-near-end', 4, 'paperLow'],
    ['eot4-paper-end', 4, 'paperOut'],
    ['eot4-paper-out-real', 4, 'paperOut'],
    ['eot4-both', 4, 'paperOut'],
  ] as const)('%s as answer to question %i is %s', (name, question, why) => {
    expect(isStatusByte(at(name))).toBe(true);
    expect(healthOf(statusOf({ ...HEALTHY, [question]: at(name) }))).toBe(why);
  });

  test('paper that runs low stops nothing', () => {
    expect(whyStopped(statusOf({ ...HEALTHY, 4: 0x1e }))).toBeUndefined();
  });

  test('an open cover is said before the missing paper that it hides', () => {
    expect(healthOf(statusOf({ 1: 0x1a, 2: 0x36, 3: 0x12, 4: 0x72 }))).toBe('coverOpen');
  });
});
