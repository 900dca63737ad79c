import type { SQLOutputValue } from 'node:sqlite';
import { assert } from '#contract/assert.ts';

type Column = SQLOutputValue | undefined;

/** The tables are STRICT, so a column of another type means that a query names the wrong one. */
export function textOf(column: Column): string {
  assert(typeof column === 'string', 'a text column holds text');
  return column;
}

export function numberOf(column: Column): number {
  assert(typeof column === 'number', 'an integer column holds a number');
  return column;
}

export function bytesOf(column: Column): Uint8Array {
  assert(column instanceof Uint8Array, 'a blob column holds bytes');
  return column;
}

export function textOrNull(column: Column): string | null {
  return column === null ? null : textOf(column);
}

export function numberOrNull(column: Column): number | null {
  return column === null ? null : numberOf(column);
}
