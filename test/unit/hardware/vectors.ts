import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { bytesOf } from './cable.ts';

const vectorsSchema = z.array(
  z.object({
    class: z.string(),
    name: z.string(),
    hex: z.string(),
    valid: z.boolean().default(true),
  }),
);
const vectors = vectorsSchema.parse(
  JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8')),
);

/** Bytes as a maker's document or a real device has them. */
export function vector(className: string, name: string): Uint8Array {
  const found = vectors.find((entry) => entry.class === className && entry.name === name);
  if (found === undefined) throw new Error(`no vector ${className} ${name}`);
  return bytesOf(found.hex);
}

/** All of a class that a receiver has to take, or all that it has to refuse. */
export function namesOf(className: string, isValid: boolean): readonly string[] {
  return vectors
    .filter((entry) => entry.class === className && entry.valid === isValid)
    .map(({ name }) => name);
}
