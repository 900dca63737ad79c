import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Answers } from '#contract/channels.ts';
import type { Instant } from '#contract/clock.ts';
import { patrolIdSchema, staffIdSchema, taskIdSchema } from '#contract/ids.ts';
import { textsSchema } from '#contract/language.ts';
import type { PatrolLine } from '#contract/patrols.ts';
import { numberOf, textOf } from '#journal/columns.ts';
import type { ReportContext } from './report-context.ts';

export const PATROLS_A_PAGE = 30;

const itemSchema = z
  .object({
    item: z.string(),
    text: z.string(),
    is_fine: z.int().nullable(),
    note: z.string().nullable(),
    task: taskIdSchema.nullable(),
  })
  .transform(({ item, text, is_fine, note, task }) => ({
    id: item,
    text: textsSchema.parse(JSON.parse(text)),
    check: is_fine === null ? null : { isFine: is_fine === 1, text: note ?? '', task },
  }));

/** Walks that are over, newest first: a page of them, or those of one stretch of time. */
interface Stretch {
  readonly from: Instant;
  readonly before: Instant;
  readonly max: number;
}

export function openPatrolLines(
  db: DatabaseSync,
): (stretch: Stretch, context: ReportContext) => readonly PatrolLine[] {
  const walks = db.prepare(`SELECT patrol, staff, started_at, finished_at FROM patrols
    WHERE started_at >= ? AND started_at < ? AND finished_at IS NOT NULL
    ORDER BY started_at DESC LIMIT ?`);
  const items = db.prepare(
    'SELECT item, text, is_fine, note, task FROM patrol_items WHERE patrol = ? ORDER BY place',
  );
  return ({ from, before, max }, { names }) =>
    walks.all(from, before, max).map((walk): PatrolLine => {
      const staff = staffIdSchema.parse(walk.staff);
      return {
        patrol: patrolIdSchema.parse(walk.patrol),
        staff,
        name: names.staffName(staff),
        startedAt: numberOf(walk.started_at),
        finishedAt: numberOf(walk.finished_at),
        items: items.all(textOf(walk.patrol)).map((row) => itemSchema.parse(row)),
      };
    });
}

export function openPastPatrols(
  db: DatabaseSync,
): (before: Instant | null, context: ReportContext) => Answers['pastPatrols'] {
  const linesIn = openPatrolLines(db);
  return (before, context) => ({
    lines: linesIn(
      { from: 0, before: before ?? Number.MAX_SAFE_INTEGER, max: PATROLS_A_PAGE },
      context,
    ),
  });
}
