import { expect, test } from 'vitest';
import type { ViewMessage } from '#contract/channels.ts';
import { ok, refuse } from '#contract/outcome.ts';
import type { BoardView } from '#contract/views.ts';
import { openFeed } from '#kit/link/feed.ts';

const board = (ticketsToday: number): BoardView => ({
  hall: {
    name: { 'zh-Hans': '厅', 'zh-Hant': '廳', en: 'Hall' },
    timeZone: 'Asia/Shanghai',
    language: 'zh-Hans',
    isDemo: true,
  },
  isOpen: true,
  opensAt: '',
  ticketsToday,
  calls: [],
  services: [],
  notices: [],
  dayEnd: null,
  voice: { languages: ['zh-Hans'], times: 1 },
});
const message = (number: number, key = 'board'): ViewMessage => ({
  key,
  number,
  at: 1_000 + number,
  view: board(number),
});

function shownBy(feed: ReturnType<typeof openFeed<'board'>>): number | undefined {
  const { value } = feed.state;
  return value.face === 'live' || value.face === 'linkLost' ? value.view?.ticketsToday : undefined;
}

test('nothing is shown before the first answer', () => {
  const feed = openFeed<'board'>({ view: 'board' });
  feed.took(message(7));
  expect(feed.state.value.face).toBe('waiting');
});

test('a view with an older number than the one shown is dropped', () => {
  const feed = openFeed<'board'>({ view: 'board' });
  feed.answered(ok(message(5)));
  feed.took(message(7));
  feed.took(message(6));
  feed.took(message(7));
  expect(shownBy(feed)).toBe(7);
});

test('a view of another place is not taken', () => {
  const feed = openFeed<'board'>({ view: 'board' });
  feed.answered(ok(message(1)));
  expect(feed.took(message(9, 'counter:3'))).toBe(false);
  expect(shownBy(feed)).toBe(1);
});

test('the last view stays in sight with its time while the line is lost', () => {
  const feed = openFeed<'board'>({ view: 'board' });
  feed.answered(ok(message(4)));
  feed.lost();
  feed.lost();
  expect(feed.state.value).toMatchObject({ face: 'linkLost', at: 1_004 });
  expect(shownBy(feed)).toBe(4);
});

test('a server that began counting anew is believed after a reconnect', () => {
  const feed = openFeed<'board'>({ view: 'board' });
  feed.answered(ok(message(90)));
  feed.lost();
  feed.answered(ok(message(1)));
  expect(feed.state.value.face).toBe('live');
  feed.took(message(2));
  expect(shownBy(feed)).toBe(2);
});

test('a refused view says so', () => {
  const feed = openFeed<'board'>({ view: 'board' });
  feed.answered(refuse({ refusal: { kind: 'notAllowed' }, text: 'no' }));
  expect(feed.state.value).toMatchObject({ face: 'refused', problem: { text: 'no' } });
});
