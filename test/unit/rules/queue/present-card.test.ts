import { expect, test } from 'vitest';
import type { CommandOf } from '#contract/facts.ts';
import { classIdSchema, kioskIdSchema } from '#contract/ids.ts';
import { by, kiosk, MORNING, person, priorityClass, toldHall } from '../told-hall.ts';

const present: CommandOf<'presentCard'> = {
  type: 'presentCard',
  kiosk: kiosk.one,
  person: person.chen,
  priorityClass: priorityClass.elderly,
};

test('the card that was read last is the one in hand', () => {
  const told = toldHall();
  told.done(present, by.reader);
  told.done({ ...present, person: person.he, priorityClass: priorityClass.normal }, by.reader);
  expect(told.hall.kiosks.get(kiosk.one)?.card).toEqual({
    person: person.he,
    priorityClass: priorityClass.normal,
    at: MORNING,
  });
  expect(told.hall.kiosks.get(kiosk.two)?.card).toBe(null);
});

test('a card is refused for an unknown kiosk, an unknown class, or from another kiosk', () => {
  const told = toldHall();
  const elsewhere = { ...present, kiosk: kioskIdSchema.parse('k9') };
  expect(told.refused(elsewhere, by.hall)).toEqual({ kind: 'noSuchKiosk' });
  expect(told.refused({ ...present, kiosk: kiosk.two }, by.reader)).toEqual({
    kind: 'noSuchKiosk',
  });
  const royal = { ...present, priorityClass: classIdSchema.parse('royal') };
  expect(told.refused(royal, by.reader)).toEqual({ kind: 'noSuchClass' });
});

test('a card is put away once, at its own kiosk', () => {
  const told = toldHall();
  const dismiss = { type: 'dismissCard', kiosk: kiosk.one } as const;
  expect(told.refused(dismiss, by.kiosk)).toEqual({ kind: 'cardGone' });
  told.done(present, by.reader);
  expect(told.refused({ ...dismiss, kiosk: kiosk.two }, by.kiosk)).toEqual({ kind: 'noSuchKiosk' });
  expect(told.done(dismiss, by.kiosk)).toEqual([{ type: 'cardDismissed', kiosk: kiosk.one }]);
  expect(told.refused(dismiss, by.kiosk)).toEqual({ kind: 'cardGone' });
});
