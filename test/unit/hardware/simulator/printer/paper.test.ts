import { expect, test } from 'vitest';
import { readQr } from '#test/support/dots.ts';
import { drawn, fromHex, vector } from '../desk.ts';
import {
  bytes,
  CENTRE,
  CUT,
  INIT,
  inkOf,
  type Part,
  print,
  printerDesk,
  printerState,
  qrCode,
} from './paper.ts';

const only = async (job: Uint8Array, widthDots = 576) => {
  const slips = await print(await printerDesk({ widthDots }), job);
  expect(slips).toHaveLength(1);
  const [slip] = slips;
  if (slip === undefined) throw new Error('one slip was printed');
  return slip;
};

test('a ticket reads as it was sent, and its QR code can be read off the paper', async () => {
  const slip = await only(
    bytes(
      ...[INIT, [0x1c, 0x26], CENTRE, '有线电视营业厅\n', [0x1d, 0x21, 0x11], '业务受理\n'],
      ...[[0x1d, 0x21, 0], '前面还有 12 人\n', qrCode('https://x.cn/t/A001', 6), '\n', CUT],
    ),
  );
  expect(slip.text).toEqual(['有线电视营业厅', '业务受理', '前面还有 12 人']);
  expect(slip.qr).toEqual(['https://x.cn/t/A001']);
  expect(readQr(slip.picture)).toBe('https://x.cn/t/A001');
  expect(slip.isCut).toBe(true);
});

test.each([
  ['escpos-2.5.2-job', ['您的号码 A001', '囧\ufffd9\ufffd1']],
  ['ntp-4.6.1-job', ['您的号码 A001', '囧?']],
  ['escpos-buffer-4.1.0-job', ['???? A001']],
])('the job measured from %s comes out as one cut slip', async (name, text) => {
  const slip = await only(fromHex(vector('escpos', name)));
  expect(slip.isCut).toBe(true);
  expect(slip.text).toEqual(text);
});

test('the published QR sequence prints the published text', async () => {
  const slip = await only(bytes(fromHex(vector('escpos', 'qr-full')), CUT));
  expect(readQr(slip.picture)).toBe('https://x.cn/t/A001');
  // 25 modules of 6 dots: version 2.
  expect(inkOf(slip.picture)).toMatchObject({ left: 0, right: 149, top: 0, bottom: 149 });
});

test('a QR code wider than the paper is silently left out', async () => {
  const slip = await only(bytes(qrCode('https://x.cn/t/A001', 16), 'A\n', CUT), 384);
  expect(slip.qr).toEqual([]);
  expect(slip.text).toEqual(['A']);
});

test('a QR code in the middle of a line is left out, and initialising forgets it', async () => {
  const slip = await only(
    bytes('A', qrCode('x', 4), '\n', INIT, [0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30], CUT),
  );
  expect(slip.qr).toEqual([]);
});

test('text stands left, in the middle and at the right edge', async () => {
  const slip = await only(bytes('HH\n', CENTRE, 'HH\n', [0x1b, 0x61, 2], 'HH\n', CUT));
  const ink = [0, 30, 60].map((row) => inkOf(slip.picture, row, row + 30));
  expect(ink[0]?.left).toBeLessThan(3);
  expect((ink[1]?.left ?? 0) + (ink[1]?.right ?? 0)).toBeGreaterThan(570);
  expect((ink[1]?.left ?? 0) + (ink[1]?.right ?? 0)).toBeLessThan(580);
  expect(ink[2]?.right).toBeGreaterThan(572);
});

test('alignment in the middle of a line waits for no one: it is ignored', async () => {
  const slip = await only(bytes('H', [0x1b, 0x61, 2], 'H\n', CUT));
  expect(inkOf(slip.picture).right).toBeLessThan(24);
});

test('a doubled character is the same dots, four for one', async () => {
  const plain = await only(bytes('号\n', CUT));
  const double = await only(bytes([0x1d, 0x21, 0x11], '号\n', CUT));
  expect(inkOf(double.picture).count).toBe(4 * inkOf(plain.picture).count);
  expect(inkOf(double.picture).bottom).toBe(inkOf(plain.picture).bottom * 2 + 1);
});

test('emphasis is one dot of smear', async () => {
  const plain = await only(bytes('号\n', CUT));
  const bold = await only(bytes([0x1b, 0x45, 1], '号\n', CUT));
  const rows = (picture: typeof plain.picture) =>
    drawn(picture, { x: 0, y: 0, width: 24, height: 24 });
  const smeared = rows(plain.picture).map((row) =>
    [...row].map((dot, x) => (dot === '#' || row[x - 1] === '#' ? '#' : '.')).join(''),
  );
  expect(rows(bold.picture)).toEqual(smeared);
});

test('reverse is white on black', async () => {
  const plain = await only(bytes('号\n', CUT));
  const reverse = await only(bytes([0x1d, 0x42, 1], '号\n', CUT));
  expect(inkOf(reverse.picture).count).toBe(24 * 24 - inkOf(plain.picture).count);
});

test('a line that is full goes on in the next', async () => {
  const slip = await only(bytes('0123456789012345678901234567890123456789\n', CUT), 384);
  expect(slip.text).toEqual(['01234567890123456789012345678901', '23456789']);
});

test('58 mm paper takes 16 Hanzi in a line, 80 mm paper 24', async () => {
  const job = bytes('测'.repeat(25), '\n', CUT);
  expect((await only(job, 384)).text.map((line) => line.length)).toEqual([16, 9]);
  expect((await only(job, 576)).text.map((line) => line.length)).toEqual([24, 1]);
});

test('a character without a glyph is a hollow box, and still reads', async () => {
  const slip = await only(bytes('囧\n', CUT));
  expect(slip.text).toEqual(['囧']);
  expect(drawn(slip.picture, { x: 0, y: 2, width: 24, height: 1 })).toEqual([
    '.######################.',
  ]);
  expect(drawn(slip.picture, { x: 0, y: 10, width: 24, height: 1 })).toEqual([
    '.#....................#.',
  ]);
});

test('the halves of a four-byte code are garbage with two digits in it', async () => {
  expect((await only(bytes(fromHex('8139EF31'), '\n', CUT))).text).toEqual(['\ufffd9\ufffd1']);
});

test('trail bytes that look like commands are part of their character', async () => {
  expect((await only(bytes(fromHex('815A815C'), '\n', CUT))).text).toEqual(['乑乗']);
});

test('with Hanzi mode off two bytes are two unknown characters', async () => {
  const slip = await only(bytes([0x1c, 0x2e], '号\n', [0x1c, 0x26], '号\n', CUT));
  expect(slip.text).toEqual(['\ufffd\ufffd', '号']);
});

test('a printer set to China shows a dollar as a yen sign', async () => {
  expect((await only(bytes([0x1b, 0x52, 15], '$5\n', CUT))).text).toEqual(['¥5']);
});

test('line spacing and feeds move the paper by that many dots', async () => {
  const height = async (...job: Part[]) =>
    (await only(bytes(...job, [0x1d, 0x56, 0]))).picture.heightDots;
  expect(await height('A\n')).toBe(30);
  expect(await height([0x1b, 0x33, 60], 'A\n')).toBe(60);
  expect(await height([0x1b, 0x33, 60], [0x1b, 0x32], 'A\n')).toBe(30);
  expect(await height([0x1b, 0x33, 0], 'A\n')).toBe(24);
  expect(await height('A', [0x1b, 0x64, 3])).toBe(90);
  expect(await height('A\n', [0x1b, 0x4a, 11])).toBe(41);
  expect(await height('A\n', [0x1b, 0x64, 2])).toBe(90);
});

test('a picture lands dot by dot, doubled where asked', async () => {
  const raster = (mode: number) => [0x1d, 0x76, 0x30, mode, 2, 0, 2, 0, 0xc0, 0x01, 0x20, 0x00];
  const slip = await only(bytes(raster(0), raster(3), CUT));
  expect(drawn(slip.picture, { x: 0, y: 0, width: 16, height: 2 })).toEqual([
    '##.............#',
    '..#.............',
  ]);
  expect(drawn(slip.picture, { x: 0, y: 2, width: 8, height: 4 })).toEqual([
    '####....',
    '####....',
    '....##..',
    '....##..',
  ]);
});

test('a picture larger than the receive buffer comes out whole', async () => {
  const desk = await printerDesk();
  const rows = 300;
  const head = [0x1d, 0x76, 0x30, 0, 72, 0, rows & 0xff, rows >> 8];
  const job = bytes(head, new Uint8Array(72 * rows).fill(0xff), CUT);
  for (let at = 0; at < job.length; at += 512) {
    desk.hear(job.subarray(at, at + 512));
    await desk.clock.advance(100);
  }
  await desk.clock.advance(2_000);
  const [slip] = printerState(desk).slips;
  expect(slip === undefined ? 0 : inkOf(slip.picture).count).toBe(576 * rows);
});

test('margins and width bound the print area', async () => {
  const slip = await only(bytes([0x1d, 0x4c, 48, 0], [0x1d, 0x57, 48, 0], 'HHHHHH\n', CUT));
  expect(slip.text).toEqual(['HHHH', 'HH']);
  const { left, right } = inkOf(slip.picture);
  expect(left).toBeGreaterThanOrEqual(48);
  expect(right).toBeLessThan(96);
});

test('a cut in the middle of a line is ignored', async () => {
  const desk = await printerDesk();
  expect(await print(desk, bytes('A', [0x1d, 0x56, 0], 'B\n'))).toEqual([]);
  expect(printerState(desk).growing?.text).toEqual(['AB']);
});

test('the tray keeps the last ten slips and counts them all', async () => {
  const desk = await printerDesk();
  for (let nth = 1; nth <= 12; nth += 1) await print(desk, bytes(`${nth}\n`, CUT));
  const state = printerState(desk);
  expect(state.slips.map(({ text }) => text[0])).toEqual([
    '3',
    '4',
    '5',
    '6',
    '7',
    '8',
    '9',
    '10',
    '11',
    '12',
  ]);
  expect(state.slipsEver).toBe(12);
  desk.obey({ order: 'takePaper', device: state.device });
  expect(printerState(desk).slips).toEqual([]);
});

test('a growing slip is seen while it grows, at most eight times a second', async () => {
  const desk = await printerDesk();
  desk.hear(bytes('A\n'.repeat(80)));
  const seen = new Set<number>();
  for (let ms = 0; ms < 1_000; ms += 5) {
    await desk.clock.advance(5);
    seen.add(printerState(desk).growing?.picture.heightDots ?? 0);
  }
  expect(seen.size).toBeGreaterThan(4);
  expect(seen.size).toBeLessThanOrEqual(10);
});
