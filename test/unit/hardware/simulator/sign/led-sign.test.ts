import { expect, test } from 'vitest';
import { simulatedDevice } from '#test/support/simulated.ts';
import { deskWith, drawn, idOf, vector, vectorNames } from '../desk.ts';

const sign = (address: number, columns = 20) =>
  simulatedDevice('ledSign', `sign-${address}`, { address, columns });

/** A frame for sign 1, its check byte computed apart from the simulator. */
function frameFor1(command: number, data: readonly number[]): Uint8Array {
  const body = [1, command, 0, data.length, ...data];
  return Uint8Array.of(
    0xa0,
    0x90,
    ...body,
    body.reduce((xor, byte) => xor ^ byte, 0),
  );
}

test('every published text is taken by the sign it is for, and by no other', async () => {
  const names = vectorNames('led-a090', 'host>dev');
  expect(names.length).toBeGreaterThan(2);
  for (const name of names) {
    const frame = vector('led-a090', name);
    const address = Number.parseInt(frame.slice(4, 6), 16);
    const desk = await deskWith(sign(1), sign(3));
    desk.hear(frame);
    await desk.clock.advance(100);
    const [other, own] = address === 1 ? [3, 1] : [1, 3];
    expect(desk.said()).toBe(`A0900${own}${frame.slice(6, 8)}AA`);
    expect(desk.state('ledSign', `sign-${other}`).dots.text).toBe('');
  }
});

test('the reply to a shown text is the published one', async () => {
  const desk = await deskWith(sign(1));
  desk.hear(vector('led-a090', 'show-qing8'));
  await desk.clock.advance(100);
  expect(desk.said()).toBe(vector('led-a090', 'ok'));
  expect(desk.state('ledSign', 'sign-1').dots.text).toBe('请8');
});

test('a sign that is told to reject says so and keeps its text', async () => {
  const desk = await deskWith(sign(1));
  desk.hear(vector('led-a090', 'show-qing8'));
  await desk.clock.advance(100);
  desk.said();
  desk.obey({ order: 'reject', device: idOf('sign-1'), on: true });
  desk.hear(frameFor1(0xa5, [0x41, 0]));
  await desk.clock.advance(100);
  expect(desk.said()).toBe(vector('led-a090', 'fail'));
  expect(desk.state('ledSign', 'sign-1').dots.text).toBe('请8');
});

test('a wrong check byte gets no answer and changes nothing', async () => {
  const desk = await deskWith(sign(1));
  desk.hear('A09001A50005C7EB003801B5');
  await desk.clock.advance(1_000);
  expect(desk.said()).toBe('');
  expect(desk.state('ledSign', 'sign-1').dots.text).toBe('');
});

test('a colour that the sign does not know is rejected', async () => {
  const desk = await deskWith(sign(1));
  desk.hear(frameFor1(0xa5, [0x41, 3]));
  await desk.clock.advance(100);
  expect(desk.said()).toBe('A09001A555');
});

test('stored text appears when it is called up', async () => {
  const desk = await deskWith(sign(1));
  desk.hear(frameFor1(0xa2, [0x41, 0]));
  await desk.clock.advance(100);
  expect(desk.state('ledSign', 'sign-1').dots.text).toBe('');
  desk.hear(vector('led-a090', 'show-rom'));
  await desk.clock.advance(100);
  expect(desk.state('ledSign', 'sign-1').dots.text).toBe('A');
});

test('each character is lit in its own colour', async () => {
  const desk = await deskWith(sign(3));
  desk.hear(vector('led-a090', 'show-call'));
  const { red, green, text } = desk.state('ledSign', 'sign-3').dots;
  expect(text).toBe('请A001号到3号窗口');
  expect([red.widthDots, red.heightDots]).toEqual([160, 16]);
  const isLit = (picture: typeof red, x: number, width: number) =>
    drawn(picture, { x, y: 0, width, height: 16 }).join('').includes('#');
  const colourOf = (x: number, width: number) => [isLit(red, x, width), isLit(green, x, width)];
  expect(colourOf(0, 16)).toEqual([true, true]); // 请 yellow
  expect(colourOf(16, 32)).toEqual([true, false]); // A001 red
  expect(colourOf(48, 32)).toEqual([false, true]); // 号到 green
  expect(colourOf(80, 8)).toEqual([true, false]); // 3 red
  expect(colourOf(88, 48)).toEqual([false, true]); // 号窗口 green
  expect(colourOf(136, 24)).toEqual([false, false]);
});

test('a yellow character lights the same dots in both planes', async () => {
  const desk = await deskWith(sign(1));
  desk.hear(frameFor1(0xa5, [0x4c, 2]));
  const { red, green } = desk.state('ledSign', 'sign-1').dots;
  expect(drawn(red, { x: 0, y: 0, width: 8, height: 16 })).toMatchInlineSnapshot(`
    [
      "........",
      "#####...",
      ".##.....",
      ".##.....",
      ".##.....",
      ".##.....",
      ".##.....",
      ".##.....",
      ".##.....",
      ".##.....",
      ".##...##",
      ".##...##",
      ".##...##",
      "########",
      "........",
      "........",
    ]
  `);
  expect(green).toEqual(red);
});

test('what does not fit is cut without a word', async () => {
  const desk = await deskWith(sign(3, 8));
  desk.hear(vector('led-a090', 'show-call'));
  await desk.clock.advance(100);
  expect(desk.said()).toBe('A09003A5AA');
  expect(desk.state('ledSign', 'sign-3').dots.text).toBe('请A001号');
});

test('signs and keypads share a line', async () => {
  const desk = await deskWith(sign(1), simulatedDevice('callKeypad', 'keypad', { address: 1 }));
  desk.hear(
    vector('ff68', 'beep') + vector('led-a090', 'show-qing8') + vector('ff68', 'show-ticket-1'),
  );
  await desk.clock.advance(100);
  expect(desk.said()).toBe(vector('led-a090', 'ok'));
  expect(desk.state('callKeypad', 'keypad')).toMatchObject({ beeps: 1, display: '   001' });
});
