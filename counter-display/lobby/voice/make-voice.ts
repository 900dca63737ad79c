/**
 * Makes the built-in voice pack, once: the files it writes are kept, so that no hall needs espeak-ng.
 * Every clip is spoken, trimmed, brought to one loudness and encoded; the chime is computed.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assert } from '#contract/assert.ts';
import { type ScriptLine, scriptFor } from './make-voice-script.ts';
import {
  amplified,
  chime,
  loudnessOf,
  peakDbOf,
  SAMPLE_RATE,
  type Samples,
  trimmed,
} from './make-voice-sound.ts';
import { CHIME, type ClipName } from './voice-clips.ts';

interface Recording {
  readonly clip: ClipName;
  readonly says: string;
  readonly samples: Samples;
}

const PACK = join(import.meta.dirname, 'pack');
const MANIFEST = 'voice.json';

/**
 * Of espeak-ng's voices this variant spans the widest range of pitch (145–218 Hz), so Mandarin's tones stand
 * furthest apart, and its register carries on small loudspeakers; the plain voice moves only from 80 to 98 Hz.
 */
const VOICE_VARIANT = '+Annie';
const WORDS_A_MINUTE = 150;

/** All clips get the loudness nearest this at which none of them clips. */
const LOUDNESS_LUFS = -16;
const PEAK_MAX_DB = -1;
const BITS_A_SECOND = 24_000;

const QUIETLY = ['-hide_banner', '-loglevel', 'error'];
const RAW_SAMPLES = ['-f', 'f32le', '-ac', '1', '-ar', String(SAMPLE_RATE)];
/** Ten seconds of samples; no clip is near it. */
const OUTPUT_BYTES_MAX = 10 * SAMPLE_RATE * Float32Array.BYTES_PER_ELEMENT;

const missing = ['espeak-ng', 'ffmpeg'].filter((tool) => spawnSync(tool, ['-version']).error);
if (missing.length > 0) {
  process.stderr.write(
    `The voice pack needs ${missing.join(' and ')}: install with “apt install ${missing.join(' ')}”.\n`,
  );
  process.exitCode = 1;
} else {
  writePack([...scriptFor('zh-Hans'), ...scriptFor('en')]);
}

function writePack(script: readonly ScriptLine[]): void {
  const recordings: readonly Recording[] = [
    { clip: CHIME, says: 'two notes', samples: chime() },
    ...script.map((line) => ({ clip: line.clip, says: line.says, samples: trimmed(spoken(line)) })),
  ];
  const headroom = recordings.map(({ samples }) => loudnessOf(samples) - peakDbOf(samples));
  const target = Math.min(LOUDNESS_LUFS, PEAK_MAX_DB + Math.min(...headroom));

  // Everything is made before the old pack goes, so that a fault on the way leaves it whole.
  const files = recordings.map(({ clip, says, samples }) => ({
    clip,
    file: `${clip}.opus`,
    says,
    durationMs: Math.round((samples.length / SAMPLE_RATE) * 1000),
    bytes: encoded(amplified(samples, target - loudnessOf(samples))),
  }));
  for (const folder of new Set(files.map(({ file }) => dirname(file)))) {
    rmSync(join(PACK, folder), { recursive: true, force: true });
    mkdirSync(join(PACK, folder), { recursive: true });
  }
  for (const { file, bytes } of files) writeFileSync(join(PACK, file), bytes);

  const clips = files.map(({ clip, file, durationMs, says }) => [clip, { file, durationMs, says }]);
  const manifest = { loudnessLufs: Number(target.toFixed(1)), clips: Object.fromEntries(clips) };
  writeFileSync(join(PACK, MANIFEST), `${JSON.stringify(manifest, undefined, 2)}\n`);

  const size = files.reduce((total, { bytes }) => total + bytes.length, 0);
  process.stdout.write(
    `${files.length} clips, ${Math.round(size / 1000)} kB, at ${target.toFixed(1)} LUFS.\n`,
  );
}

/** What the line sounds like, as samples; ffmpeg brings espeak-ng's 22,050 Hz to ours. */
function spoken({ voice, feed }: ScriptLine): Samples {
  const wave = run('espeak-ng', [
    ...['-v', `${voice}${VOICE_VARIANT}`, '-s', String(WORDS_A_MINUTE)],
    ...['--stdout', feed],
  ]);
  const raw = run('ffmpeg', [...QUIETLY, '-i', '-', ...RAW_SAMPLES, '-'], wave);
  return new Float32Array(new Uint8Array(raw).buffer);
}

/** Opus in Ogg: every Chromium decodes it, and a digit takes about a kilobyte. */
function encoded(samples: Samples): Uint8Array {
  return run(
    'ffmpeg',
    [
      ...[...QUIETLY, ...RAW_SAMPLES, '-i', '-', '-c:a', 'libopus', '-b:a', String(BITS_A_SECOND)],
      // The same clips give the same bytes again: no date, no random stream number.
      ...['-application', 'audio', '-fflags', '+bitexact', '-flags', '+bitexact', '-f', 'ogg', '-'],
    ],
    new Uint8Array(samples.buffer),
  );
}

function run(program: string, args: readonly string[], input?: Uint8Array): Uint8Array {
  const { status, stdout, stderr } = spawnSync(program, args, {
    input,
    maxBuffer: OUTPUT_BYTES_MAX,
  });
  assert(status === 0 && stdout.length > 0, `${program} makes sound: ${stderr}`);
  return stdout;
}
