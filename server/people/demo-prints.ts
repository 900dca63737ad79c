import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { isWritten } from './people-database.ts';

interface Hashed {
  readonly member: { readonly staff: string };
  /** As stored: with its salt. */
  readonly password: string;
}

/**
 * Tells at once whether a demo password is the one that was hashed before, so that a restart need
 * not hash them all again before the first ticket. Quick to try out, which tells nobody anything:
 * demo passwords stand in the settings and on the start page.
 */
export interface DemoPrints {
  isOf(row: Hashed, password: string): boolean;
  keep(row: Hashed, password: string): void;
}

const rowSchema = z.object({ staff: z.string(), print: z.string() });

export function openDemoPrints(database: DatabaseSync): DemoPrints {
  const prints = new Map<string, string>();
  for (const stored of database.prepare('SELECT staff, print FROM demo_prints').all()) {
    const { staff, print } = rowSchema.parse(stored);
    prints.set(staff, print);
  }
  const write = database.prepare('INSERT OR REPLACE INTO demo_prints VALUES (?, ?)');
  const printOf = (row: Hashed, password: string) =>
    createHash('sha256').update(`${row.password} ${password}`).digest('hex');
  return {
    isOf: (row, password) => prints.get(row.member.staff) === printOf(row, password),
    keep(row, password) {
      const { staff } = row.member;
      const print = printOf(row, password);
      prints.set(staff, print);
      isWritten(() => write.run(staff, print));
    },
  };
}
