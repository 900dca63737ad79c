import { busyHours, type Hour, scaleTop } from './hours.ts';
import { todayWords } from './today-texts.ts';

const WIDTH = 548;
const HEIGHT = 276;
/** Room for a count and, over the highest hour, for what the two bars are called. */
const TOP = 42;
const BOTTOM = 34;
/** Of an hour's width; the rest is the gap to the next. */
const BAR_SHARE = 0.36;

/** Who came and who was served, hour by hour; the counts stand on the bars. */
export function FlowChart({ byHour }: { byHour: readonly Hour[] }) {
  const hours = busyHours(byHour);
  const top = scaleTop(Math.max(1, ...hours.map(({ issued, served }) => Math.max(issued, served))));
  const step = WIDTH / Math.max(1, hours.length);
  const bar = step * BAR_SHARE;
  const height = (count: number) => (count / top) * (HEIGHT - TOP - BOTTOM);
  const foot = HEIGHT - BOTTOM;
  const most = hours.reduce((best, hour) => Math.max(best, hour.issued, hour.served), 0);
  const named = hours.findIndex(({ issued, served }) => Math.max(issued, served) === most);
  return (
    <svg
      class="today-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={spoken(hours)}
    >
      <path class="chart-grid" d={`M0 ${foot}H${WIDTH}`} />
      <g>
        <text class="chart-count is-left" x={(named + 0.5) * step - 4} y={foot - height(most) - 24}>
          {todayWords('issued')}
        </text>
        <text
          class="chart-count is-served is-right"
          x={(named + 0.5) * step + 4}
          y={foot - height(most) - 24}
        >
          {todayWords('served')}
        </text>
      </g>
      {hours.map(({ hour, issued, served }, index) => {
        const middle = (index + 0.5) * step;
        return (
          <g key={hour}>
            <rect
              class="chart-issued"
              x={middle - bar - 1}
              width={bar}
              y={foot - height(issued)}
              height={height(issued)}
            />
            <rect
              class="chart-served"
              x={middle + 1}
              width={bar}
              y={foot - height(served)}
              height={height(served)}
            />
            {issued > 0 && (
              <text class="chart-count" x={middle - bar / 2 - 1} y={foot - height(issued) - 6}>
                {issued}
              </text>
            )}
            {served > 0 && (
              <text
                class="chart-count is-served"
                x={middle + bar / 2 + 1}
                y={foot - height(served) - 6}
              >
                {served}
              </text>
            )}
            <text class="chart-hour" x={middle} y={HEIGHT - 10}>
              {hour}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function spoken(hours: readonly Hour[]): string {
  return hours
    .map(({ hour, issued, served }) => todayWords('hourLabel', { hour, issued, served }))
    .join('; ');
}
