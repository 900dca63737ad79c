import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { must } from '#contract/assert.ts';
import type { Answers, QuestionOf } from '#contract/channels.ts';
import type { Instant } from '#contract/clock.ts';
import { staffIdSchema, ticketNumberOf, type VisitId, visitIdSchema } from '#contract/ids.ts';
import { LEVELS } from '#contract/ratings.ts';
import type { VisitLine } from '#contract/reports.ts';
import { numberOf, numberOrNull, textOf, textOrNull } from '#journal/columns.ts';
import { type Names, namesOf, type ReportContext } from './report-context.ts';
import { rangesFor } from './visit-search.ts';

export const LINES_A_PAGE = 50;
/** A page goes on over tickets of its last line's millisecond, so that none falls between two pages. */
const SAME_INSTANT_MAX = 50;

const LINE = `SELECT v.visit, v.ticket_service, v.class, v.issued_at, v.outcome, v.ended_at,
    s.called_at, s.counter, s.clerk, s.level
  FROM visits v LEFT JOIN steps s ON s.visit = v.visit AND s.step = v.last_step`;

type Columns = Record<string, SQLOutputValue>;

export interface VisitLines {
  /** Newest first; a null day asks for all days, `before` for tickets issued before that instant. */
  page(question: Omit<QuestionOf<'visits'>, 'ask'>, context: ReportContext): Answers['visits'];
  one(visit: VisitId, context: ReportContext): VisitLine | undefined;
}

export function openVisitLines(db: DatabaseSync): VisitLines {
  const days = db.prepare('SELECT day, began_at, issued FROM days ORDER BY day DESC');
  const lines = db.prepare(`${LINE} WHERE v.visit >= ? AND v.visit < ? AND v.issued_at < ?
    ORDER BY v.issued_at DESC, v.issued_seq DESC LIMIT ?`);
  const count = db.prepare('SELECT count(*) AS n FROM visits WHERE visit >= ? AND visit < ?');
  const one = db.prepare(`${LINE} WHERE v.visit = ?`);
  const limit = LINES_A_PAGE + SAME_INSTANT_MAX;

  return {
    page: ({ day, search, before }, context) => {
      const names = namesOf(context);
      const ranges = rangesFor(search);
      const until = before ?? Number.MAX_SAFE_INTEGER;
      const found: Columns[] = [];
      let total = 0;
      for (const row of days.all()) {
        const name = textOf(row.day);
        if (day !== null && name !== day) continue;
        const within = ranges.map(({ from, to }) => [`${name}.${from}`, `${name}.${to}`] as const);
        const counted = search.trim() === '' ? numberOrNull(row.issued) : null;
        total += counted ?? sum(within.map(([from, to]) => numberOf(count.get(from, to)?.n)));
        if (found.length > LINES_A_PAGE || numberOf(row.began_at) >= until) continue;
        const ofDay = within.flatMap(([from, to]) => lines.all(from, to, until, limit));
        found.push(...ofDay.sort((a, b) => issuedAt(b) - issuedAt(a)));
      }
      return { lines: cutPage(found).map((columns) => lineOf(columns, names, context)), total };
    },
    one: (visit, context) => {
      const columns = one.get(visit);
      return columns === undefined ? undefined : lineOf(columns, namesOf(context), context);
    },
  };
}

function cutPage(found: readonly Columns[]): readonly Columns[] {
  const last = found[LINES_A_PAGE - 1];
  if (last === undefined) return found;
  const more = found
    .slice(LINES_A_PAGE, LINES_A_PAGE + SAME_INSTANT_MAX)
    .filter((columns) => issuedAt(columns) === issuedAt(last));
  return [...found.slice(0, LINES_A_PAGE), ...more];
}

function lineOf(columns: Columns, names: Names, { names: people }: ReportContext): VisitLine {
  const visit = visitIdSchema.parse(columns.visit);
  const outcome = outcomeOf(textOf(columns.outcome));
  const counter = textOrNull(columns.counter);
  const clerk = textOrNull(columns.clerk);
  return {
    visit,
    number: ticketNumberOf(visit),
    service: names.service(textOf(columns.ticket_service)),
    className: names.priorityClass(textOf(columns.class)),
    issuedAt: issuedAt(columns),
    calledAt: numberOrNull(columns.called_at),
    finishedAt: outcome === 'finished' ? numberOrNull(columns.ended_at) : null,
    counterLabel: counter === null ? null : names.counter(counter),
    clerkName: clerk === null ? null : people.staffName(staffIdSchema.parse(clerk)),
    outcome,
    level: LEVELS.find((level) => level === columns.level) ?? null,
  };
}

const OUTCOMES: readonly VisitLine['outcome'][] = [
  'open',
  'finished',
  'noShow',
  'left',
  'cancelled',
  'endedByDay',
];

function outcomeOf(text: string): VisitLine['outcome'] {
  return must(
    OUTCOMES.find((outcome) => outcome === text),
    `a visit ends in one of ${OUTCOMES.length} ways`,
  );
}

function issuedAt(columns: Columns): Instant {
  return numberOf(columns.issued_at);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
