import { expect, test } from 'vitest';
import { type LedSignSettings, ledSignSettingsSchema } from '#contract/devices.ts';
import { DARK } from '#contract/signs.ts';
import { decodeSignMessage, encodeSignMessage } from '#hardware/led/a090/a090-message.ts';
import { openLedSign } from '#hardware/led/led-sign.ts';
import { A_MOMENT, steady } from '#test/support/sign-faces.ts';
import { lineOnACable } from '../port/shared-cable.ts';

const A017 = steady('A017');
const A018 = steady('A018', 'green');

const settingsOf = (address: number): LedSignSettings =>
  ledSignSettingsSchema.parse({
    id: `sign-${address}`,
    name: `${address} 号窗口屏`,
    port: 'signs',
    place: { kind: 'counter', counter: `c${address}` },
    kind: 'ledSign',
    address,
    columns: 8,
  });

/** Signs that the test plays, each with an answer of its own. */
function signsOnACable(addresses: readonly number[]) {
  const { clock, cable, line } = lineOnACable();
  const answers = new Map<number, 'accepted' | 'rejected' | 'none'>();
  const texts: string[] = [];
  const health: string[] = [];
  cable.onHeard((bytes) => {
    const order = decodeSignMessage(bytes);
    if (!order.ok || order.value.kind !== 'show') return;
    const { address, spans } = order.value;
    texts.push(`${address}:${spans.map((span) => span.text).join('')}`);
    const kind = answers.get(address) ?? 'accepted';
    if (kind === 'none') return;
    clock.after(20, () => cable.say(encodeSignMessage({ kind, address })));
  });
  const signs = addresses.map((address) =>
    openLedSign({
      line,
      settings: settingsOf(address),
      clock,
      time: () => A_MOMENT,
      face: DARK,
      brightness: 100,
      onHealth: ({ state, why }) => health.push(`${address} ${state} ${why}`),
    }),
  );
  const [sign, other] = signs;
  if (sign === undefined) throw new Error('no sign');
  return { clock, cable, sign, other: other ?? sign, answers, texts, health };
}

test('a text that was accepted is shown, and the sign is up', async () => {
  const { clock, sign, texts, health } = signsOnACable([3]);
  const shown = sign.show(A017);
  await clock.advance(100);
  expect(await shown).toEqual({ ok: true, value: undefined });
  expect([texts, health]).toEqual([['3:A017'], ['3 up healthy']]);
});

test('a lost reply is asked for again, and nobody hears of it', async () => {
  const { clock, sign, answers, texts, health } = signsOnACable([3]);
  answers.set(3, 'none');
  const shown = sign.show(A017);
  await clock.advance(200);
  answers.set(3, 'accepted');
  await clock.advance(300);
  expect(await shown).toEqual({ ok: true, value: undefined });
  expect([texts, health]).toEqual([['3:A017', '3:A017'], ['3 up healthy']]);
});

test('three lost replies make a sign silent; it then costs the line one try in ten seconds', async () => {
  const { clock, sign, answers, texts, health } = signsOnACable([3]);
  answers.set(3, 'none');
  const shown = sign.show(A017);
  await clock.advance(2_000);
  expect(await shown).toEqual({ ok: false, problem: { kind: 'noReply' } });
  expect([texts.length, health]).toEqual([3, ['3 down silent']]);
  expect(await sign.show(A018)).toMatchObject({ problem: { kind: 'deviceDown', why: 'silent' } });
  await clock.advance(30_000);
  expect(texts.length).toBeLessThanOrEqual(6);
});

test('a sign that comes back gets what it ought to show by then', async () => {
  const { clock, sign, answers, texts, health } = signsOnACable([3]);
  answers.set(3, 'none');
  sign.show(A017);
  await clock.advance(2_000);
  await sign.show(A018);
  answers.set(3, 'accepted');
  await clock.advance(10_000);
  expect(texts.at(-1)).toBe('3:A018');
  expect(health).toEqual(['3 down silent', '3 up healthy']);
  const again = sign.show(A017);
  await clock.advance(100);
  expect((await again).ok).toBe(true);
});

test('a sign that answers 55 is rejecting until it takes the text', async () => {
  const { clock, sign, answers, health } = signsOnACable([3]);
  answers.set(3, 'rejected');
  const shown = sign.show(A017);
  await clock.advance(2_000);
  expect(await shown).toEqual({ ok: false, problem: { kind: 'rejected' } });
  answers.set(3, 'accepted');
  await clock.advance(10_000);
  expect(health).toEqual(['3 down rejecting', '3 up healthy']);
});

test('a text wider than the sign is refused and never sent', async () => {
  const { clock, sign, texts } = signsOnACable([3]);
  const tooLong = await sign.show(steady('请A017到1'));
  expect(tooLong).toEqual({ ok: false, problem: { kind: 'tooLong' } });
  await clock.advance(500);
  expect(texts).toEqual([]);
  const fits = sign.show(steady('请A017到'));
  await clock.advance(100);
  expect((await fits).ok).toBe(true);
});

test('what is shown is sent again every thirty seconds, for the sign forgets it with its power', async () => {
  const { clock, sign, texts } = signsOnACable([3]);
  sign.show(A017);
  await clock.advance(91_000);
  expect(texts).toEqual(['3:A017', '3:A017', '3:A017', '3:A017']);
});

test('a sign that nobody has given a text is blanked, which also shows that it is there', async () => {
  const { clock, texts, health } = signsOnACable([3]);
  await clock.advance(1_500);
  expect([texts, health]).toEqual([['3: '], ['3 up healthy']]);
});

test('the newest text wins, and both who asked hear that it is shown', async () => {
  const { clock, sign, texts } = signsOnACable([3]);
  const first = sign.show(A017);
  await clock.advance(1);
  const second = sign.show(A018);
  await clock.advance(500);
  expect([(await first).ok, (await second).ok]).toEqual([true, true]);
  expect(texts).toEqual(['3:A017', '3:A018']);
});

test('a dead sign delays its neighbour by one time-out at most', async () => {
  const { clock, sign: dead, other, answers, texts } = signsOnACable([3, 4]);
  answers.set(3, 'none');
  dead.show(A017);
  await clock.advance(1);
  const start = clock.now();
  let shownAt = Number.POSITIVE_INFINITY;
  other.show(A018).then(() => {
    shownAt = clock.now();
  });
  await clock.advance(2_000);
  expect(texts.slice(0, 3)).toEqual(['3:A017', '4:A018', '3:A017']);
  expect(shownAt - start).toBeLessThan(400);
});

test('a reply of another sign is not taken for this one’s', async () => {
  const { clock, cable, sign, answers } = signsOnACable([3]);
  answers.set(3, 'none');
  const shown = sign.show(A017);
  await clock.advance(100);
  cable.say(encodeSignMessage({ kind: 'accepted', address: 4 }));
  await clock.advance(2_000);
  expect((await shown).ok).toBe(false);
});

test('a closed sign waits for nothing any more', async () => {
  const { clock, sign, texts } = signsOnACable([3]);
  sign.show(A017);
  await clock.advance(100);
  sign.close();
  expect(clock.sleepers).toBe(0);
  await clock.advance(100_000);
  expect(texts).toEqual(['3:A017']);
});

test('a line that is pulled refuses the text with what happened', async () => {
  const { clock, cable, sign, answers, health } = signsOnACable([3]);
  answers.set(3, 'none');
  const shown = sign.show(A017);
  await clock.advance(10);
  cable.pull();
  expect(await shown).toMatchObject({ problem: { kind: 'deviceDown', why: 'portLost' } });
  expect(health).toEqual([]);
});
