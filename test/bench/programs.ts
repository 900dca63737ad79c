import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { HallSettings } from '#contract/settings.ts';
import { withQuickHands } from '../support/hands.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const listeningSchema = z.object({ kind: z.literal('listening'), port: z.int() });

export interface Program {
  readonly url: string;
  readonly folder: string;
  readonly child: ChildProcess;
  kill(): Promise<void>;
}

/** Runs one server of the bench as its own process, as it would run in a hall. */
export async function runProgram(
  file: string,
  args: readonly string[],
  folder: string,
): Promise<Program> {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      PORT: '0',
      TINGHAO_DATA: join(folder, 'data'),
      TINGHAO_CONFIG: join(folder, 'config'),
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.on('message', (message) => {
      const listening = listeningSchema.safeParse(message);
      if (listening.success) resolve(listening.data.port);
    });
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    folder,
    child,
    kill: () =>
      new Promise((resolve) => {
        child.removeAllListeners('exit');
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

/** A new folder with the demo hall in it, without devices. */
export function hallFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tinghao-bench-'));
  mkdirSync(join(folder, 'config'));
  mkdirSync(join(folder, 'data'));
  const shipped: HallSettings = JSON.parse(readFileSync(join(ROOT, 'config/hall.json'), 'utf8'));
  const settings = { ...withQuickHands(shipped), ports: [], devices: [] };
  writeFileSync(join(folder, 'config/hall.json'), JSON.stringify(settings));
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
