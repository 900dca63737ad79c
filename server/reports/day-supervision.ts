import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { must } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import {
  type ServiceDay,
  staffIdSchema,
  taskIdSchema,
  ticketNumberOf,
  visitIdSchema,
} from '#contract/ids.ts';
import { LEVELS } from '#contract/ratings.ts';
import type { DaySupervision } from '#contract/reports.ts';
import { type Appeal, TASK_KINDS, TASK_OUTCOMES } from '#contract/tasks.ts';
import { numberOf, numberOrNull, textOf, textOrNull } from '#journal/columns.ts';
import { openPatrolLines } from './past-patrols.ts';
import { namesOf, type ReportContext } from './report-context.ts';

const UNHAPPY_MAX = 100;
const PATROLS_MAX = 30;

/**
 * What was watched, found and followed up on one service day; undefined for a day that never began. A pause that goes on
 * still has lasted until now.
 */
export function openDaySupervision(
  db: DatabaseSync,
): (day: ServiceDay, context: ReportContext, now: Instant) => DaySupervision | undefined {
  const spans = db.prepare(`SELECT began_at, (SELECT min(next.began_at) FROM days AS next
    WHERE next.began_at > days.began_at) AS until FROM days WHERE day = ?`);
  const opened = db.prepare(`SELECT kind, count(*) AS opened, count(overdue_at) AS overdue,
    count(closed_at) AS closed FROM tasks WHERE opened_at >= ? AND opened_at < ? GROUP BY kind`);
  const unhappy = db.prepare(`SELECT * FROM tasks WHERE opened_at >= ? AND opened_at < ?
    AND kind = 'unhappyRating' ORDER BY opened_at LIMIT ${UNHAPPY_MAX}`);
  const pauses = db.prepare(`SELECT clerk, reason, count(*) AS times,
      sum(min(coalesce(resumed_at, ?3), ?2) - paused_at) AS ms
    FROM pauses WHERE paused_at >= ?1 AND paused_at < ?2 GROUP BY clerk, reason ORDER BY clerk`);
  const patrolsIn = openPatrolLines(db);

  return (day, context, now) => {
    const span = spans.get(day);
    if (span === undefined) return undefined;
    const from = numberOf(span.began_at);
    const until = numberOrNull(span.until) ?? Number.MAX_SAFE_INTEGER;
    const { staffName } = context.names;
    return {
      day,
      tasks: opened.all(from, until).map((row) => ({
        kind: must(
          TASK_KINDS.find((kind) => kind === row.kind),
          'a task has a kind',
        ),
        opened: numberOf(row.opened),
        closed: numberOf(row.closed),
        overdue: numberOf(row.overdue),
      })),
      unhappy: unhappy.all(from, until).map((row) => unhappyLine(row, context)),
      patrols: patrolsIn({ from, before: until, max: PATROLS_MAX }, context),
      pauses: pauses.all(from, until, now).map((row) => ({
        clerkName: staffName(staffIdSchema.parse(row.clerk)),
        reason: namesOf(context).pauseReason(textOf(row.reason)),
        times: numberOf(row.times),
        ms: numberOf(row.ms),
      })),
    };
  };
}

function unhappyLine(
  row: Record<string, SQLOutputValue>,
  context: ReportContext,
): DaySupervision['unhappy'][number] {
  const visit = visitIdSchema.parse(row.visit);
  const outcome = textOrNull(row.outcome);
  return {
    task: taskIdSchema.parse(row.task),
    visit,
    number: ticketNumberOf(visit),
    at: numberOf(row.opened_at),
    level: must(
      LEVELS.find((level) => level === row.level),
      'an unhappy rating has a level',
    ),
    counterLabel: namesOf(context).counter(textOf(row.counter)),
    clerkName: context.names.staffName(staffIdSchema.parse(row.clerk)),
    calledBackAt: numberOrNull(row.called_back_at),
    isOverdue: row.overdue_at !== null,
    outcome: TASK_OUTCOMES.find((each) => each === outcome) ?? null,
    appeal: appealOf(numberOrNull(row.appealed_at), numberOrNull(row.is_upheld)),
  };
}

function appealOf(appealedAt: Instant | null, isUpheld: number | null): Appeal {
  if (appealedAt === null) return 'none';
  if (isUpheld === null) return 'made';
  return isUpheld === 1 ? 'upheld' : 'dismissed';
}
