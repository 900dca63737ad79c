import { argon2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Chance } from '#contract/chance.ts';

/** argon2id with 19 MiB and two passes: about 36 ms on the hall's PC (OWASP's second setting). */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const PARALLELISM = 1;
const SALT_BYTES = 16;
const TAG_BYTES = 32;

const runArgon2 = promisify(argon2);

/** Kept with its figures, so that a later, costlier setting can still read the old ones. */
const storedSchema = z
  .string()
  .regex(/^argon2id\$\d+\$\d+\$\d+\$[\w-]+\$[\w-]+$/)
  .transform((text) => {
    const [, memory = '', passes = '', parallelism = '', salt = '', tag = ''] = text.split('$');
    return {
      memory: Number(memory),
      passes: Number(passes),
      parallelism: Number(parallelism),
      salt: Buffer.from(salt, 'base64url'),
      tag: Buffer.from(tag, 'base64url'),
    };
  });

/** Works on a thread of its own: the event loop goes on serving the hall. */
export async function hashPassword(password: string, chance: Chance): Promise<string> {
  const salt = Buffer.from(chance.bytes(SALT_BYTES));
  const tag = await runArgon2('argon2id', {
    message: password,
    nonce: salt,
    parallelism: PARALLELISM,
    tagLength: TAG_BYTES,
    memory: MEMORY_KIB,
    passes: PASSES,
  });
  const figures = [MEMORY_KIB, PASSES, PARALLELISM].join('$');
  return `argon2id$${figures}$${salt.toString('base64url')}$${tag.toString('base64url')}`;
}

export async function isPasswordOf(stored: string, password: string): Promise<boolean> {
  const { memory, passes, parallelism, salt, tag } = storedSchema.parse(stored);
  const again = await runArgon2('argon2id', {
    message: password,
    nonce: salt,
    parallelism,
    tagLength: tag.length,
    memory,
    passes,
  });
  return timingSafeEqual(again, tag);
}
