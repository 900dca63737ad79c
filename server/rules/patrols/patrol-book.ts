import type { Instant } from '#contract/clock.ts';
import type { PatrolId, StaffId } from '#contract/ids.ts';
import type { PatrolCheck, PatrolItem } from '#contract/patrols.ts';

export interface Patrol {
  readonly id: PatrolId;
  readonly staff: StaffId;
  readonly startedAt: Instant;
  readonly items: readonly PatrolItem[];
  /** By item. */
  checks: ReadonlyMap<string, PatrolCheck>;
}

/** The walks under way; those that are over are in the history. */
export interface PatrolBook {
  /** How many were ever started. */
  last: number;
  readonly open: Map<PatrolId, Patrol>;
}

export function openPatrolBook(): PatrolBook {
  return { last: 0, open: new Map() };
}

export interface PatrolBookDump {
  readonly last: number;
  readonly open: readonly (Omit<Patrol, 'checks'> & {
    readonly checks: readonly (readonly [string, PatrolCheck])[];
  })[];
}

export function dumpPatrolBook({ last, open }: PatrolBook): PatrolBookDump {
  return {
    last,
    open: [...open.values()].map((patrol) => ({ ...patrol, checks: [...patrol.checks] })),
  };
}

export function restorePatrolBook(dump: PatrolBookDump): PatrolBook {
  const open = dump.open.map((patrol): [PatrolId, Patrol] => [
    patrol.id,
    { ...patrol, checks: new Map(patrol.checks) },
  ]);
  return { last: dump.last, open: new Map(open) };
}
