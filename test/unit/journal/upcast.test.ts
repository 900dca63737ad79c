import { expect, test } from 'vitest';
import { canRead, EVENT_VERSIONS, UPCASTERS, upcast } from '#journal/upcast.ts';

test('every kind of event is read in the version in which it is written today', () => {
  for (const [type, version] of Object.entries(EVENT_VERSIONS)) {
    expect(canRead(type, version, UPCASTERS)).toEqual({ ok: true, value: undefined });
  }
});

test('what no program of this age wrote is refused by its name', () => {
  expect(canRead('ticketFolded', 1, UPCASTERS)).toMatchObject({
    problem: { kind: 'unknownType', type: 'ticketFolded' },
  });
  const later = EVENT_VERSIONS.ticketIssued + 1;
  expect(canRead('ticketIssued', later, UPCASTERS)).toMatchObject({
    problem: { kind: 'unknownVersion', type: 'ticketIssued', version: later },
  });
  expect(canRead('ticketIssued', 0, UPCASTERS).ok).toBe(false);
  expect(canRead('toString', 1, UPCASTERS).ok).toBe(false);
});

test('an older body goes through each upcaster in turn', () => {
  const upcasters = {
    'dayBegan.1': ({ date, ...rest }: Readonly<Record<string, unknown>>) => ({
      ...rest,
      day: date,
    }),
    'dayBegan.2': (body: Readonly<Record<string, unknown>>) => ({ ...body, isDrill: false }),
  };
  const body = '{"type":"dayBegan","date":"2026-07-03"}';
  expect(upcast({ type: 'dayBegan', version: 1, body }, upcasters)).toEqual({
    type: 'dayBegan',
    day: '2026-07-03',
    isDrill: false,
  });
});

test('a call of before tells its reason: due first, or sent to its counter or clerk', () => {
  const reasonOf = (line: object) => {
    const body = JSON.stringify({ type: 'ticketCalled', step: 1, because: { line, due: 7 } });
    const event = upcast({ type: 'ticketCalled', version: 1, body }, UPCASTERS);
    return event.type === 'ticketCalled' ? event.because : undefined;
  };
  const line = { kind: 'service', service: 'repair' };
  expect(reasonOf(line)).toEqual({ kind: 'dueFirst', line, due: 7 });
  expect(reasonOf({ kind: 'counter', counter: 'c1' })?.kind).toBe('sentToCounter');
  expect(reasonOf({ kind: 'clerk', clerk: '0386' })?.kind).toBe('sentToClerk');
});
