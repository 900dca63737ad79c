import { assert } from '#contract/assert.ts';
import type { Answers, QuestionOf } from '#contract/channels.ts';
import type { Instant } from '#contract/clock.ts';
import type { ServiceDay, TaskId, VisitId } from '#contract/ids.ts';
import type { DaySupervision, TodayFigures, VisitTimeline } from '#contract/reports.ts';
import type { TaskStory } from '#contract/tasks.ts';
import { openReader } from '#journal/database.ts';
import { type AppointmentNewsReader, openAppointmentNews } from './appointment-news.ts';
import { openDaySupervision } from './day-supervision.ts';
import { openPastPatrols } from './past-patrols.ts';
import type { ReportContext } from './report-context.ts';
import { openTaskStories } from './task-story.ts';
import { figuresOf, openDayHistory } from './today-figures.ts';
import { openVisitLines } from './visit-lines.ts';
import { openVisitTimelines } from './visit-timeline.ts';

/** Questions about the past, answered from the history tables. */
export interface Reports {
  /** 50 lines, newest first. A null day asks for all days; `before` is the `issuedAt` of the last line there was. */
  visits(
    question: Pick<QuestionOf<'visits'>, 'day' | 'search' | 'before'>,
    context: ReportContext,
  ): Answers['visits'];
  /** Undefined: there never was such a visit. */
  timeline(visit: VisitId, context: ReportContext): VisitTimeline | undefined;
  today(day: ServiceDay, context: ReportContext): TodayFigures;
  readonly appointmentNews: AppointmentNewsReader;
  /** Undefined: there never was such a task. */
  taskStory(task: TaskId, context: ReportContext): TaskStory | undefined;
  /** Undefined: there was no such day. */
  daySupervision(day: ServiceDay, context: ReportContext, now: Instant): DaySupervision | undefined;
  pastPatrols(before: Instant | null, context: ReportContext): Answers['pastPatrols'];
  close(): void;
}

/** Opened after the journal of the same folder; reads on a connection of its own, which can change nothing. */
export function openReports(dataFolder: string): Reports {
  const opened = openReader(dataFolder);
  assert(opened.ok, 'reports are opened on a journal that is open');
  const db = opened.value;
  const lines = openVisitLines(db);
  const timelines = openVisitTimelines(db, lines);
  const historyOf = openDayHistory(db);
  return {
    visits: lines.page,
    timeline: timelines.of,
    today: (day, context) => figuresOf(day, historyOf(day), context),
    appointmentNews: openAppointmentNews(db),
    taskStory: openTaskStories(db),
    daySupervision: openDaySupervision(db),
    pastPatrols: openPastPatrols(db),
    close: () => db.close(),
  };
}
