import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tinghao-bootstrap-'));
  for (const path of ['package.json', 'package-lock.json', 'config']) {
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the script where nothing is installed, with an npm that fails as told. */
function startWithNpm(said: string, exitCode: number) {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const npm = join(bin, 'npm');
  writeFileSync(npm, `#!/bin/sh\necho '${said}' >&2\nexit ${exitCode}\n`);
  chmodSync(npm, 0o755);
  const program = process.execPath;
  return spawnSync(program, [join(folder, 'config/bootstrap.mjs'), 'start'], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: `${bin}:${dirname('/bin/sh')}` },
  });
}

test.each([
  ['npm error code ENOTFOUND', /there is no network/],
  ['npm error code EAI_AGAIN', /there is no network/],
  ['gyp ERR! stack Error: not found: make', /Install python3, make and g\+\+/],
  ['npm error code ENOSPC', /The disk is full/],
  ['npm error code EACCES', /cannot be written/],
])(
  'an installation that fails with "%s" ends in one plain sentence and exit code 1',
  (said, sentence) => {
    const run = startWithNpm(said, 1);
    expect(run.status).toBe(1);
    expect(run.stderr.trim()).toMatch(sentence);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
  },
);

test('an unknown task is named, with those that exist', () => {
  const run = spawnSync(process.execPath, ['config/bootstrap.mjs', 'dance'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(run.status).toBe(1);
  expect(run.stderr).toMatch(/no task "dance": start, test, check or run/);
});

test('a taken port ends the start with a sentence that names another one', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '0.0.0.0', resolve));
  const address = taken.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const run = spawnSync(process.execPath, ['server/main.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: {
      ...process.env,
      PORT: String(port),
      TINGHAO_DATA: join(folder, 'data'),
      TINGHAO_CONFIG: join(folder, 'live'),
    },
  });
  taken.close();
  expect(run.status).toBe(1);
  expect(run.stderr.trim()).toMatch(
    new RegExp(`^Port ${port} is taken by another program: .*PORT=`),
  );
  expect(run.stderr.trim().split('\n')).toHaveLength(1);
});

test('what is installed and built is not installed and built again', () => {
  const before = [readFileSync(join(ROOT, 'node_modules/.installed'), 'utf8')];
  const run = spawnSync(process.execPath, ['config/bootstrap.mjs', 'run', '-e', '0'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(run.status).toBe(0);
  expect(run.stdout).not.toMatch(/Installing|Building/);
  expect(existsSync(join(ROOT, 'dist/.built'))).toBe(true);
  expect([readFileSync(join(ROOT, 'node_modules/.installed'), 'utf8')]).toEqual(before);
});
