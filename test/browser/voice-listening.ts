/** What an ear would tell of sampled sound, in numbers. */

/** How far beside its place a clip is looked for: clips begin between two samples, and after a soft onset. */
const SEARCH_SAMPLES = 2400;

/** How much the sound near `from` is the shape of `wave`: 1 = the same, about 0 = another word. */
export function likenessAt(samples: Float32Array, wave: Float32Array, from: number): number {
  let best = 0;
  const start = Math.max(0, Math.round(from) - SEARCH_SAMPLES);
  // Rough first, then fine around the best: words are lower than 6 kHz, so 3 samples are near enough.
  let at = start;
  for (let shift = start; shift < start + 2 * SEARCH_SAMPLES; shift += 3) {
    const likeness = correlation(samples, wave, shift, 4);
    if (likeness > best) [best, at] = [likeness, shift];
  }
  for (let shift = at - 3; shift <= at + 3; shift += 1) {
    best = Math.max(best, correlation(samples, wave, shift, 1));
  }
  return best;
}

function correlation(
  samples: Float32Array,
  wave: Float32Array,
  shift: number,
  step: number,
): number {
  let [product, power, wavePower] = [0, 0, 0];
  for (let index = 0; index < wave.length; index += step) {
    const sample = samples[index + shift] ?? 0;
    const expected = wave[index] ?? 0;
    product += sample * expected;
    power += sample * sample;
    wavePower += expected * expected;
  }
  return product / Math.sqrt(power * wavePower + Number.EPSILON);
}

const FRAME_S = 0.024;
const HOP_S = 0.015;
/** Less than an octave, or one period could be taken for two. */
const PITCH_MIN_HERTZ = 130;
const PITCH_MAX_HERTZ = 255;
/** Below this likeness of one period to the next it is a consonant, not a sung sound. */
const VOICED = 0.5;

/** The voice's pitch in hertz over time, where it has one. */
export function pitchesOf(wave: Float32Array, sampleRate: number): readonly number[] {
  const length = Math.round(FRAME_S * sampleRate);
  const hop = Math.round(HOP_S * sampleRate);
  const pitches: number[] = [];
  const loudest = wave.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
  for (let from = 0; from + length < wave.length; from += hop) {
    const frame = wave.slice(from, from + length);
    if (frame.every((sample) => Math.abs(sample) < loudest / 8)) continue;
    const pitch = pitchOf(frame, sampleRate);
    if (pitch !== undefined) pitches.push(pitch);
  }
  return middlesOfThree(pitches);
}

/** One frame heard wrongly, as in the fading end, does not count. */
function middlesOfThree(values: readonly number[]): readonly number[] {
  return values.slice(2).map((value, index) => {
    const three = [values[index] ?? value, values[index + 1] ?? value, value];
    return three.sort((one, other) => one - other)[1] ?? value;
  });
}

function pitchOf(frame: Float32Array, sampleRate: number): number | undefined {
  let [best, period] = [0, 0];
  const longest = Math.round(sampleRate / PITCH_MIN_HERTZ);
  for (let lag = Math.round(sampleRate / PITCH_MAX_HERTZ); lag <= longest; lag += 1) {
    const likeness = correlation(frame, frame.slice(0, frame.length - longest), lag, 1);
    if (likeness > best) [best, period] = [likeness, lag];
  }
  return best >= VOICED ? sampleRate / period : undefined;
}
