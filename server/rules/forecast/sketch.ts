/**
 * How long something takes, as counts in steps of a quarter octave from one second on. Eight bytes
 * a step whatever the number of samples, and yesterday's can be given less weight than today's.
 */
export interface Sketch {
  weight: number;
  /** Sum of weight × natural logarithm of the seconds, and of its square. */
  logSum: number;
  logSquares: number;
  readonly counts: number[];
}

const STEPS_PER_OCTAVE = 4;
/** 2^13 s: two and a quarter hours. Longer is counted as that. */
const STEPS = 13 * STEPS_PER_OCTAVE;
const SHORTEST_MS = 1_000;

export function emptySketch(): Sketch {
  return { weight: 0, logSum: 0, logSquares: 0, counts: [] };
}

export function copySketch(sketch: Sketch): Sketch {
  return { ...sketch, counts: [...sketch.counts] };
}

export function addTo(sketch: Sketch, ms: number): void {
  const octaves = Math.log2(Math.max(ms, SHORTEST_MS) / SHORTEST_MS);
  const step = Math.min(Math.floor(octaves * STEPS_PER_OCTAVE), STEPS - 1);
  // Only as far as anything was counted, so that most sketches stay short.
  while (sketch.counts.length <= step) sketch.counts.push(0);
  sketch.counts[step] = (sketch.counts[step] ?? 0) + 1;
  const log = octaves * Math.LN2;
  sketch.weight += 1;
  sketch.logSum += log;
  sketch.logSquares += log * log;
}

/** What was seen before counts this share from now on. */
export function fade(sketch: Sketch, share: number): void {
  sketch.weight *= share;
  sketch.logSum *= share;
  sketch.logSquares *= share;
  sketch.counts.forEach((count, step) => {
    sketch.counts[step] = count * share;
  });
}

/** What is believed before anything was seen: log-normal, and worth so many samples. */
export interface Belief {
  readonly medianMs: number;
  /** Deviation of the natural logarithm. */
  readonly spread: number;
  readonly samples: number;
}

/** The middle of the logarithms, belief and samples together: the scale of what is drawn. */
export function meanLog(sketch: Sketch, belief: Belief): number {
  const believed = Math.log(belief.medianMs / SHORTEST_MS) * belief.samples;
  return (sketch.logSum + believed) / (sketch.weight + belief.samples);
}

/** As many durations, shortest first, each as likely as any other: belief and samples together. */
export function durations(sketch: Sketch, belief: Belief, count: number): Float64Array {
  const edges = STEPS + 1;
  const total = sketch.weight + belief.samples;
  const below = new Float64Array(edges);
  let seen = 0;
  for (let edge = 0; edge < edges; edge += 1) {
    if (edge > 0) seen += sketch.counts[edge - 1] ?? 0;
    const log =
      ((edge / STEPS_PER_OCTAVE) * Math.LN2 + Math.log(SHORTEST_MS / belief.medianMs)) /
      belief.spread;
    below[edge] = (seen + belief.samples * normalBelow(log)) / total;
  }
  const result = new Float64Array(count);
  let edge = 1;
  for (let at = 0; at < count; at += 1) {
    const share = (at + 0.5) / count;
    while (edge < edges - 1 && (below[edge] ?? 1) < share) edge += 1;
    const low = below[edge - 1] ?? 0;
    const high = below[edge] ?? 1;
    const within = high > low ? Math.min(Math.max((share - low) / (high - low), 0), 1) : 0.5;
    result[at] = SHORTEST_MS * 2 ** ((edge - 1 + within) / STEPS_PER_OCTAVE);
  }
  return result;
}

/** The share of a normal distribution below this many deviations (Abramowitz and Stegun 7.1.26). */
export function normalBelow(deviations: number): number {
  const x = Math.abs(deviations) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const poly =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const error = 1 - poly * Math.exp(-x * x);
  return deviations < 0 ? (1 - error) / 2 : (1 + error) / 2;
}
