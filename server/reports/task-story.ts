import type { DatabaseSync } from 'node:sqlite';
import type { TaskId } from '#contract/ids.ts';
import type { TaskStory } from '#contract/tasks.ts';
import { factFromRow, ROW_COLUMNS, rowFromColumns } from '#journal/fact-row.ts';
import { namesOf, type ReportContext } from './report-context.ts';
import { timelineLine } from './timeline-values.ts';

/** The newest so many facts of one task; who writes more has another place for it. */
const STORY_FACTS_MAX = 300;

/** Undefined: there never was such a task. */
export function openTaskStories(
  db: DatabaseSync,
): (task: TaskId, context: ReportContext) => TaskStory | undefined {
  const facts = db.prepare(`SELECT ${ROW_COLUMNS} FROM facts WHERE seq IN (
      SELECT seq FROM fact_of_task WHERE task = ? ORDER BY seq DESC LIMIT ${STORY_FACTS_MAX})
    ORDER BY seq`);
  return (task, context) => {
    const names = namesOf(context);
    const lines = facts
      .all(task)
      .map((columns) => timelineLine(factFromRow(rowFromColumns(columns)), names, context));
    return lines.length === 0 ? undefined : { task, lines };
  };
}
