import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noticePages } from '../../../../counter-display/lobby/notice-pages.ts';
import { widthInEm } from '../../../../counter-display/lobby/text-width.ts';
import { texts } from '../../../support/showcase/board-views.ts';

const HALL = ['zh-Hans', 'en'] as const;

test('each notice is shown in the hall’s language and then in the other', () => {
  const pages = noticePages(
    [texts('请排队', '請排隊', 'Please queue'), texts('谢谢', '謝謝', 'Thank you')],
    HALL,
  );
  expect(pages.map(({ language, text }) => [language, text])).toEqual([
    ['zh-Hans', '请排队'],
    ['en', 'Please queue'],
    ['zh-Hans', '谢谢'],
    ['en', 'Thank you'],
  ]);
});

test('a page says which of how many it is, in its own language', () => {
  const pages = noticePages([texts('一', '一', 'one'), texts('二', '二', 'two')], HALL);
  expect(pages.map(({ number, count }) => `${number}/${count}`)).toEqual([
    '1/2',
    '1/2',
    '2/2',
    '2/2',
  ]);
});

test('a notice that is longer than the strip takes several pages and is broken after a sentence', () => {
  const sentence = '机顶盒和光猫退机请带齐电源和遥控器。';
  const long = `${sentence}${sentence}${sentence}`;
  const pages = noticePages([texts(long, long, 'x')], ['zh-Hans']);
  expect(pages.map(({ text }) => text)).toEqual([sentence, sentence, sentence]);
});

test('words of Latin letters are not broken', () => {
  const long =
    'Returning equipment today? Bring the power supplies and the remote control with you.';
  const pages = noticePages([texts('短', '短', long)], ['en']);
  expect(pages.map(({ text }) => text).join(' ')).toBe(long);
});

test('whatever the hall writes, every sign of it is shown and every page fits its line', () => {
  const sign = fc.constantFrom(...'机顶盒，。abc de1，.');
  fc.assert(
    fc.property(fc.string({ unit: sign, minLength: 1, maxLength: 120 }), (text) => {
      const pages = noticePages([texts(text, text, text)], ['zh-Hans']);
      const bare = (whole: string) => whole.replace(/\s/g, '');
      expect(bare(pages.map((page) => page.text).join(''))).toBe(bare(text));
      expect(pages.every((page) => widthInEm(page.text) <= 31)).toBe(true);
    }),
  );
});
