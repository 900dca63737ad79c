import { expect, test } from 'vitest';
import type { LineJob } from '#hardware/port/shared-line.ts';
import { bytesOf, hexOf } from '../cable.ts';
import { vector } from '../vectors.ts';
import { lineOnACable } from './shared-cable.ts';

const job = (key: string, hex: string, wishes: Partial<LineJob>): LineJob => ({
  key,
  turn: 'usual',
  restMs: 0,
  bytes: () => bytesOf(hex),
  meaning: '',
  reply: undefined,
  ...wishes,
});
const anyReply = { isReply: () => true, timeoutMs: 300 };
const KEY_CALL = vector('ff68', 'key-call');

test('jobs go out one by one, each after the line was idle for four milliseconds', async () => {
  const { clock, cable, line } = lineOnACable();
  const sentAt: [string, number][] = [];
  cable.onHeard((bytes) => sentAt.push([hexOf(bytes), clock.now() - 1_000_000]));
  line.post(job('a', '00'.repeat(9), {}));
  line.post(job('b', '01', {}));
  await clock.advance(100);
  // Nine bytes take 9.4 ms at 9600 baud.
  expect(sentAt.map(([, at]) => Math.round(at))).toEqual([0, 13]);
});

test('after a reply the line rests for thirty milliseconds', async () => {
  const { clock, cable, line } = lineOnACable();
  const asked = line.post(job('a', '00', { reply: anyReply }));
  line.post(job('b', '01', {}));
  await clock.advance(50);
  cable.say(KEY_CALL);
  expect(await asked).toEqual({ ok: true, value: KEY_CALL });
  await clock.advance(29);
  expect(cable.heard).toHaveLength(1);
  await clock.advance(1);
  expect(cable.heard).toHaveLength(2);
});

test('a screen that needs a longer rest gets it, with an answer and without', async () => {
  const { clock, cable, line } = lineOnACable();
  const asked = line.post(job('a', '00', { reply: anyReply, restMs: 100 }));
  line.post(job('b', '01', { restMs: 100 }));
  line.post(job('c', '02', {}));
  await clock.advance(50);
  cable.say(KEY_CALL);
  await asked;
  await clock.advance(99);
  expect(cable.heard).toHaveLength(1);
  await clock.advance(1);
  expect(cable.heard).toHaveLength(2);
  await clock.advance(99);
  expect(cable.heard).toHaveLength(2);
  await clock.advance(3);
  expect(cable.heard).toHaveLength(3);
});

test('nobody speaks while somebody else does', async () => {
  const { clock, cable, line } = lineOnACable();
  cable.say(KEY_CALL.subarray(0, 4));
  line.post(job('a', '00', {}));
  await clock.advance(3);
  expect(cable.heard).toHaveLength(0);
  cable.say(KEY_CALL.subarray(4));
  await clock.advance(3);
  expect(cable.heard).toHaveLength(0);
  await clock.advance(1);
  expect(cable.heard).toHaveLength(1);
});

test('noise without end does not silence the hall', async () => {
  const { clock, cable, line } = lineOnACable();
  line.post(job('first', '00', {}));
  await clock.advance(10);
  line.post(job('a', '01', {}));
  for (let at = 0; at < 100 && cable.heard.length < 2; at += 1) {
    cable.say(bytesOf('37'));
    await clock.advance(3);
  }
  expect(cable.heard).toHaveLength(2);
});

test('a newer job takes the place of an older one that has not gone out', async () => {
  const { clock, cable, line } = lineOnACable();
  const busy = line.post(job('busy', '00', { reply: anyReply }));
  const older = line.post(job('same', '01', {}));
  const newer = line.post(job('same', '02', {}));
  await clock.advance(1_000);
  expect(cable.heard.map(hexOf)).toEqual(['00', '02']);
  expect(await busy).toEqual({ ok: false, problem: { kind: 'noReply' } });
  expect(await older).toEqual(await newer);
});

test('an answer that a device waits for goes before all else', async () => {
  const { clock, cable, line } = lineOnACable();
  line.post(job('busy', '00', { reply: anyReply }));
  await clock.advance(1);
  line.post(job('patient', '01', {}));
  line.post(job('urgent', '02', { turn: 'urgent' }));
  await clock.advance(1_000);
  expect(cable.heard.map(hexOf)).toEqual(['00', '02', '01']);
});

test('a question to a device that may be dead waits until nobody else has anything to say', async () => {
  const { clock, cable, line } = lineOnACable();
  line.post(job('busy', '00', { reply: anyReply }));
  await clock.advance(1);
  line.post(job('dead', '01', { turn: 'patient' }));
  line.post(job('first', '02', {}));
  line.post(job('second', '03', {}));
  await clock.advance(1_000);
  expect(cable.heard.map(hexOf)).toEqual(['00', '02', '03', '01']);
});

test('a lost line answers everybody, and later ones at once', async () => {
  const { clock, cable, line } = lineOnACable();
  const answers = [line.post(job('a', '00', { reply: anyReply })), line.post(job('b', '01', {}))];
  await clock.advance(1);
  cable.pull();
  answers.push(line.post(job('c', '02', {})));
  for (const answer of await Promise.all(answers)) {
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'portLost' } });
  }
  await clock.advance(10_000);
  expect([cable.heard.length, clock.sleepers]).toEqual([1, 0]);
});

test('half a frame is given up after 200 ms, so that a key behind it is not pressed minutes later', async () => {
  const { clock, cable, line } = lineOnACable();
  const heard: string[] = [];
  line.onFrame((frame) => heard.push(hexOf(frame)));
  cable.say(Buffer.concat([bytesOf('A09001A500FE'), KEY_CALL]));
  await clock.advance(199);
  expect(heard).toEqual([]);
  await clock.advance(1);
  expect(heard).toEqual([hexOf(KEY_CALL)]);
});

test('our own words that an adapter hands back are not taken for a key', async () => {
  const { clock, cable, line } = lineOnACable();
  const heard: string[] = [];
  line.onFrame((frame) => heard.push(hexOf(frame)));
  line.post(job('echo', hexOf(KEY_CALL), {}));
  await clock.advance(12);
  cable.say(KEY_CALL);
  expect(heard).toEqual([]);
  cable.say(KEY_CALL);
  await clock.advance(1_000);
  cable.say(KEY_CALL);
  expect(heard).toHaveLength(2);
});

test('much noise is told once, and once that it has ended', async () => {
  const { clock, cable, noise } = lineOnACable();
  cable.say(new Uint8Array(63));
  expect(noise).toEqual([]);
  cable.say(new Uint8Array(100));
  cable.say(new Uint8Array(100));
  await clock.advance(10_000);
  expect(noise).toEqual([true]);
  await clock.advance(10_000);
  expect(noise).toEqual([true, false]);
  await clock.advance(60_000);
  expect(clock.sleepers).toBe(0);
});

test('the trace shows each frame with its meaning, and what was no frame', async () => {
  const { clock, cable, line, traces } = lineOnACable();
  line.post(job('a', '00', { meaning: 'sign.show' }));
  await clock.advance(1);
  cable.say(Buffer.concat([bytesOf('3737'), vector('led-a090', 'ok'), KEY_CALL]));
  expect(traces.map(({ direction, bytes, meaning }) => [direction, hexOf(bytes), meaning])).toEqual(
    [
      ['toDevice', '00', 'sign.show'],
      ['fromDevice', '3737', ''],
      ['fromDevice', 'A09001A5AA', 'sign.accepted'],
      ['fromDevice', 'FF6803036801010C0E16', 'keypad.keyPressed'],
    ],
  );
});

test('a frame that we fail to make fails its owner and not the line', async () => {
  const { clock, cable, line } = lineOnACable();
  const broken = line.post(
    job('a', '', {
      bytes: () => {
        throw new Error('too long');
      },
    }),
  );
  line.post(job('b', '01', {}));
  await expect(broken).rejects.toThrow('too long');
  await clock.advance(100);
  expect(cable.heard.map(hexOf)).toEqual(['01']);
});
