import type { DatabaseSync } from 'node:sqlite';
import type { VisitId } from '#contract/ids.ts';
import type { VisitTimeline } from '#contract/reports.ts';
import { numberOrNull } from '#journal/columns.ts';
import { factFromRow, ROW_COLUMNS, rowFromColumns } from '#journal/fact-row.ts';
import { openDevicesAround } from './devices-around.ts';
import { namesOf, type ReportContext } from './report-context.ts';
import { timelineLine } from './timeline-values.ts';
import type { VisitLines } from './visit-lines.ts';

/** A visit has a few dozen facts; a stuck recall key could make more. */
const TIMELINE_FACTS_MAX = 500;

export interface VisitTimelines {
  /** Undefined: there never was such a visit. */
  of(visit: VisitId, context: ReportContext): VisitTimeline | undefined;
}

export function openVisitTimelines(db: DatabaseSync, lines: VisitLines): VisitTimelines {
  const facts = db.prepare(`SELECT ${ROW_COLUMNS} FROM facts WHERE seq IN (
      SELECT issued_seq FROM visits WHERE visit = ?1
      UNION ALL SELECT seq FROM fact_of_visit WHERE visit = ?1
      UNION ALL SELECT f.seq FROM tasks t JOIN fact_of_task f ON f.task = t.task WHERE t.visit = ?1)
    ORDER BY seq LIMIT ${TIMELINE_FACTS_MAX}`);
  const devicesAround = openDevicesAround(db);
  const times = db.prepare(`SELECT sum(waiting_ms) AS waiting, sum(walking_ms) AS walking,
    sum(handling_ms) AS handling FROM step_times WHERE visit = ?`);

  return {
    of: (visit, context) => {
      const line = lines.one(visit, context);
      if (line === undefined) return undefined;
      const names = namesOf(context);
      const timeline = [...facts.all(visit), ...devicesAround(visit, context.settings)]
        .map((columns) => timelineLine(factFromRow(rowFromColumns(columns)), names, context))
        .sort((one, other) => one.seq - other.seq);
      const sums = times.get(visit);
      return {
        line,
        timeline,
        waitingMs: numberOrNull(sums?.waiting),
        walkingMs: numberOrNull(sums?.walking),
        handlingMs: numberOrNull(sums?.handling),
      };
    },
  };
}
