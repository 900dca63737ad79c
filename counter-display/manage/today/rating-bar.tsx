import type { TodayFigures } from '#contract/reports.ts';
import { LEVELS_BEST_FIRST, levelName } from '#kit/parts/faces.tsx';
import { State } from '#kit/parts/plates.tsx';
import { todayWords } from './today-texts.ts';

const WIDTH = 720;
const HEIGHT = 44;
const GAP = 1;
/** A count stands in its part where there is room for it; all counts stand below in any case. */
const COUNT_ROOM = 26;

/** The line between content and not stands still from day to day, so that a bad day is seen by its place. */
const LINE_AT = 0.2 * WIDTH;

/** From blue over grey to orange: left of the line are those who were not content. */
export function RatingBar({ figures }: { figures: Pick<TodayFigures, 'ratings' | 'notRated'> }) {
  const { ratings, notRated } = figures;
  const all = ratings.reduce((sum, count) => sum + count, 0);
  const worstFirst = LEVELS_BEST_FIRST.map((level, index) => ({
    level,
    count: ratings[index] ?? 0,
  })).toReversed();
  const unhappy = (ratings[3] ?? 0) + (ratings[4] ?? 0);
  // A very bad day would not fit left of the line: then the whole bar is drawn smaller.
  const fullLength = Math.min(WIDTH - LINE_AT, (LINE_AT * all) / Math.max(unhappy, 1));
  const lengthOf = (count: number) => (all === 0 ? 0 : (count / all) * fullLength);
  let x = LINE_AT - lengthOf(unhappy);
  return (
    <div class="today-rating">
      {all === 0 ? (
        <p class="today-nothing">{todayWords('noRatings')}</p>
      ) : (
        <svg
          class="today-chart"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={todayWords('ratingLabel')}
        >
          {worstFirst.map(({ level, count }) => {
            const from = x;
            const length = lengthOf(count);
            x += length;
            return (
              <g key={level}>
                <rect
                  class={`rating-${level}`}
                  x={from}
                  y="6"
                  width={Math.max(0, length - GAP)}
                  height={HEIGHT - 12}
                />
                {length >= COUNT_ROOM && (
                  <text class={`rating-count-${level}`} x={from + length / 2} y={HEIGHT / 2 + 5}>
                    {count}
                  </text>
                )}
              </g>
            );
          })}
          <path class="chart-neutral" d={`M${LINE_AT - GAP / 2} 0V${HEIGHT}`} />
        </svg>
      )}
      <ul class="today-levels">
        {worstFirst.map(({ level, count }) => (
          <li key={level}>
            <svg viewBox="0 0 12 12" aria-hidden="true">
              <rect class={`rating-${level}`} width="12" height="12" />
            </svg>
            {levelName(level)} <b>{count}</b>
          </li>
        ))}
        <li class="today-not-rated">
          <State mood="off">{todayWords('notRated', { count: notRated })}</State>
        </li>
      </ul>
    </div>
  );
}
