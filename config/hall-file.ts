import { hash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Adapter } from 'lowdb';
import type { Instant } from '#contract/clock.ts';
import type { HallSettings } from '#contract/settings.ts';
import { writeDurably } from './durable-file.ts';

/** `hall.json` and its good copies, as lowdb's adapter: text in, text out, nothing lost in a power cut. */
export interface HallFile extends Adapter<HallSettings> {
  /** What lies on disk; undefined where there is no file. Throws what the disk throws. */
  readText(): Promise<string | undefined>;
  /** Texts of the good copies, newest first. */
  copies(): Promise<readonly string[]>;
  /** Keeps a good copy, named by its time and revision, unless the newest is the same. */
  keep(settings: HallSettings): Promise<void>;
  /** Puts a broken text aside, so that saving over it loses no one's work. */
  putAside(text: string): Promise<void>;
}

export interface HallFileOptions {
  readonly folder: string;
  readonly now: () => Instant;
  /** Undefined: what lies there is no settings. lowdb then keeps what it has. */
  readonly parse: (text: string) => HallSettings | undefined;
}

const COPIES_KEPT = 10;
/** `2026-07-03T00.30.00.000Z-1a2b3c4d5e6f.json`: Windows allows no colon in a name. */
const COPY_NAME = /^(\d{4}-\d\d-\d\dT\d\d)\.(\d\d)\.(\d\d\.\d{3}Z)-[0-9a-f]{12}\.json$/;

export function openHallFile({ folder, now, parse }: HallFileOptions): HallFile {
  const path = join(folder, 'hall.json');
  const keptFolder = join(folder, '.kept');

  const copyNames = async (): Promise<readonly string[]> => {
    await mkdir(keptFolder, { recursive: true });
    const names = await readdir(keptFolder);
    return names.filter((name) => COPY_NAME.test(name)).sort((a, b) => (a < b ? 1 : -1));
  };

  const keep = async (settings: HallSettings) => {
    const [newest] = await copyNames();
    const revision = revisionOf(settings);
    if (newest?.endsWith(`-${revision}.json`)) return;
    const name = `${stampAfter(newest, now())}-${revision}.json`;
    await writeDurably(join(keptFolder, name), textOf(settings));
    const names = await copyNames();
    await Promise.all(
      names.slice(COPIES_KEPT).map((name) => rm(join(keptFolder, name), { force: true })),
    );
  };

  const readText = async () => {
    try {
      return await readFile(path, 'utf8');
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  };

  return {
    readText,
    keep,
    copies: async () => {
      const names = await copyNames();
      return Promise.all(names.map((name) => readFile(join(keptFolder, name), 'utf8')));
    },
    putAside: (text) => writeDurably(join(keptFolder, 'broken-hall.txt'), text),
    read: async () => {
      const text = await readText();
      return (text === undefined ? undefined : parse(text)) ?? null;
    },
    /** The copy first: between the two renames there is a good file under either name. */
    write: async (settings) => {
      await keep(settings);
      await writeDurably(path, textOf(settings));
    },
  };
}

export function textOf(settings: HallSettings): string {
  return `${JSON.stringify(settings, null, 2)}\n`;
}

/** The same settings have the same revision however their file is laid out. */
export function revisionOf(settings: HallSettings): string {
  return hash('sha256', JSON.stringify(settings), 'hex').slice(0, 12);
}

/** The time in a copy's name: always later than the newest, even if the clock was set back. */
function stampAfter(newest: string | undefined, now: Instant): string {
  const [, hour = '', minute = '', second = ''] = COPY_NAME.exec(newest ?? '') ?? [];
  const last = hour === '' ? 0 : Date.parse(`${hour}:${minute}:${second}`);
  return new Date(Math.max(now, last + 1)).toISOString().replaceAll(':', '.');
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
