/**
 * Runs in the browser: the lobby's voice over a real audio graph, listened to where it leaves for the loudspeaker.
 * The address says what to do (`?run=twoCalls`); the result stands in the page as JSON.
 */
import type { Clock } from '#contract/clock.ts';
import { fetchClip } from '../../counter-display/lobby/voice/lobby-voice.ts';
import { openLoudspeaker } from '../../counter-display/lobby/voice/loudspeaker.ts';
import { openVoicePlayer } from '../../counter-display/lobby/voice/voice-player.ts';
import type { VoiceCall } from '../../counter-display/lobby/voice/voice-queue.ts';
import { likenessAt, pitchesOf } from './voice-listening.ts';

const clock: Clock = {
  now: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

const context = new AudioContext();
const tap = context.createGain();
tap.connect(context.destination);
const loudspeaker = openLoudspeaker({ context, output: tap, level: 1 });
const player = openVoicePlayer({ load: fetchClip, loudspeaker, clock });

const call = (
  number: string,
  counterLabel: string,
  languages: VoiceCall['languages'],
): VoiceCall => ({ visit: number, number, counterLabel, languages, calling: 1 });

/** Keeps every sample that passes the tap. */
async function listen(): Promise<{ readonly heard: () => Float32Array<ArrayBuffer> }> {
  const source = `registerProcessor('listener', class extends AudioWorkletProcessor {
    process([input]) { this.port.postMessage(input[0] ?? new Float32Array(128)); return true; }
  })`;
  const module = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  await context.audioWorklet.addModule(module);
  const listener = new AudioWorkletNode(context, 'listener');
  const blocks: Float32Array[] = [];
  listener.port.onmessage = ({ data }) => void blocks.push(data);
  tap.connect(listener).connect(context.destination);
  return {
    heard() {
      const samples = new Float32Array(blocks.length * 128);
      for (const [index, block] of blocks.entries()) samples.set(block, index * 128);
      return samples;
    },
  };
}

/** From–to of each stretch of sound, in seconds; silence shorter than `pauseS` does not divide. */
function stretchesOf(
  samples: Float32Array,
  pauseS: number,
): readonly (readonly [number, number])[] {
  const stretches: [number, number][] = [];
  for (const [index, sample] of samples.entries()) {
    if (Math.abs(sample) < 0.002) continue;
    const atS = index / context.sampleRate;
    const last = stretches.at(-1);
    if (last !== undefined && atS - last[1] < pauseS) last[1] = atS;
    else stretches.push([atS, atS]);
  }
  return stretches;
}

const runs: Record<string, () => Promise<unknown>> = {
  async twoCalls() {
    const { heard } = await listen();
    const said = [
      player.say(call('A017', '3', ['zh-Hans'])),
      player.say(call('C044', '12', ['en'])),
    ];
    const results = await Promise.all(said);
    const samples = heard();
    const stretches = stretchesOf(samples, 0.7);
    const clips = new URLSearchParams(location.search).get('clips')?.split(',') ?? [];
    const likeness: number[] = [];
    for (const entry of clips) {
      const [clip = '', stretch = '', offsetS = ''] = entry.split('@');
      const wave = await decoded(clip);
      const fromS = (stretches[Number(stretch)]?.[0] ?? 0) + Number(offsetS);
      likeness.push(likenessAt(samples, wave, fromS * context.sampleRate));
    }
    return { results, stretches, likeness };
  },

  async everyClip() {
    const missing = await player.prepare(['zh-Hans', 'en']);
    const clips: Record<string, { durationMs: number; peak: number; pitches: readonly number[] }> =
      {};
    const names: readonly string[] = await (await fetch('/clips.json')).json();
    for (const clip of names) {
      const wave = await decoded(clip);
      clips[clip] = {
        durationMs: (wave.length / context.sampleRate) * 1000,
        peak: wave.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0),
        pitches: pitchesOf(wave, context.sampleRate),
      };
    }
    return { missing, clips };
  },

  async evacuation() {
    const { heard } = await listen();
    await player.prepare(['zh-Hans']);
    const said = [
      player.say(call('A017', '3', ['zh-Hans'])),
      player.say(call('C044', '3', ['en'])),
    ];
    while (stretchesOf(heard(), 9).every(([fromS, toS]) => toS - fromS < 1.5)) await pause(50);
    const cutS = heard().length / context.sampleRate;
    player.silence();
    const results = await Promise.all(said);
    await pause(1000);
    return {
      results,
      cutS,
      heardS: heard().length / context.sampleRate,
      stretches: stretchesOf(heard(), 9),
    };
  },

  /** Nobody has touched the page yet; a key lets the sound out. */
  async untouched() {
    player.sound.subscribe((sound) => console.log(`sound: ${sound}`));
    addEventListener('keydown', () => player.start(), { once: true });
    console.log(`said: ${await player.say(call('A017', '3', ['zh-Hans']))}`);
    while (player.sound.value !== 'running') await pause(50);
    return player.say(call('C044', '3', ['zh-Hans']));
  },
};

async function decoded(clip: string): Promise<Float32Array> {
  const reply = await fetch(`/voice/${clip}`);
  const buffer = await context.decodeAudioData(await reply.arrayBuffer());
  return buffer.getChannelData(0);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

const run = runs[new URLSearchParams(location.search).get('run') ?? ''];
if (run !== undefined) {
  const result = await run();
  const shown = document.createElement('pre');
  shown.textContent = JSON.stringify(result);
  document.body.append(shown);
}
