import { watch } from 'node:fs';
import type { Clock } from '#contract/clock.ts';

/** An editor writes in several steps; the last of them is looked at. */
const SETTLE_MS = 200;
/** Network folders and some containers tell nothing, so the file is looked at anyhow. */
const LOOK_ANYHOW_MS = 3_000;

/** Calls `look` soon after something has changed in a folder. Returns how to stop. */
export function watchFolder(folder: string, clock: Clock, look: () => void): () => void {
  let callOffSoon = () => {};
  const soon = () => {
    callOffSoon();
    callOffSoon = clock.after(SETTLE_MS, look);
  };
  let callOffAnyhow = () => {};
  const anyhow = () => {
    callOffAnyhow = clock.after(LOOK_ANYHOW_MS, () => {
      look();
      anyhow();
    });
  };
  anyhow();
  const stopHearing = hear(folder, soon);
  return () => {
    callOffSoon();
    callOffAnyhow();
    stopHearing();
  };
}

/** Where the system cannot watch (no handles left, a network folder), looking anyhow is enough. */
function hear(folder: string, onChange: () => void): () => void {
  try {
    const watcher = watch(folder, { persistent: false }, onChange);
    watcher.on('error', () => watcher.close());
    return () => watcher.close();
  } catch {
    return () => {};
  }
}
