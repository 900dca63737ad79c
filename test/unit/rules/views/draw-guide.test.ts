import { expect, test } from 'vitest';
import type { ServiceId } from '#contract/ids.ts';
import { drawGuide } from '#rules/views/draw-guide.ts';
import { by, counter, MINUTE, service, type ToldHall, today, toldHall } from '../told-hall.ts';
import { about } from './about.ts';

const draw = (told: ToldHall, of: ServiceId | null = null, search = '') =>
  drawGuide(told.hall, about(told), { view: 'guide', service: of, search });

test('the guide sees who is called next first, of one service or of all', () => {
  const told = toldHall();
  told.ticket(service.repair);
  told.wait(MINUTE);
  told.ticket(service.pay);
  expect(draw(told).queue.map(({ number }) => number)).toEqual(['A001', 'C001']);
  expect(draw(told, service.repair)).toMatchObject({ queueCount: 1, queue: [{ number: 'C001' }] });
});

test('of a long queue the guide sees the next fifty and how many there are', () => {
  const told = toldHall();
  for (let count = 0; count < 60; count += 1) told.ticket(service.pay);
  const { queue, queueCount } = draw(told);
  expect([queue.length, queueCount]).toEqual([50, 60]);
});

test('who was sent to one counter stands in the queue of the service too', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  told.done(
    { type: 'transfer', counter: counter.one, to: { kind: 'counter', counter: counter.two } },
    by.lin,
  );
  expect(draw(told, service.pay).queue).toMatchObject([{ number: 'A001', waitsFor: 'counter' }]);
});

test('a number is found as people say it, wherever its ticket stands', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  told.ticket(service.repair);
  told.call(counter.one, by.lin);
  expect(draw(told, null, '1').found?.map(({ number }) => number)).toEqual(['A001', 'C001']);
  expect(draw(told, null, 'a1').found).toMatchObject([
    { visit: today('A001'), state: 'called', counterLabel: '1' },
  ]);
  expect(draw(told, null, 'A499').found).toEqual([]);
  expect(draw(told).found).toBe(null);
});

test('no-shows are shown as long as they may come back', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  told.done({ type: 'markNoShow', counter: counter.one }, by.lin);
  expect(draw(told).noShows).toMatchObject([{ number: 'A001', state: 'noShow' }]);
  told.wait(31 * MINUTE);
  expect(draw(told).noShows).toEqual([]);
});
