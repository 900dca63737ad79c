import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Line } from '#hardware/simulator/line/line.ts';
import { openPtyLine } from '#hardware/simulator/line/pty-line.ts';

/** A real terminal line whose far end the test holds. */
export interface PtyCable {
  /** What a driver opens. Stays the same when the line is plugged in again, as by-id paths do. */
  readonly path: string;
  say(bytes: Uint8Array): void;
  onHeard(listener: (bytes: Uint8Array) => void): void;
  unplug(): Promise<void>;
  plugIn(): Promise<void>;
  /** The far end reads no more; what is written to it piles up. */
  stopReading(): void;
  /** The path leads to another line from now on, while this one stays as it is. */
  leadTo(other: PtyCable): Promise<void>;
  close(): Promise<void>;
}

export async function openPtyCable(): Promise<PtyCable> {
  const folder = await mkdtemp(join(tmpdir(), 'tinghao-line-'));
  const path = join(folder, 'tty');
  let listener: (bytes: Uint8Array) => void = () => {};
  const plug = async (): Promise<Line> => {
    const opened = await openPtyLine();
    if (!opened.ok) throw new Error('this platform has ptys');
    opened.value.onBytes((bytes) => listener(bytes));
    await symlink(opened.value.path, path);
    return opened.value;
  };
  let line = await plug();
  return {
    path,
    say: (bytes) => line.write(bytes),
    onHeard: (heard) => {
      listener = heard;
    },
    async unplug() {
      line.close();
      await rm(path, { force: true });
    },
    async plugIn() {
      line = await plug();
    },
    stopReading: () => line.setFlowing(false),
    async leadTo(other) {
      await rm(path, { force: true });
      await symlink(other.path, path);
    },
    async close() {
      line.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
