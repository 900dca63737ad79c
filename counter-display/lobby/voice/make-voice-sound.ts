/** Mono samples from −1 to 1 at `SAMPLE_RATE`. */
export type Samples = Float32Array<ArrayBuffer>;

export const SAMPLE_RATE = 48_000;

/** A frame this far below the loudest is silence; Mandarin's soft h and q stay well above it. */
const SILENCE_DB = -46;
const FRAME = SAMPLE_RATE / 200;
/** A little air is left around a clip, so that joined digits do not run into each other. */
const LEAD_FRAMES = 3;
const TAIL_FRAMES = 6;
/** Keeps a cut edge from clicking. */
const EDGE_SAMPLES = SAMPLE_RATE / 250;

/** Cuts the silence a speech program puts around what it says. */
export function trimmed(samples: Samples): Samples {
  const frames = framesOf(samples, FRAME, FRAME).map(meanSquare);
  const floor = Math.max(...frames) * 10 ** (SILENCE_DB / 10);
  const isHeard = (power: number) => power > floor;
  const first = Math.max(0, frames.findIndex(isHeard) - LEAD_FRAMES);
  const last = Math.min(frames.length, frames.findLastIndex(isHeard) + 1 + TAIL_FRAMES);
  const kept = samples.slice(first * FRAME, last * FRAME);
  return kept.map(
    (sample, at) => sample * Math.min(1, at / EDGE_SAMPLES, (kept.length - at) / EDGE_SAMPLES),
  );
}

/** Loudness as people hear it, in LUFS: the weighting of ITU-R BS.1770-4, quiet frames left out. */
export function loudnessOf(samples: Samples): number {
  const powers = framesOf(weighted(samples), SAMPLE_RATE / 20, SAMPLE_RATE / 40).map(meanSquare);
  const gate = mean(powers) / 10;
  return -0.691 + 10 * Math.log10(mean(powers.filter((power) => power >= gate)));
}

export function amplified(samples: Samples, gainDb: number): Samples {
  const gain = 10 ** (gainDb / 20);
  return samples.map((sample) => sample * gain);
}

export function peakDbOf(samples: Samples): number {
  return 20 * Math.log10(samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0));
}

const CHIME_S = 0.6;
/** E5 then C5, a falling third, as hall chimes have it; each with softer overtones like a struck bar. */
const CHIME_NOTES = [
  { hertz: 659.26, fromS: 0 },
  { hertz: 523.25, fromS: 0.22 },
] as const;
const OVERTONES = [
  { times: 1, level: 1 },
  { times: 2, level: 0.35 },
  { times: 3, level: 0.12 },
] as const;
const ATTACK_S = 0.008;
const DECAY_S = 0.2;
const RELEASE_S = 0.04;

/** Two notes that make people look up before the words begin. */
export function chime(): Samples {
  return Float32Array.from({ length: CHIME_S * SAMPLE_RATE }, (_, at) => {
    const nowS = at / SAMPLE_RATE;
    const release = Math.min(1, (CHIME_S - nowS) / RELEASE_S);
    return release * sum(CHIME_NOTES.map(({ hertz, fromS }) => struck(hertz, nowS - fromS)));
  });
}

function struck(hertz: number, sinceS: number): number {
  if (sinceS < 0) return 0;
  const envelope = Math.min(1, sinceS / ATTACK_S) * Math.exp(-sinceS / DECAY_S);
  const wave = OVERTONES.map(
    ({ times, level }) => level * Math.sin(2 * Math.PI * hertz * times * sinceS),
  );
  return 0.25 * envelope * sum(wave);
}

type Biquad = readonly [b0: number, b1: number, b2: number, a1: number, a2: number];

/** BS.1770-4, tables 1 and 2, for 48 kHz. */
const HEAD_FILTER: Biquad = [
  1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585,
];
const LOW_CUT_FILTER: Biquad = [1, -2, 1, -1.99004745483398, 0.99007225036621];

function weighted(samples: Samples): Samples {
  return filtered(filtered(samples, HEAD_FILTER), LOW_CUT_FILTER);
}

function filtered(samples: Samples, [b0, b1, b2, a1, a2]: Biquad): Samples {
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  return samples.map((x) => {
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    return y;
  });
}

function framesOf(samples: Samples, length: number, hop: number): readonly Samples[] {
  const count = Math.max(1, Math.floor((samples.length - length) / hop) + 1);
  return Array.from({ length: count }, (_, at) => samples.slice(at * hop, at * hop + length));
}

function meanSquare(samples: Samples): number {
  return samples.reduce((total, sample) => total + sample * sample, 0) / samples.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
