import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openBrowser, openBrowserHoldingSoundBack, openPage } from '#test/support/browser.ts';
import { voicePack } from '#test/support/voice-pack.ts';
import { phrasesFor, type SpokenCall } from '../../counter-display/lobby/voice/voice-clips.ts';
import { openVoiceHall, type VoiceHall } from './voice-hall.ts';

let hall: VoiceHall;
let browser: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => {
  hall = await openVoiceHall();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await hall.close();
});

const LOBBY = { width: 1920, height: 1080, language: 'zh-Hans' } as const;
const durationS = (clip: string) => (voicePack.clips[clip]?.durationMs ?? Number.NaN) / 1000;
const says = (clip: string) => voicePack.clips[clip]?.says ?? '';

/** Two calls take more than ten seconds to be spoken. */
const SPEECH_TIMEOUT_MS = 60_000;
const stretch = z.tuple([z.number(), z.number()]);

async function resultOf(address: string): Promise<unknown> {
  const { page, faults, close } = await openPage(browser, LOBBY);
  await page.goto(`${hall.url}/?${address}`);
  const text = await page.locator('pre').textContent({ timeout: SPEECH_TIMEOUT_MS });
  await close();
  expect(faults).toEqual([]);
  return JSON.parse(text ?? '');
}

/** Where each clip ought to sound, in seconds from the chime's beginning. */
function scoreOf(call: SpokenCall) {
  const score: { clip: string; atS: number }[] = [];
  let endS = 0;
  const add = (clip: string, pauseS: number) => {
    score.push({ clip, atS: endS + pauseS });
    endS += pauseS + durationS(clip);
  };
  add('common/chime', 0);
  for (const [part, phrase] of phrasesFor(call).entries()) {
    const before = part > 0 ? 0.18 : 0.1;
    for (const [place, clip] of phrase.entries()) add(clip, place === 0 ? before : 0);
  }
  return { score, endS };
}

test('two calls come out of the loudspeaker whole, in order, and not over one another', async () => {
  const first = scoreOf({ number: 'A017', counterLabel: '3', language: 'zh-Hans' });
  const second = scoreOf({ number: 'C044', counterLabel: '12', language: 'en' });
  const clips = [first, second].flatMap(({ score }, call) =>
    score.map(({ clip, atS }) => `${clip}@${call}@${atS}`),
  );
  const { results, stretches, likeness } = z
    .object({
      results: z.array(z.string()),
      stretches: z.array(stretch),
      likeness: z.array(z.number()),
    })
    .parse(await resultOf(`run=twoCalls&clips=${encodeURIComponent(clips.join())}`));

  expect(results).toEqual(['spoken', 'spoken']);
  expect(stretches).toHaveLength(2);
  const [[firstFromS, firstToS] = [0, 0], [secondFromS, secondToS] = [0, 0]] = stretches;
  expect(secondFromS - firstToS).toBeGreaterThanOrEqual(0.8);
  expect(secondFromS - firstToS).toBeLessThan(1);
  expect(Math.abs(firstToS - firstFromS - first.endS)).toBeLessThan(0.15);
  expect(Math.abs(secondToS - secondFromS - second.endS)).toBeLessThan(0.15);

  // Where another clip sounded at the same time, or in its place, the shape would not be this clip's.
  expect(likeness).toHaveLength(clips.length);
  for (const [index, value] of likeness.entries()) {
    expect(value, clips[index]).toBeGreaterThan(0.95);
  }
});

const everyClipSchema = z.object({
  missing: z.array(z.string()),
  clips: z.record(
    z.string(),
    z.object({ durationMs: z.number(), peak: z.number(), pitches: z.array(z.number()) }),
  ),
});

let examined: Promise<z.infer<typeof everyClipSchema>> | undefined;
function everyClip() {
  examined ??= resultOf('run=everyClip').then((result) => everyClipSchema.parse(result));
  return examined;
}

test('every clip of the pack is decoded, is as long as it says, and is not distorted', async () => {
  const { missing, clips } = await everyClip();
  expect(missing).toEqual([]);
  for (const [clip, { durationMs, peak }] of Object.entries(clips)) {
    expect(Math.abs(durationMs - 1000 * durationS(clip)), clip).toBeLessThan(3);
    expect(peak, clip).toBeGreaterThan(0.2);
    expect(peak, clip).toBeLessThan(1);
  }
});

/** The range of the built-in voice, whose ends phoneticians count as 1 and 5. */
const LOWEST_HERTZ = 145;
const HIGHEST_HERTZ = 225;

/** The tone of one syllable by Chao's numbers: 55 high, 35 rising, 214 dipping, 51 falling. */
function toneOf(pitches: readonly number[]): number {
  const levels = pitches
    // The glide from the consonant into the tone tells nothing of the tone.
    .slice(Math.round(pitches.length / 4))
    .map(
      (hertz) => 1 + (4 * Math.log(hertz / LOWEST_HERTZ)) / Math.log(HIGHEST_HERTZ / LOWEST_HERTZ),
    );
  const begin = levels[0] ?? Number.NaN;
  const end = levels.at(-1) ?? Number.NaN;
  if (end < 2) return 4;
  if (Math.min(...levels) < 2) return 3;
  return begin < 3.6 ? 2 : 1;
}

test('each Mandarin syllable has the tone that its pinyin names', async () => {
  const { clips } = await everyClip();
  let syllables = 0;
  for (const [clip, { pitches }] of Object.entries(clips)) {
    const tone = /\([a-z]+([1-4])\)$/.exec(says(clip))?.[1];
    if (tone === undefined) continue;
    syllables += 1;
    expect(toneOf(pitches), `${says(clip)}: ${pitches.map(Math.round)}`).toBe(Number(tone));
  }
  expect(syllables).toBeGreaterThan(20);
});

test('an evacuation cuts the voice at once, and what waited is not spoken', async () => {
  const { results, cutS, heardS, stretches } = z
    .object({
      results: z.array(z.string()),
      cutS: z.number(),
      heardS: z.number(),
      stretches: z.array(stretch),
    })
    .parse(await resultOf('run=evacuation'));
  expect(results).toEqual(['stopped', 'stopped']);
  expect(heardS - cutS).toBeGreaterThan(0.9);
  expect(stretches).toHaveLength(1);
  expect((stretches[0]?.[1] ?? Number.NaN) - cutS).toBeLessThan(0.2);
});

test('a browser that holds sound back is told of, and a key lets the voice out', async () => {
  const strict = await openBrowserHoldingSoundBack();
  const { page } = await openPage(strict, LOBBY);
  const told: string[] = [];
  page.on('console', (message) => told.push(message.text()));
  const notSaid = page.waitForEvent('console', (message) => message.text().startsWith('said:'));
  await page.goto(`${hall.url}/?run=untouched`);
  await notSaid;
  expect(told).toContain('sound: suspended');
  expect(told).toContain('said: suspended');
  expect(told).not.toContain('sound: running');
  await page.keyboard.press('Enter');
  const said = await page.locator('pre').textContent({ timeout: SPEECH_TIMEOUT_MS });
  expect(said).toBe('"spoken"');
  await strict.close();
});
