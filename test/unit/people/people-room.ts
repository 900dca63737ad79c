import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import { systemChance } from '#clock/system-chance.ts';
import type { Actor } from '#contract/facts.ts';
import { staffIdSchema, trusted } from '#contract/ids.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { HallSettings } from '#contract/settings.ts';
import { openPeople, type People } from '#people/people.ts';
import { type SteppedClock, steppedClock } from '#test/support/stepped-clock.ts';

export const CLERK = staffIdSchema.parse('0386');
export const SUPERVISOR = staffIdSchema.parse('0101');
export const MAINTAINER: Actor = {
  kind: 'staff',
  staff: staffIdSchema.parse('0901'),
  role: 'maintainer',
};
export const AT_KIOSK = { kind: 'kiosk', kiosk: trusted.kioskId('k1') } as const;
export const AT_COUNTER = { kind: 'counter', counter: trusted.counterId('c3') } as const;

export const DEMO: HallSettings['demo'] = {
  accounts: [
    { staff: CLERK, name: '林晓', role: 'clerk', password: 'demo-clerk' },
    { staff: SUPERVISOR, name: '周敏', role: 'supervisor', password: 'demo-supervisor' },
  ],
};

export interface PeopleRoom {
  readonly people: People;
  readonly clock: SteppedClock;
  readonly dataFolder: string;
  /** The same files, as after a restart. */
  again(): People;
}

export function peopleRoom(): PeopleRoom {
  const dataFolder = mkdtempSync(join(tmpdir(), 'people-'));
  const clock = steppedClock(Date.UTC(2026, 6, 3, 1));
  const open = () => {
    const opened = openPeople({ dataFolder, clock, chance: systemChance });
    if (!opened.ok) throw new Error(opened.problem.detail);
    onTestFinished(opened.value.close);
    return opened.value;
  };
  return { people: open(), clock, dataFolder, again: open };
}

/** All bytes that lie in the folder, the write-ahead log included. */
export function bytesIn(folder: string): Buffer {
  return Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
}

export function must<Value>(outcome: Outcome<Value, { readonly kind: string }>): Value {
  if (!outcome.ok) throw new Error(outcome.problem.kind);
  return outcome.value;
}

/** Nothing can be written while the other end holds the file; returns how to let go. */
export function blockWriting(folder: string): () => void {
  const blocker = new DatabaseSync(join(folder, 'people.db'));
  blocker.exec('BEGIN IMMEDIATE');
  return () => {
    blocker.exec('ROLLBACK');
    blocker.close();
  };
}
