import type { TodayFigures } from '#contract/reports.ts';
import { timeOfDay } from '#kit/format.ts';
import { pick } from '#kit/language.ts';
import { isServiceDay } from '../ids.ts';
import { percentOf } from '../live/live-marks.ts';
import type { ManageModel } from '../manage-model.ts';
import { words } from '../manage-texts.ts';
import { Blank, Waiting } from '../parts/blank.tsx';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { minutesText } from '../parts/minutes.ts';
import { RoomFrame } from '../parts/room.tsx';
import { FigureTable } from '../today/figure-table.tsx';
import { todayWords } from '../today/today-texts.ts';
import '../today/today.css';
import { DayFollowUp } from './day-follow-up.tsx';
import type { ReportModel } from './report-model.ts';
import { reportWords } from './report-texts.ts';
import './report.css';

/** One service day on paper: what was done, what was found, what is followed up. */
export function ReportRoom({ manage, model }: { manage: ManageModel; model: ReportModel }) {
  const face = model.figures.value;
  return (
    <RoomFrame
      manage={manage}
      title={words('report')}
      tools={<Tools model={model} />}
      seenAt={face.face === 'known' ? face.at : null}
      class="report"
    >
      {face.face === 'waiting' ? (
        <Waiting />
      ) : face.face === 'refused' ? (
        <Blank icon="info" title={face.text}>
          <Button onPress={model.again}>{words('again')}</Button>
        </Blank>
      ) : (
        <Paper manage={manage} model={model} figures={face.value} at={face.at} />
      )}
    </RoomFrame>
  );
}

function Tools({ model }: { model: ReportModel }) {
  const today = model.hallDay.value ?? '';
  const day = model.day.value;
  return (
    <>
      <input
        class="manage-field"
        type="date"
        aria-label={reportWords('day')}
        max={today}
        value={day === 'today' ? today : day}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (isServiceDay(value)) model.chooseDay(value === today ? 'today' : value);
        }}
      />
      <Button icon="printer" tone="primary" onPress={() => print()}>
        {reportWords('print')}
      </Button>
    </>
  );
}

function Paper({
  manage,
  model,
  figures,
  at,
}: {
  manage: ManageModel;
  model: ReportModel;
  figures: TodayFigures;
  at: number;
}) {
  const hall = manage.hall.value;
  const timeZone = hall?.timeZone ?? 'UTC';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it may hold no button, and must scroll by keys
    <article class="report-paper" tabIndex={0} aria-label={words('report')}>
      <header>
        <h2>{reportWords('title', { hall: hall === null ? '' : pick(hall.name) })}</h2>
        <p>
          {figures.day} <span>{reportWords('madeAt', { time: timeOfDay(at, timeZone) })}</span>
        </p>
      </header>
      <section>
        <Heading title={reportWords('figures')} />
        <dl class="report-figures">
          {figuresOf(figures).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <Heading title={reportWords('byService')} />
        <FigureTable table="service" rows={figures.byService} />
      </section>
      <section>
        <Heading title={reportWords('byClerk')} />
        <FigureTable table="clerk" rows={figures.byClerk} />
      </section>
      <DayFollowUp face={model.supervision.value} timeZone={timeZone} />
      <p class="report-signature">{reportWords('signature')}</p>
    </article>
  );
}

function figuresOf(figures: TodayFigures): readonly (readonly [string, string])[] {
  const { issued, served, left, noShows, ratings, notRated, waitingMs, handlingMs } = figures;
  const rated = ratings.reduce((sum, count) => sum + count, 0);
  const satisfied = ratings[0] + ratings[1] + ratings[2];
  const minutes = (ms: number | null) =>
    ms === null ? words('none') : words('minutes', { count: minutesText(ms) });
  const percent = percentOf(satisfied, rated);
  return [
    [todayWords('issued'), String(issued)],
    [todayWords('served'), String(served)],
    [todayWords('left'), String(left)],
    [todayWords('noShows'), String(noShows)],
    [todayWords('meanWaitingShort'), minutes(waitingMs.mean)],
    [todayWords('meanHandlingShort'), minutes(handlingMs.mean)],
    [todayWords('satisfied'), percent === null ? words('none') : `${percent}%`],
    [reportWords('notRated'), String(notRated)],
  ];
}
