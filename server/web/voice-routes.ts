import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Router } from 'express';
import { z } from 'zod';

/** `/voice/zh-Hans/digit-7`, with or without the ending: a hall's own recording may have another. */
const clipSchema = z.object({
  language: z.enum(['common', 'zh-Hans', 'en']),
  clip: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}(\.[a-z0-9]{2,4})?$/)
    .transform((name) => name.replace(/\..*$/, '')),
});
/** What browsers decode, the smallest first. */
const ENDINGS = ['opus', 'ogg', 'm4a', 'mp3', 'wav'] as const;
const CACHED_MS = 3_600_000;

/** Clips of the voice; a folder that stands before another hides its clips of the same name. */
export function voiceRoutes(folders: readonly string[]): Router {
  const router = Router();
  router.get('/:language/:clip', (request, response, next) => {
    const named = clipSchema.safeParse(request.params);
    const found = named.success ? findClip(folders, named.data) : undefined;
    if (found === undefined) return next();
    const options = { root: found.folder, maxAge: CACHED_MS, dotfiles: 'allow' } as const;
    response.sendFile(found.file, options);
  });
  return router;
}

function findClip(
  folders: readonly string[],
  { language, clip }: z.infer<typeof clipSchema>,
): { readonly folder: string; readonly file: string } | undefined {
  for (const folder of folders) {
    for (const ending of ENDINGS) {
      const file = `${language}/${clip}.${ending}`;
      if (existsSync(join(folder, file))) return { folder, file };
    }
  }
  return undefined;
}
