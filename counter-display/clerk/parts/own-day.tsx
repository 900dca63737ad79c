import type { ComponentChildren } from 'preact';
import type { ClerkView } from '#contract/views.ts';
import { duration, timeOfDay } from '#kit/format.ts';
import { words } from '../texts/queue-texts.ts';

const NOTHING_YET = '—';

/** The clerk's own figures of the day. */
export function OwnDay({ view }: { view: ClerkView }) {
  const { finished, noShows, handlingMs, rated, satisfied, shiftSince } = view.today;
  return (
    <section class="own-day">
      <h2 class="centre-title">
        {words('myDay')}
        {shiftSince !== null && (
          <span>{words('shiftSince', { time: timeOfDay(shiftSince, view.hall.timeZone) })}</span>
        )}
      </h2>
      <dl>
        <Figure name={words('dayFinished')} unit={words('cases')}>
          {finished}
        </Figure>
        <Figure name={words('dayHandling')} unit="">
          {handlingMs === null ? NOTHING_YET : duration(handlingMs)}
        </Figure>
        <Figure name={words('daySatisfied')} unit={rated === 0 ? '' : '%'}>
          {rated === 0 ? NOTHING_YET : percent(satisfied / rated)}
        </Figure>
        <Figure name={words('dayNoShows')} unit="">
          {noShows}
        </Figure>
      </dl>
    </section>
  );
}

/** `98.2`, and `100` without a needless zero. */
function percent(share: number): string {
  const figure = (share * 100).toFixed(1);
  return figure.endsWith('.0') ? figure.slice(0, -2) : figure;
}

function Figure({
  name,
  unit,
  children,
}: {
  name: string;
  unit: string;
  children: ComponentChildren;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span class="num">{children}</span>
        {unit !== '' && <small>{unit}</small>}
      </dd>
    </div>
  );
}
