import fc from 'fast-check';
import { expect, test } from 'vitest';
import { steppedClock } from '#test/support/stepped-clock.ts';
import { openVoicePlayer } from '../../../../counter-display/lobby/voice/voice-player.ts';
import type { SayResult, VoiceCall } from '../../../../counter-display/lobby/voice/voice-queue.ts';
import { type SimulatedLoudspeaker, simulatedLoudspeaker } from './simulated-loudspeaker.ts';

const CLIP_S = 0.3;

function lobby(lacking: readonly string[] = []) {
  const clock = steppedClock(0);
  const loudspeaker = simulatedLoudspeaker(clock);
  const lacks = new Set(lacking);
  const loaded: string[] = [];
  const load = async (clip: string): Promise<ArrayBuffer> => {
    loaded.push(clip);
    if (lacks.has(clip)) throw new Error('not found');
    return new TextEncoder().encode(`${clip} ${CLIP_S}`).buffer;
  };
  const player = openVoicePlayer({ load, loudspeaker, clock });
  return { clock, loudspeaker, player, loaded, lacks };
}

const call = (number: string, changes: Partial<VoiceCall> = {}): VoiceCall => ({
  visit: `2026-07-03.${number}`,
  number,
  counterLabel: '3',
  languages: ['zh-Hans'],
  calling: 1,
  ...changes,
});

/** What was said between two chimes, in words of the clips. */
const callsHeard = ({ sounded }: SimulatedLoudspeaker) =>
  sounded
    .map(({ clip }) => clip.replace(/^.*\/(digit-|letter-|number-)?/, ''))
    .join(' ')
    .split('chime')
    .slice(1)
    .map((words) => words.trim());

const SAID_A017 = 'qing a 0 1 7 hao dao 3 haochuangkou';
const SAID_C044 = 'qing c 0 4 4 hao dao 3 haochuangkou';

test('a call is the chime and then the words, each clip after the one before it', async () => {
  const { player, loudspeaker, clock } = lobby();
  const said = player.say(call('A017'));
  await clock.advance(10_000);
  expect(await said).toBe('spoken');
  expect(callsHeard(loudspeaker)).toEqual([SAID_A017]);
  for (const [index, one] of loudspeaker.sounded.entries()) {
    expect(one.fromS).toBeGreaterThanOrEqual(loudspeaker.sounded[index - 1]?.toS ?? 0);
  }
});

test('a call is not told as spoken before its last syllable has sounded', async () => {
  const { player, loudspeaker, clock } = lobby();
  let result: SayResult | undefined;
  void player.say(call('A017')).then((spoken) => {
    result = spoken;
  });
  await clock.advance(2900);
  expect(loudspeaker.sounded.at(-1)?.toS).toBeGreaterThan(2.9);
  expect(result).toBeUndefined();
  await clock.advance(1000);
  expect(result).toBe('spoken');
});

test('calls are spoken in their order, never two at once, with 0.8 seconds between them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ waitMs: fc.nat(9000), number: fc.integer({ min: 1, max: 999 }) }), {
        minLength: 1,
        maxLength: 12,
      }),
      async (arrivals) => {
        const { player, loudspeaker, clock } = lobby();
        const said: Promise<SayResult>[] = [];
        for (const [index, { waitMs, number }] of arrivals.entries()) {
          const digits = `A${String(number).padStart(3, '0')}`;
          said.push(player.say(call(digits, { visit: `visit ${index}` })));
          await clock.advance(waitMs);
        }
        await clock.advance(60_000);
        expect(new Set(await Promise.all(said))).toEqual(new Set(['spoken']));
        expect(callsHeard(loudspeaker).map((words) => words.slice(5, 12))).toEqual(
          arrivals.map(({ number }) =>
            `a ${[...String(number).padStart(3, '0')].join(' ')}`.slice(0, 7),
          ),
        );
        for (const [index, { clip, fromS }] of loudspeaker.sounded.entries()) {
          const before = loudspeaker.sounded[index - 1]?.toS ?? Number.NEGATIVE_INFINITY;
          expect(fromS - before).toBeGreaterThan(clip === 'common/chime' ? 0.799 : -0.001);
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('a newer call never cuts an older one', async () => {
  const { player, loudspeaker, clock } = lobby();
  const first = player.say(call('A017'));
  await clock.advance(1000);
  const second = player.say(call('C044'));
  await clock.advance(20_000);
  expect([await first, await second]).toEqual(['spoken', 'spoken']);
  expect(callsHeard(loudspeaker)).toEqual([SAID_A017, SAID_C044]);
});

test('one chime opens all languages of a call', async () => {
  const { player, loudspeaker, clock } = lobby();
  void player.say(call('A017', { languages: ['zh-Hans', 'zh-Hans', 'en'] }));
  await clock.advance(20_000);
  expect(callsHeard(loudspeaker)).toEqual([
    `${SAID_A017} ${SAID_A017} ticket a 0 1 7 please-go-to-window 3`,
  ]);
});

test('silence cuts what is being said and all that waits, and a later call is spoken again', async () => {
  const { player, loudspeaker, clock } = lobby();
  const first = player.say(call('A017'));
  const second = player.say(call('C044'));
  await clock.advance(1000);
  player.silence();
  expect(Math.max(...loudspeaker.sounded.map(({ toS }) => toS))).toBeLessThanOrEqual(1);
  await clock.advance(1000);
  expect([await first, await second]).toEqual(['stopped', 'stopped']);
  const third = player.say(call('C044'));
  await clock.advance(10_000);
  expect(await third).toBe('spoken');
  expect(callsHeard(loudspeaker).at(-1)).toBe(SAID_C044);
});

test('sound that the browser holds back is told, and not made up for minutes later', async () => {
  const { player, loudspeaker, clock } = lobby();
  loudspeaker.holdBack();
  loudspeaker.grantStart(false);
  const said = player.say(call('A017'));
  await clock.advance(5000);
  expect(await said).toBe('suspended');
  expect(player.sound.value).toBe('suspended');
  loudspeaker.grantStart(true);
  player.start();
  await clock.advance(5000);
  expect(player.sound.value).toBe('running');
  expect(loudspeaker.sounded).toEqual([]);
});

test('a call waits a moment for sound that is let out just then', async () => {
  const { player, loudspeaker, clock } = lobby();
  loudspeaker.holdBack();
  const said = player.say(call('A017'));
  await clock.advance(10_000);
  expect(await said).toBe('spoken');
});

test('sound that stops in the middle of a call is told, and the call is not taken as spoken', async () => {
  const { player, loudspeaker, clock } = lobby();
  const said = player.say(call('A017'));
  await clock.advance(1000);
  loudspeaker.holdBack();
  await clock.advance(1000);
  expect(await said).toBe('suspended');
});

test('a sound device that has gone is seen though the browser says that sound runs', async () => {
  const { player, loudspeaker, clock } = lobby();
  await clock.advance(2000);
  expect(player.sound.value).toBe('running');
  const said = player.say(call('A017'));
  await clock.advance(1000);
  loudspeaker.stall();
  await clock.advance(3000);
  expect(player.sound.value).toBe('stalled');
  expect(await said).toBe('suspended');
});

test('a lost sound device is seen between calls too, and its return', async () => {
  const { player, loudspeaker, clock } = lobby();
  loudspeaker.stall();
  await clock.advance(5000);
  expect(player.sound.value).toBe('stalled');
  player.start();
  await clock.advance(500);
  expect(player.sound.value).toBe('running');
});

test('a number with a clip missing is not said in part: the chime sounds alone', async () => {
  const { player, loudspeaker, clock } = lobby(['zh-Hans/digit-7']);
  const said = player.say(call('A017'));
  await clock.advance(10_000);
  expect(await said).toBe('clipMissing');
  expect(callsHeard(loudspeaker)).toEqual(['']);
});

test('the languages that are whole are said, and the missing one is told', async () => {
  const { player, loudspeaker, clock } = lobby(['en/ticket']);
  const said = player.say(call('A017', { languages: ['zh-Hans', 'en'] }));
  await clock.advance(10_000);
  expect(await said).toBe('clipMissing');
  expect(callsHeard(loudspeaker)).toEqual([SAID_A017]);
});

test('a clip is loaded once, and one that was missing is asked for again', async () => {
  const { player, clock, loaded, lacks } = lobby(['zh-Hans/hao']);
  void player.say(call('A017'));
  await clock.advance(10_000);
  lacks.clear();
  const again = player.say(call('A017'));
  await clock.advance(10_000);
  expect(await again).toBe('spoken');
  expect(loaded.filter((clip) => clip === 'zh-Hans/hao')).toHaveLength(2);
  expect(loaded.filter((clip) => clip === 'zh-Hans/digit-7')).toHaveLength(1);
});

test('a server that does not answer holds up the calls behind for a bounded time', async () => {
  const clock = steppedClock(0);
  const loudspeaker = simulatedLoudspeaker(clock);
  const player = openVoicePlayer({ load: () => new Promise(() => {}), loudspeaker, clock });
  const said = [player.say(call('A017')), player.say(call('C044'))];
  await clock.advance(15_000);
  expect(await Promise.all(said)).toEqual(['clipMissing', 'clipMissing']);
});

test('preparing loads all there is and names what is missing', async () => {
  const { player, loaded } = lobby(['zh-Hans/digit-7', 'en/letter-q']);
  expect(await player.prepare(['zh-Hans', 'en'])).toEqual(['zh-Hans/digit-7', 'en/letter-q']);
  expect(loaded.filter((clip) => clip === 'common/chime')).toHaveLength(1);
});

test('a closed player leaves no wait behind', async () => {
  const { player, clock } = lobby();
  const said = player.say(call('A017'));
  await clock.advance(1000);
  player.close();
  await clock.advance(100);
  expect(await said).toBe('stopped');
  expect(clock.sleepers).toBe(0);
});
