import { hkdfSync } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Chance } from '#contract/chance.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';

export const HALL_KEY_FILE = 'hall.key';
export const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;

/** The hall's one secret. It never leaves this closure; each use has a key of its own drawn from it. */
export interface HallKey {
  derive(purpose: string): Buffer;
}

export type HallKeyProblem =
  | { readonly kind: 'keyBroken'; readonly file: string }
  | { readonly kind: 'keyUnreadable'; readonly file: string; readonly detail: string };

/**
 * Reads the key from the settings folder, apart from the data it opens; makes it at the first run.
 * Without this file the personal data in the vault is gone: back it up elsewhere.
 */
export function openHallKey(
  configFolder: string,
  chance: Chance,
): Outcome<HallKey, HallKeyProblem> {
  const file = join(configFolder, HALL_KEY_FILE);
  try {
    const secret = readIfThere(file) ?? makeKey(configFolder, file, chance);
    if (secret.length !== KEY_BYTES) return refuse({ kind: 'keyBroken', file });
    return ok({
      derive: (purpose) =>
        Buffer.from(hkdfSync('sha256', secret, '', `tinghao ${purpose}`, KEY_BYTES)),
    });
  } catch (error) {
    return refuse({ kind: 'keyUnreadable', file, detail: String(error) });
  }
}

function readIfThere(file: string): Uint8Array | undefined {
  try {
    const secret = readFileSync(file);
    // A copy from a backup may have come back open to everybody.
    chmodSync(file, OWNER_ONLY);
    return secret;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whole or not at all: a power cut while it is first written must not leave half a key. */
function makeKey(folder: string, file: string, chance: Chance): Uint8Array {
  const secret = chance.bytes(KEY_BYTES);
  const draft = `${file}.draft`;
  mkdirSync(folder, { recursive: true });
  rmSync(draft, { force: true });
  const handle = openSync(draft, 'wx', OWNER_ONLY);
  try {
    writeSync(handle, secret);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
  syncFolder(folder);
  return secret;
}

function syncFolder(folder: string): void {
  // Windows opens no folders; there the rename is in the file system's own journal.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
