import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Fact } from '#contract/facts.ts';

/** The tables of one subject, and how its facts are written into them. */
export interface HistoryPart {
  /** Made when the journal is made, and made anew from the facts when this text changes. */
  readonly tables: string;
  /** Each table with the order in which two of them are compared. */
  readonly order: Readonly<Record<string, string>>;
  /** Hears every fact inside the transaction that writes it; what says nothing to this part is passed over. */
  open(db: DatabaseSync): (fact: Fact) => void;
}

/** Compiles a statement once and returns what runs it. */
export function writerOf(db: DatabaseSync) {
  return (sql: string) => {
    const statement = db.prepare(sql);
    return (...values: SQLInputValue[]) => void statement.run(...values);
  };
}
