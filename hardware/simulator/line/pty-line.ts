import { spawnSync } from 'node:child_process';
import { closeSync, constants, openSync, writeSync } from 'node:fs';
import type { ReadStream } from 'node:tty';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Line } from './line.ts';

/** What the package gives and its types do not mention. */
interface PtyPackage {
  open(options: { cols: number; rows: number; encoding: null }): {
    readonly master: ReadStream;
    readonly slave: ReadStream;
    readonly fd: number;
    readonly ptsName: string;
  };
}

/**
 * A pty: the driver opens its far side as it would a serial device. Refused where the platform or
 * its prebuilt binary has none; the simulator then offers a TCP port.
 */
export async function openPtyLine(): Promise<Outcome<Line, { readonly kind: 'noPty' }>> {
  const pty = await loadPty();
  if (pty === undefined) return refuse({ kind: 'noPty' });
  const { master, slave, fd, ptsName } = pty.open({ cols: 80, rows: 24, encoding: null });
  // The package's own reader of the far side would steal the driver's bytes, so it goes; our own
  // descriptor of the far side stays, so that the line outlives a driver that closes and reopens.
  const farSide = openSync(ptsName, constants.O_RDWR | constants.O_NOCTTY);
  slave.destroy();
  // Before the driver sets the line up, nothing may be echoed or translated.
  spawnSync('stty', ['raw', '-echo'], { stdio: [farSide, 'ignore', 'ignore'] });

  let isOpen = true;
  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    master.destroy();
    closeSync(farSide);
  };
  master.on('error', close);
  return ok({
    path: ptsName,
    write(bytes) {
      if (isOpen) writeWhatFits(fd, bytes);
    },
    onBytes(listener) {
      master.on('data', (bytes: Buffer) => listener(bytes));
    },
    setFlowing(isFlowing) {
      if (isFlowing) master.resume();
      else master.pause();
    },
    close,
  });
}

async function loadPty(): Promise<PtyPackage | undefined> {
  if (process.platform === 'win32') return undefined;
  try {
    const loaded: { readonly default?: unknown } = await import('@lydell/node-pty');
    return isPtyPackage(loaded.default) ? loaded.default : undefined;
  } catch {
    // No prebuilt binary for this platform.
    return undefined;
  }
}

function isPtyPackage(value: unknown): value is PtyPackage {
  return typeof value === 'object' && value !== null && 'open' in value;
}

/**
 * Written past the stream, whose writes to a pty block the whole program while nobody reads.
 * The kernel's buffer full means that nobody listens: the rest is lost.
 */
function writeWhatFits(fd: number, bytes: Uint8Array): void {
  try {
    writeSync(fd, bytes);
  } catch (problem) {
    if (!isBusyOrGone(problem)) throw problem;
  }
}

function isBusyOrGone(problem: unknown): boolean {
  return (
    problem instanceof Error &&
    'code' in problem &&
    (problem.code === 'EAGAIN' || problem.code === 'EIO')
  );
}
