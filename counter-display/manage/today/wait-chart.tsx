import { kitWords } from '#kit/kit-texts.ts';
import { minutesText } from '../parts/minutes.ts';
import { busyHours, type Hour, scaleTop } from './hours.ts';
import { todayWords } from './today-texts.ts';

const WIDTH = 720;
const HEIGHT = 276;
const LEFT = 34;
/** Room for the words at the ends of the lines. */
const RIGHT = 96;
const TOP = 14;
const BOTTOM = 34;
/** Words nearer than this would lie on each other. */
const WORDS_APART = 18;

interface Point {
  readonly x: number;
  readonly half: number;
  readonly most: number;
}

/** How long people waited, hour by hour; each line carries its own name. */
export function WaitChart({ byHour }: { byHour: readonly Hour[] }) {
  const hours = busyHours(byHour);
  const minutes = (ms: number | null) => (ms === null ? null : ms / 60_000);
  const top = scaleTop(Math.max(1, ...hours.map((hour) => minutes(hour.waitingMsP90) ?? 0)));
  const stepX = (WIDTH - LEFT - RIGHT) / Math.max(1, hours.length - 1);
  const x = (index: number) => LEFT + index * stepX;
  const y = (value: number) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM);
  const points = hours.flatMap((hour, index): Point[] => {
    const half = minutes(hour.waitingMsP50);
    const most = minutes(hour.waitingMsP90);
    return half === null || most === null ? [] : [{ x: x(index), half, most }];
  });
  const last = points.at(-1);
  if (last === undefined) return <p class="today-nothing">{todayWords('noWaits')}</p>;
  const line = (pick: (point: Point) => number) =>
    points.map((point) => `${point.x.toFixed(1)} ${y(pick(point)).toFixed(1)}`);
  const halfLine = line(({ half }) => half);
  const mostLine = line(({ most }) => most);
  // The words stand beside the ends, one above the other, and above the hours.
  const halfWordY = Math.min(
    y(last.half) + 5 + Math.max(0, WORDS_APART - (y(last.half) - y(last.most))) / 2,
    HEIGHT - BOTTOM - 5,
  );
  const mostWordY = Math.min(y(last.most) + 5, halfWordY - WORDS_APART);
  return (
    <svg
      class="today-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={todayWords('waitLabel')}
    >
      {[0, 1, 2, 3].map((step) => (
        <g key={step}>
          <path class="chart-grid" d={`M${LEFT} ${y((step * top) / 3)}H${WIDTH - RIGHT}`} />
          <text class="chart-scale" x={LEFT - 10} y={y((step * top) / 3) + 5}>
            {(step * top) / 3}
          </text>
        </g>
      ))}
      {hours.map((hour, index) => (
        <text key={hour.hour} class="chart-hour" x={x(index)} y={HEIGHT - 10}>
          {hour.hour}
        </text>
      ))}
      <path class="chart-between" d={`M${[...mostLine, ...halfLine.toReversed()].join('L')}Z`} />
      <path class="chart-most" d={`M${mostLine.join('L')}`} />
      <path class="chart-half" d={`M${halfLine.join('L')}`} />
      <circle class="chart-most-end" cx={last.x} cy={y(last.most)} r="4" />
      <circle class="chart-half-end" cx={last.x} cy={y(last.half)} r="4" />
      <text class="chart-most-word" x={last.x + 10} y={mostWordY}>
        {todayWords('most', { minutes: rounded(last.most) })}
      </text>
      <text class="chart-half-word" x={last.x + 10} y={halfWordY}>
        {todayWords('half', { minutes: rounded(last.half) })}
      </text>
    </svg>
  );
}

function rounded(minutes: number): string {
  return `${minutesText(minutes * 60_000)} ${kitWords('minutes')}`;
}
