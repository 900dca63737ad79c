import type { TodayFigures } from '#contract/reports.ts';
import { timeToTheSecond } from '#kit/format.ts';
import { Segmented } from '#kit/parts/keys.tsx';
import { isServiceDay } from '../ids.ts';
import { percentOf } from '../live/live-marks.ts';
import type { ManageModel } from '../manage-model.ts';
import { words } from '../manage-texts.ts';
import { Blank, Waiting } from '../parts/blank.tsx';
import { Button } from '../parts/button.tsx';
import { type FigureLine, Figures } from '../parts/figures.tsx';
import { Heading } from '../parts/heading.tsx';
import { minutesText } from '../parts/minutes.ts';
import { RoomFrame } from '../parts/room.tsx';
import { FigureTable, SpreadTable } from './figure-table.tsx';
import { FlowChart } from './flow-chart.tsx';
import { RatingBar } from './rating-bar.tsx';
import { TABLES, type TodayModel } from './today-model.ts';
import { todayWords } from './today-texts.ts';
import { WaitChart } from './wait-chart.tsx';
import './today.css';

/** What one day came to: how many, how long, how content. */
export function TodayRoom({ manage, model }: { manage: ManageModel; model: TodayModel }) {
  const face = model.figures.value;
  const timeZone = manage.hall.value?.timeZone ?? 'UTC';
  return (
    <RoomFrame
      manage={manage}
      title={words('today')}
      note={
        face.face === 'known' && (
          <DayNote
            day={face.value.day}
            at={timeToTheSecond(face.at, timeZone)}
            problem={face.problem}
          />
        )
      }
      tools={<DayChoice model={model} />}
      seenAt={face.face === 'known' ? face.at : null}
      class="today"
    >
      {face.face === 'waiting' ? (
        <Waiting />
      ) : face.face === 'refused' ? (
        <Blank icon="info" title={face.text}>
          <Button onPress={model.again}>{words('again')}</Button>
        </Blank>
      ) : (
        <>
          <Figures lines={figuresOf(face.value)} />
          {face.value.issued === 0 ? (
            <Blank icon="chart" title={todayWords('noneYet')}>
              <p>{todayWords('noneHow')}</p>
            </Blank>
          ) : (
            <Day model={model} figures={face.value} />
          )}
        </>
      )}
    </RoomFrame>
  );
}

/** Which day, and how old the figures are; why they are no newer, where that is so. */
function DayNote({ day, at, problem }: { day: string; at: string; problem: string | null }) {
  return (
    <>
      <span>{day}</span> <span>{words('asOf', { time: at })}</span>{' '}
      {problem !== null && <span class="manage-problem">{problem}</span>}
    </>
  );
}

function DayChoice({ model }: { model: TodayModel }) {
  const today = model.hallDay.value ?? '';
  const day = model.day.value;
  return (
    <>
      <input
        class="manage-field"
        type="date"
        aria-label={todayWords('day')}
        max={today}
        value={day === 'today' ? today : day}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (isServiceDay(value)) model.chooseDay(value === today ? 'today' : value);
        }}
      />
      {day !== 'today' && (
        <Button isSmall onPress={() => model.chooseDay('today')}>
          {todayWords('today')}
        </Button>
      )}
    </>
  );
}

function Day({ model, figures }: { model: TodayModel; figures: TodayFigures }) {
  const { byHour, ratings } = figures;
  const table = model.table.value;
  const rows = {
    service: figures.byService,
    clerk: figures.byClerk,
    counter: figures.byCounter,
  }[table];
  return (
    <div class="today-grid">
      <section>
        <Heading title={todayWords('waits')}>{todayWords('waitsHow')}</Heading>
        <WaitChart byHour={byHour} />
      </section>
      <section>
        <Heading title={todayWords('flow')}>{todayWords('flowHow')}</Heading>
        <FlowChart byHour={byHour} />
      </section>
      <section>
        <Heading title={todayWords('ratings')}>
          {todayWords('rated', { count: ratings.reduce((sum, count) => sum + count, 0) })}
        </Heading>
        <RatingBar figures={figures} />
        <SpreadTable waiting={figures.waitingMs} handling={figures.handlingMs} />
      </section>
      <section>
        <Segmented
          label={todayWords('by')}
          choices={TABLES.map((value) => ({ value, text: todayWords(value) }))}
          chosen={table}
          onChoose={model.chooseTable}
        />
        <FigureTable table={table} rows={rows} />
      </section>
    </div>
  );
}

function figuresOf(figures: TodayFigures): readonly FigureLine[] {
  const { ratings, waitingMs, handlingMs } = figures;
  const rated = ratings.reduce((sum, count) => sum + count, 0);
  const satisfied = percentOf(ratings[0] + ratings[1] + ratings[2], rated);
  const inMinutes = (name: string, ms: number | null): FigureLine => ({
    name,
    value: ms === null ? words('none') : minutesText(ms),
    unit: ms === null ? '' : todayWords('minutesUnit'),
  });
  return [
    { name: todayWords('issued'), value: String(figures.issued), unit: todayWords('tickets') },
    { name: todayWords('served'), value: String(figures.served), unit: todayWords('visits') },
    inMinutes(todayWords('meanWaiting'), waitingMs.mean),
    inMinutes(todayWords('meanHandling'), handlingMs.mean),
    { name: todayWords('noShows'), value: String(figures.noShows), unit: todayWords('times') },
    { name: todayWords('left'), value: String(figures.left), unit: todayWords('people') },
    {
      name: todayWords('satisfied'),
      value: satisfied ?? words('none'),
      unit: satisfied === null ? '' : '%',
    },
  ];
}
