import { expect, test } from 'vitest';
import {
  amplified,
  chime,
  loudnessOf,
  peakDbOf,
  SAMPLE_RATE,
  trimmed,
} from '../../../../counter-display/lobby/voice/make-voice-sound.ts';

const tone = (seconds: number, level: number) =>
  Float32Array.from(
    { length: seconds * SAMPLE_RATE },
    (_, at) => level * Math.sin((2 * Math.PI * 997 * at) / SAMPLE_RATE),
  );

const silence = (seconds: number) => new Float32Array(seconds * SAMPLE_RATE);

test('a 997 Hz tone at full scale in one channel is −3.01 LUFS loud, as BS.1770 defines it', () => {
  expect(loudnessOf(tone(3, 1))).toBeCloseTo(-3.01, 1);
});

test('amplifying by some decibels raises loudness and peak by as many', () => {
  const louder = amplified(tone(1, 0.1), 6);
  expect(loudnessOf(louder) - loudnessOf(tone(1, 0.1))).toBeCloseTo(6, 1);
  expect(peakDbOf(louder)).toBeCloseTo(-14, 1);
});

test('silence within a clip does not make it count as quieter', () => {
  const withPause = Float32Array.from([...tone(1, 0.5), ...silence(1), ...tone(1, 0.5)]);
  expect(loudnessOf(withPause)).toBeCloseTo(loudnessOf(tone(1, 0.5)), 0);
});

test('trimming takes the silence around a clip and nothing of the clip', () => {
  const spoken = Float32Array.from([...silence(0.5), ...tone(0.3, 0.5), ...silence(0.7)]);
  const kept = trimmed(spoken).length / SAMPLE_RATE;
  expect(kept).toBeGreaterThanOrEqual(0.3);
  expect(kept).toBeLessThan(0.37);
});

test('a soft first consonant is not taken for silence', () => {
  const spoken = Float32Array.from([...silence(0.2), ...tone(0.1, 0.005), ...tone(0.2, 0.5)]);
  expect(trimmed(spoken).length / SAMPLE_RATE).toBeGreaterThanOrEqual(0.3);
});

test('the chime begins and ends without a click and has its second note lower', () => {
  const samples = chime();
  expect(samples).toHaveLength(0.6 * SAMPLE_RATE);
  expect(Math.abs(samples[0] ?? 1)).toBeLessThan(0.001);
  expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.001);
  const level = (hertz: number, from: number, to: number) => {
    let [sine, cosine] = [0, 0];
    for (let at = from * SAMPLE_RATE; at < to * SAMPLE_RATE; at += 1) {
      const angle = (2 * Math.PI * hertz * at) / SAMPLE_RATE;
      sine += (samples[at] ?? 0) * Math.sin(angle);
      cosine += (samples[at] ?? 0) * Math.cos(angle);
    }
    return Math.hypot(sine, cosine);
  };
  expect(level(659.26, 0, 0.2)).toBeGreaterThan(4 * level(523.25, 0, 0.2));
  expect(level(523.25, 0.4, 0.6)).toBeGreaterThan(2 * level(659.26, 0.4, 0.6));
});
