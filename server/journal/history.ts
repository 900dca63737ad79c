import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Fact } from '#contract/facts.ts';
import { textOf } from './columns.ts';
import { appointmentsPart } from './history/appointments.ts';
import { casesPart } from './history/cases.ts';
import { paperPart } from './history/paper.ts';
import type { HistoryPart } from './history/part.ts';
import { patrolsPart } from './history/patrols.ts';
import { stepsPart } from './history/steps.ts';
import { tasksPart } from './history/tasks.ts';
import { visitsPart } from './history/visits.ts';
import { FACTS_TABLE_NAMES } from './tables.ts';

/** One part a subject, in the order in which they hear a fact. */
const PARTS: readonly HistoryPart[] = [
  visitsPart,
  appointmentsPart,
  stepsPart,
  casesPart,
  tasksPart,
  patrolsPart,
  paperPart,
];

/** Raised when a part writes something else into tables that stay as they are. */
const READING = 1;

const TABLES = PARTS.map(({ tables }) => tables).join('\n');

/** Changes with the tables: the journal then builds its history anew from its facts when it opens. */
export const HISTORY_SHAPE = hash('sha256', `${READING}\n${TABLES}`, 'buffer').readUIntBE(0, 6);

/** Each table with the order in which two of them are compared. */
export const HISTORY_ORDER: Readonly<Record<string, string>> = Object.assign(
  {},
  ...PARTS.map(({ order }) => order),
);

/** Keeps the history tables as the facts come; runs inside the transaction that writes them. */
export interface History {
  record(fact: Fact): void;
}

export function openHistory(db: DatabaseSync): History {
  const parts = PARTS.map((part) => part.open(db));
  return {
    record: (fact) => {
      for (const record of parts) record(fact);
    },
  };
}

export function createHistory(db: DatabaseSync): void {
  db.exec(TABLES);
}

/** Takes away whatever is not of the facts, also what an earlier shape had and this one has not. */
export function dropHistory(db: DatabaseSync): void {
  const made = db.prepare(
    "SELECT type, name FROM sqlite_schema WHERE type IN ('view', 'table') ORDER BY type DESC, rowid DESC",
  );
  for (const row of made.all()) {
    const name = textOf(row.name);
    if (FACTS_TABLE_NAMES.has(name) || name.startsWith('sqlite_')) continue;
    db.exec(`DROP ${textOf(row.type)} ${name}`);
  }
}
