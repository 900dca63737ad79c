import { expect, test } from 'vitest';
import { PAGE_MS, SERVICES_A_PAGE } from '../../../../counter-display/lobby/lobby-model.ts';
import { call, texts } from '../../../support/showcase/board-views.ts';
import { services } from '../../../support/showcase/kiosk-views.ts';
import { openedLobby } from './lobby-hall.ts';

const numbers = (calls: readonly { readonly number: string }[]) =>
  calls.map(({ number }) => number);
const six = ['A006', 'A005', 'A004', 'A003', 'A002', 'A001'].map((number) => call(number, '3'));

test('five calls stand beside the hero', () => {
  const { model } = openedLobby({ calls: six });
  expect(model.hero.value?.call.number).toBe('A006');
  expect(numbers(model.others.value)).toEqual(['A005', 'A004', 'A003', 'A002', 'A001']);
});

test('a call that waits for its turn as hero stands in the list at once', () => {
  const { model, shows } = openedLobby({ calls: six });
  shows({ calls: [call('A007', '3', { isCalling: true }), ...six.slice(0, 5)] });
  expect(model.hero.value?.call.number).toBe('A006');
  expect(numbers(model.others.value)[0]).toBe('A007');
});

test('notices take turns every eight seconds, and alternate languages', async () => {
  const { model, clock } = openedLobby({
    notices: [texts('一', '一', 'one'), texts('二', '二', 'two')],
  });
  const shown = [model.notice.value?.text];
  for (let turn = 0; turn < 4; turn += 1) {
    await clock.advance(PAGE_MS);
    shown.push(model.notice.value?.text);
  }
  expect(shown).toEqual(['一', 'one', '二', 'two', '一']);
});

test('a hall without notices has none', () => {
  expect(openedLobby({ notices: [] }).model.notice.value).toBe(null);
});

test('more services than the board holds take turns, and each is seen', async () => {
  const all = [...services, ...services.slice(0, 3)];
  const { model, clock } = openedLobby({ services: all });
  expect(model.services.value).toEqual(all.slice(0, SERVICES_A_PAGE));
  expect(model.servicePage.value).toEqual({ number: 1, count: 2 });
  await clock.advance(PAGE_MS);
  expect(model.services.value).toEqual(all.slice(SERVICES_A_PAGE));
});

test('a hall that has closed and has nobody left is at rest', () => {
  const nobody = services.map((service) => ({ ...service, waiting: 0 }));
  const closed = { isOpen: false, services: nobody, calls: six };
  expect(openedLobby(closed).model.isAtRest.value).toBe(true);
  expect(openedLobby({ ...closed, isOpen: true }).model.isAtRest.value).toBe(false);
  expect(openedLobby({ ...closed, services }).model.isAtRest.value).toBe(false);
  const [newest = call('A006', '3'), ...others] = six;
  const stillCalled = [{ ...newest, isCalling: true }, ...others];
  expect(openedLobby({ ...closed, calls: stillCalled }).model.isAtRest.value).toBe(false);
});

test('old figures stay on the board while the link is lost', () => {
  const { model, loses } = openedLobby({ calls: six });
  loses();
  expect(model.feed.value.face).toBe('linkLost');
  expect(model.hero.value?.call.number).toBe('A006');
});

test('a page that is left keeps no clock running', () => {
  const { model, clock } = openedLobby({ calls: six });
  model.close();
  expect(clock.sleepers).toBe(0);
});
