import { readdirSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PACK_FOLDER, voicePack } from '#test/support/voice-pack.ts';
import {
  CHIME,
  clipsFor,
  clipsNeeded,
} from '../../../../counter-display/lobby/voice/voice-clips.ts';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const clips = Object.entries(voicePack.clips);

test('every clip that any number A000 to Z9999 and counter 1 to 99 needs is a file', () => {
  const missing = new Set<string>();
  for (const language of ['zh-Hans', 'en'] as const) {
    for (let counter = 1; counter <= 99; counter += 1) {
      for (const letter of LETTERS) {
        // All ten digits in each of the four places, with all letters and counters.
        for (let digit = 0; digit <= 9; digit += 1) {
          const number = `${letter}${String(digit).repeat(4)}`;
          for (const clip of clipsFor({ number, counterLabel: String(counter), language })) {
            if (voicePack.clips[clip] === undefined) missing.add(clip);
          }
        }
      }
    }
  }
  expect([...missing]).toEqual([]);
});

test('the manifest names each needed clip, none besides, and each file there is', () => {
  const needed = new Set([...clipsNeeded('zh-Hans'), ...clipsNeeded('en')]);
  expect(new Set(Object.keys(voicePack.clips))).toEqual(needed);
  const files = readdirSync(PACK_FOLDER, { recursive: true, encoding: 'utf8' });
  const sounds = files
    .filter((file) => file.endsWith('.opus'))
    .map((file) => file.replaceAll('\\', '/'));
  expect(new Set(sounds)).toEqual(new Set(clips.map(([, { file }]) => file)));
});

test('every file lies under the name of its clip and is Opus in Ogg, whole to its last page', () => {
  for (const [clip, { file, durationMs }] of clips) {
    expect(file).toBe(`${clip}.opus`);
    const bytes = readFileSync(new URL(file, PACK_FOLDER));
    expect(bytes.toString('latin1', 0, 4)).toBe('OggS');
    expect(bytes.toString('latin1', 28, 36)).toBe('OpusHead');
    const lastPage = bytes.lastIndexOf('OggS');
    expect(bytes.readUInt8(lastPage + 5) & 0x04, `${clip} has its end`).toBe(0x04);
    // RFC 7845 §4: the last page counts samples at 48 kHz, the pre-skip of the head included.
    const samples = Number(bytes.readBigUInt64LE(lastPage + 6)) - bytes.readUInt16LE(38);
    expect(Math.abs(samples / 48 - durationMs), `${clip} lasts as the manifest says`).toBeLessThan(
      1,
    );
  }
});

test('the chime is two notes in 0.6 seconds, and a digit is short enough to follow', () => {
  expect(voicePack.clips[CHIME]?.durationMs).toBe(600);
  for (const [clip, { durationMs }] of clips) {
    if (clip.includes('/digit-')) expect(durationMs, clip).toBeLessThan(700);
  }
});

test('the whole pack stays below 400 kB', () => {
  const bytes = clips.map(([, { file }]) => statSync(new URL(file, PACK_FOLDER)).size);
  expect(bytes.reduce((total, size) => total + size, 0)).toBeLessThan(400_000);
});
