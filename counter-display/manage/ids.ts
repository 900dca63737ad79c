import type { ServiceDay, TicketNumber, VisitId } from '#contract/ids.ts';
import { isVisitId } from '#kit/ids.ts';

export const isServiceDay = (text: string): text is ServiceDay => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** Where a view names a ticket of today by its number alone. */
export function visitOf(day: ServiceDay, number: TicketNumber): VisitId | null {
  const text = `${day}.${number}`;
  return isVisitId(text) ? text : null;
}

export function dayOfVisit(visit: VisitId): string {
  return visit.slice(0, 10);
}

/** Whether a text that came over the line is one of the words that this page knows. */
export function isKeyOf<Row extends object>(row: Row, key: PropertyKey): key is keyof Row {
  return Object.hasOwn(row, key);
}
