import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HallSettings } from '#contract/settings.ts';
import { withQuickHands } from './hands.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface RunningHall {
  readonly url: string;
  readonly dataFolder: string;
  readonly configFolder: string;
  /** What the server has printed so far. */
  output(): string;
  /** kill -9; resolves when it is dead. */
  kill(): Promise<void>;
  /** An orderly stop; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** Starts again on the same folders and port. */
  startAgain(): Promise<void>;
  /** Stops and takes the folders away. */
  remove(): Promise<void>;
}

export interface HallOptions {
  /** Changes the demo hall's settings before the first start. */
  readonly settings: (settings: HallSettings) => HallSettings;
  readonly environment: Readonly<Record<string, string>>;
}

export const AS_SHIPPED: HallOptions = { settings: (settings) => settings, environment: {} };

/** The demo hall without devices: for tests of the queue alone, and for loads. */
export const WITHOUT_DEVICES: HallOptions = {
  settings: (settings) => ({ ...settings, ports: [], devices: [] }),
  environment: {},
};

/** Starts the real server as its own process on new folders and a free port. */
export async function startHall(
  options: HallOptions,
  program = 'server/main.ts',
): Promise<RunningHall> {
  const folder = mkdtempSync(join(tmpdir(), 'tinghao-'));
  const dataFolder = join(folder, 'data');
  const configFolder = join(folder, 'config');
  mkdirSync(configFolder);
  const shipped: HallSettings = JSON.parse(readFileSync(join(ROOT, 'config/hall.json'), 'utf8'));
  writeFileSync(
    join(configFolder, 'hall.json'),
    JSON.stringify(options.settings(withQuickHands(shipped)), undefined, 2),
  );
  let output = '';
  let port = 0;
  let child: ChildProcess;

  const launch = async () => {
    const started = spawn(process.execPath, [program], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        ...options.environment,
        PORT: String(port),
        TINGHAO_DATA: dataFolder,
        TINGHAO_CONFIG: configFolder,
      },
    });
    child = started;
    for (const stream of [started.stdout, started.stderr]) {
      stream?.on('data', (chunk) => {
        output = (output + chunk).slice(-200_000);
      });
    }
    port = await new Promise<number>((resolve, reject) => {
      started.once('exit', (code) => reject(new Error(`the hall ended with ${code}: ${output}`)));
      started.on('message', (message) => {
        if (isListening(message)) resolve(message.port);
      });
    });
  };
  const ended = () =>
    new Promise<number | null>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
      else child.once('exit', resolve);
    });

  await launch();
  return {
    get url() {
      return `http://127.0.0.1:${port}`;
    },
    dataFolder,
    configFolder,
    output: () => output,
    kill: async () => {
      child.kill('SIGKILL');
      await ended();
    },
    stop: async () => {
      child.kill('SIGTERM');
      return ended();
    },
    startAgain: launch,
    remove: async () => {
      child.kill('SIGTERM');
      await ended();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A copy of the data folder as it is at this moment. */
export function copyOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'tinghao-copy-'));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

function isListening(message: unknown): message is { kind: 'listening'; port: number } {
  return (
    typeof message === 'object' &&
    message !== null &&
    'kind' in message &&
    message.kind === 'listening' &&
    'port' in message &&
    typeof message.port === 'number'
  );
}
