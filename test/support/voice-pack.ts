import { readFileSync } from 'node:fs';
import { z } from 'zod';

export const PACK_FOLDER = new URL('../../counter-display/lobby/voice/pack/', import.meta.url);

const manifestSchema = z.strictObject({
  loudnessLufs: z.number(),
  clips: z.record(
    z.string(),
    z.strictObject({ file: z.string(), durationMs: z.int().positive(), says: z.string() }),
  ),
});
export type VoicePack = z.infer<typeof manifestSchema>;

export const voicePack: VoicePack = manifestSchema.parse(
  JSON.parse(readFileSync(new URL('voice.json', PACK_FOLDER), 'utf8')),
);

/** The word of a clip without its pinyin. */
export function textOf(pack: VoicePack, clip: string): string {
  return (pack.clips[clip]?.says ?? `<no ${clip}>`).replace(/ \(.*\)$/, '');
}
