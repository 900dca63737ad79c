import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visitIdSchema } from '#contract/ids.ts';
import { ROOMS } from '../../../../counter-display/manage/rooms.ts';
import { hashOf, type Route, routeOf } from '../../../../counter-display/manage/route.ts';

const visit = visitIdSchema.parse('2026-07-03.A017');

test('every place of the page has an address that leads back to it', () => {
  const places: readonly Route[] = [
    { room: 'live' },
    { room: 'today' },
    { room: 'bookings' },
    { room: 'settings' },
    { room: 'visits', visit: null },
    { room: 'visits', visit },
    { room: 'devices', part: 'screens' },
    { room: 'devices', part: 'devices', device: null },
    { room: 'devices', part: 'devices', device: 'printer-k1' },
  ];
  for (const place of places) expect(routeOf(hashOf(place), ROOMS)).toEqual(place);
});

test('a visit’s address is the one that people send each other', () => {
  expect(hashOf({ room: 'visits', visit })).toBe('#visit=2026-07-03.A017');
});

test('an address that this role may not open leads to its first room', () => {
  expect(routeOf('#settings', ['devices'])).toEqual({
    room: 'devices',
    part: 'devices',
    device: null,
  });
});

test('whatever stands in the address bar, some room that may be opened is shown', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webFragments()), (hash) => {
      expect(['live', 'visits']).toContain(routeOf(`#${hash}`, ['live', 'visits']).room);
    }),
  );
});

test('a visit that is none opens the list, and half a sign in an address opens no device', () => {
  expect(routeOf('#visit=A017', ROOMS)).toEqual({ room: 'visits', visit: null });
  expect(routeOf('#device=%E8', ROOMS)).toEqual({
    room: 'devices',
    part: 'devices',
    device: null,
  });
});
