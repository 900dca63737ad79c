import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PrintDocument } from '#contract/devices.ts';
import { drawBigNumber } from '#hardware/printer/big-number.ts';
import { composeJob, PREAMBLE, type PrinterProfile } from '#hardware/printer/compose.ts';
import { qrCommands } from '#hardware/printer/qr.ts';
import { hasRealTimeCommand, rasterCommands } from '#hardware/printer/raster.ts';
import { ticketSlip } from '#stage/ticket-slip.ts';
import { TICKET_VIEW } from '#test/support/ticket-view.ts';
import { hexOf } from '../cable.ts';
import { vector } from '../vectors.ts';

const WIDE: PrinterProfile = { widthDots: 576, bigNumber: 'raster' };
const NARROW: PrinterProfile = { widthDots: 384, bigNumber: 'font' };
const hexOfJob = (document: PrintDocument, profile: PrinterProfile) =>
  hexOf(Uint8Array.from(composeJob(document, profile).segments.flatMap((part) => [...part])));

/** All that a ticket of the demo hall says. */
const FULL_TICKET = ticketSlip(TICKET_VIEW, { language: 'zh-Hans', isReprint: false });

describe('a ticket as bytes', () => {
  test('initialises and then enters Hanzi mode, which ESC @ has ended', () => {
    expect(hexOf(PREAMBLE)).toBe('1B401C261D610E');
  });

  test('text: align, size, bold, GBK, line feed, and back; the cut ends the job', () => {
    const document: PrintDocument = [
      { kind: 'text', text: '您的号码', align: 'centre', size: 2, bold: true },
    ];
    const [align, size, bold, text] = ['1B6101', '1D2111', '1B4501', 'C4FAB5C4BAC5C2EB0A'];
    expect(hexOfJob(document, WIDE)).toBe(`${align}${size}${bold}${text}1B45001D21001D564200`);
  });

  test('direction: black stripe, reversed doubled letters from edge to edge, black stripe', () => {
    const drawn = { widthDots: 384, bigNumber: 'raster' } as const;
    const hex = hexOfJob([{ kind: 'direction', lines: ['1号'] }], drawn);
    const stripe = `1D763003${'18000A00'}${'FF'.repeat(240)}`;
    const line = `1D21111D4231${'20'.repeat(6)}31BAC5${'20'.repeat(7)}0A1D42301D2100`;
    expect(hex).toContain(`${stripe}1B3330${line}1B6100${stripe}1B32`);
  });

  test('on a slow line the edges are rows of the font, so that a ticket with all it says stays under 900 bytes', () => {
    const hex = hexOfJob([{ kind: 'direction', lines: ['1号'] }], NARROW);
    const edge = `1B33181D42311D2170${'20'.repeat(4)}0A1D21001D4230`;
    const line = `1D21111D4231${'20'.repeat(6)}31BAC5${'20'.repeat(7)}0A1D42301D2100`;
    expect(hex).toContain(`${edge}1B3330${line}${edge}1B32`);
    expect(hexOfJob([{ kind: 'rule', style: 'dashed' }], NARROW)).toContain(
      '1D21702D2D2D2D0A1D2100',
    );
    for (const widthDots of [384, 576] as const) {
      const job = composeJob(FULL_TICKET, { widthDots, bigNumber: 'font' });
      const bytes = job.segments.reduce((sum, segment) => sum + segment.length, PREAMBLE.length);
      expect(bytes).toBeLessThanOrEqual(900);
    }
  });

  test('a QR code is the commands that two other encoders send', () => {
    expect(qrCommands('https://x.cn/t/A001', 576).bytes).toEqual(vector('escpos', 'qr-full'));
  });

  test('a long address gets smaller modules rather than a symbol that is silently not printed', () => {
    expect(qrCommands(`https://hall.example/t/${'x'.repeat(300)}`, 384).moduleDots).toBeLessThan(6);
  });

  test('the number in the printer’s own font is as large as the paper lets it be', () => {
    expect(hexOfJob([{ kind: 'number', text: 'A017' }], NARROW)).toContain('1D21331B450141303137');
    expect(hexOfJob([{ kind: 'number', text: 'A017' }], { ...NARROW, widthDots: 576 })).toContain(
      '1D2155',
    );
    expect(hexOfJob([{ kind: 'number', text: 'A01712345678' }], NARROW)).toContain('1D2111');
  });

  test.each([
    [576, 148],
    [384, 98],
  ])(
    'a drawn number on %i dots is about %i dots high and stands in the middle',
    (width, height) => {
      const drawn = drawBigNumber('H001', width);
      if (!drawn.ok) throw new Error('drawn');
      const { rows } = drawn.value;
      expect(rows.length).toBeGreaterThanOrEqual(height);
      expect(rows.length).toBeLessThanOrEqual(height + 8);
      const dots = rows.flatMap((row) =>
        [...row].flatMap((byte, x) =>
          [0, 1, 2, 3, 4, 5, 6, 7].flatMap((bit) => ((byte << bit) & 0x80 ? [x * 8 + bit] : [])),
        ),
      );
      const margins = [Math.min(...dots), width - 1 - Math.max(...dots)];
      for (const margin of margins) expect(margin).toBeGreaterThan(0);
      expect(Math.abs((margins[0] ?? 0) - (margins[1] ?? 0))).toBeLessThan(16);
    },
  );

  test('what was never drawn is left to the printer’s font', () => {
    expect(drawBigNumber('A-017', 576).ok).toBe(false);
    expect(drawBigNumber('A0171717', 384).ok).toBe(false);
    expect(hexOfJob([{ kind: 'number', text: '号17' }], WIDE)).toContain('BAC53137');
  });

  test('a whole ticket is small enough for a fast line: under 15 KB drawn, 5 KB in the font', () => {
    const document: PrintDocument = [
      { kind: 'rule', style: 'solid' },
      { kind: 'number', text: 'W017' },
      { kind: 'direction', lines: ['综合受理区', '→ 1–4 号窗口'] },
      { kind: 'rule', style: 'dashed' },
      { kind: 'qr', text: 'http://192.168.1.10:8080/t/Zk3vQ9xP2mB7' },
    ];
    expect(hexOfJob(document, WIDE).length / 2).toBeLessThan(15_000);
    expect(hexOfJob(document, { ...WIDE, bigNumber: 'font' }).length / 2).toBeLessThan(5_000);
  });
});

describe('a picture', () => {
  test('never spells a real-time command, whatever its dots, and differs by single dots only', () => {
    const anyByte = fc.oneof(fc.constantFrom(0x10, 0x04, 0x05, 0x14), fc.nat(255));
    fc.assert(
      fc.property(
        fc.array(fc.array(anyByte, { minLength: 72, maxLength: 72 }), {
          maxLength: 40,
          minLength: 1,
        }),
        (rows) => {
          const raster = { widthBytes: 72, rows: rows.map((row) => Uint8Array.from(row)) };
          const sent = rasterCommands(raster, false).flatMap((band) => [...band.slice(8)]);
          for (const band of rasterCommands(raster, false))
            expect(hasRealTimeCommand(band)).toBe(false);
          for (const [index, byte] of rows.flat().entries()) {
            expect([byte, byte === 0x10 ? 0x18 : byte]).toContain(sent[index]);
          }
        },
      ),
    );
  });

  test('a job of any number has none either', () => {
    for (let number = 0; number < 1_000; number += 7) {
      const text = `W${String(number).padStart(3, '0')}`;
      expect(() => composeJob([{ kind: 'number', text }], WIDE)).not.toThrow();
    }
  });
});
