import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EventOf, Fact, HallEventType } from '#contract/facts.ts';
import { factFromRow, ROW_COLUMNS, rowFromColumns } from '#journal/fact-row.ts';

/** Everything that a hall has written down so far, read beside it. */
export function factsOf(dataFolder: string): readonly Fact[] {
  const db = new DatabaseSync(join(dataFolder, 'journal.db'), { readOnly: true });
  try {
    const rows = db.prepare(`SELECT ${ROW_COLUMNS} FROM facts ORDER BY seq`).all();
    return rows.map((columns) => factFromRow(rowFromColumns(columns)));
  } finally {
    db.close();
  }
}

export function eventsOf<Type extends HallEventType>(
  dataFolder: string,
  type: Type,
): readonly EventOf<Type>[] {
  return factsOf(dataFolder).flatMap(({ event }) => (isOf(event, type) ? [event] : []));
}

function isOf<Type extends HallEventType>(
  event: Fact['event'],
  type: Type,
): event is EventOf<Type> {
  return event.type === type;
}
