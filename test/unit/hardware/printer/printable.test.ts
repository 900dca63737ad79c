import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeJob } from '#hardware/printer/compose.ts';
import { printable } from '#hardware/printer/printable.ts';
import { columnsOf, paired, wrapped } from '#hardware/printer/printed-line.ts';
import { vector } from '../vectors.ts';

/** Text as bad as it comes: control bytes, lone surrogates, emoji, rare 汉字, and plain words. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((codes) => String.fromCharCode(...codes)),
  fc.constantFrom('\u001bm\u001dV\u0000', '\u0010\u0004\u0001', '囧㐂€😀', '王\u0007小\u009b明'),
);

describe('text on its way to a printer', () => {
  test('holds no byte below 20h, whatever it was, and only whole GBK characters', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { bytes } = printable(text);
        const rest = [...bytes];
        while (rest.length > 0) {
          const lead = rest.shift() ?? 0;
          const isSingle = lead >= 0x20 && lead <= 0x7e;
          const trail = isSingle ? 0x40 : (rest.shift() ?? 0);
          expect(isSingle || (lead >= 0x81 && lead <= 0xfe)).toBe(true);
          expect(trail).toBeGreaterThanOrEqual(0x40);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('adds no byte below 20h to a job: it has as many as the same job with a plain text', () => {
    const controlsOf = (left: string) => {
      const job = composeJob(
        [
          { kind: 'text', text: left, align: 'left', size: 1, bold: false },
          { kind: 'number', text: left },
        ],
        { widthDots: 576, bigNumber: 'font' },
      );
      return job.segments.flatMap((segment) => [...segment]);
    };
    const injected = controlsOf('A\u001bm\u001dV\u0000\u0010\u0014\u0001');
    expect(injected).toEqual(controlsOf('AmV'));
  });

  test('is GBK where GBK has the character', () => {
    expect(printable('您的号码').bytes).toEqual(vector('charset', 'gbk-ticket'));
    expect(printable('囧').bytes).toEqual(vector('charset', 'gbk-jiong'));
    expect(printable('乗').bytes).toEqual(vector('charset', 'gbk-trail-5c'));
  });

  test('shows □ for what the printer has not got, says which, and never a question mark', () => {
    const { text, replaced } = printable('王㐂€👨‍👩‍👧?');
    expect(text).toBe('王□□□?');
    expect(replaced).toEqual(['㐂', '€', '👨‍👩‍👧']);
  });

  test('keeps a line break as a space and drops what only steers', () => {
    expect(printable('张\r\n三\u200b\ufeff').text).toBe('张 三');
    expect(printable('12–18\u00a0min, don’t').text).toBe("12-18 min, don't");
  });

  test('filtered twice is filtered once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = printable(text);
        expect(printable(once.text)).toEqual({ ...once, replaced: [] });
      }),
    );
  });
});

describe('a printed line', () => {
  test('is never wider than the paper, and nothing but spaces is lost', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 8, max: 48 }), (raw, columns) => {
        const { text } = printable(raw);
        const lines = wrapped(text, columns);
        for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  test('breaks between words and between 汉字', () => {
    expect(wrapped('Please have your ID ready', 16)).toEqual(['Please have your', 'ID ready']);
    expect(wrapped('过号请到咨询台', 8)).toEqual(['过号请到', '咨询台']);
  });

  test('ends a pair at the right edge, a 汉字 counting two', () => {
    expect(paired(printable('人数'), printable('5 人'), 12)).toEqual(['人数    5 人']);
  });

  test('gives the right half a line of its own where both do not fit', () => {
    const lines = paired(printable('预计等候时间'), printable('12-18 分钟'), 20);
    expect(lines).toEqual(['预计等候时间', '          12-18 分钟']);
  });
});
