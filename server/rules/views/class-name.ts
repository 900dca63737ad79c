import type { Texts } from '#contract/language.ts';
import type { Hall, Visit } from '../hall-state.ts';

/** null for the normal class, and for one that has left the settings since. */
export function className(
  hall: Hall,
  { priorityClass }: Pick<Visit, 'priorityClass'>,
): Texts | null {
  const isNormal = hall.settings.priorityClasses[0]?.id === priorityClass;
  return isNormal ? null : (hall.rulebook.classes.get(priorityClass)?.name ?? null);
}

/** What the counter asks to see before the class holds. */
export function proofWanted(
  hall: Hall,
  visit: Pick<Visit, 'proof' | 'priorityClass'>,
): Texts | null {
  if (visit.proof !== 'wanted') return null;
  return hall.rulebook.classes.get(visit.priorityClass)?.proof ?? null;
}
