import type { FigureRow, Percentiles } from '#contract/reports.ts';
import { duration } from '#kit/format.ts';
import { pick } from '#kit/language.ts';
import { State } from '#kit/parts/plates.tsx';
import { percentOf } from '../live/live-marks.ts';
import { words } from '../manage-texts.ts';
import type { Table } from './today-model.ts';
import { todayWords } from './today-texts.ts';

/** Below this share of content customers somebody should ask why. */
const SATISFIED_WANTED_PERCENT = 95;

const time = (ms: number | null) => (ms === null ? words('none') : duration(ms));

export function FigureTable({ table, rows }: { table: Table; rows: readonly FigureRow[] }) {
  return (
    <table class="today-table">
      <thead>
        <tr>
          <th>{todayWords(table)}</th>
          <th class="is-right">{todayWords(table === 'service' ? 'issued' : 'calls')}</th>
          <th class="is-right">{todayWords('served')}</th>
          <th class="is-right">{todayWords('meanWaitingShort')}</th>
          <th class="is-right">{todayWords('meanHandlingShort')}</th>
          <th class="is-right">{todayWords('ratedShort')}</th>
          <th class="is-right">{todayWords('satisfied')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={pick(row.name)}>
            <th scope="row">
              {table === 'counter' ? words('counter', { label: pick(row.name) }) : pick(row.name)}
            </th>
            <td class="is-right">{row.issued}</td>
            <td class="is-right is-strong">{row.served}</td>
            <td class="is-right">{time(row.waitingMsMean)}</td>
            <td class="is-right">{time(row.handlingMsMean)}</td>
            <td class="is-right">{row.rated}</td>
            <td class="is-right is-strong">
              <Satisfied row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Satisfied({ row }: { row: FigureRow }) {
  const percent = percentOf(row.satisfied, row.rated);
  if (percent === null) return <>{words('none')}</>;
  if (Number(percent) >= SATISFIED_WANTED_PERCENT) return <>{percent}%</>;
  return <State mood="warn">{percent}%</State>;
}

/** Means hide the long ones: half and nine in ten stand beside them. */
export function SpreadTable({
  waiting,
  handling,
}: {
  waiting: Percentiles;
  handling: Percentiles;
}) {
  return (
    <table class="today-table today-spread">
      <thead>
        <tr>
          <th>{todayWords('spread')}</th>
          <th class="is-right">{todayWords('mean')}</th>
          <th class="is-right">{todayWords('p50')}</th>
          <th class="is-right">{todayWords('p90')}</th>
          <th class="is-right">{todayWords('p95')}</th>
        </tr>
      </thead>
      <tbody>
        {[
          { name: todayWords('waiting'), of: waiting },
          { name: todayWords('handling'), of: handling },
        ].map(({ name, of }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="is-right">{time(of.mean)}</td>
            <td class="is-right is-strong">{time(of.p50)}</td>
            <td class="is-right is-strong">{time(of.p90)}</td>
            <td class="is-right">{time(of.p95)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
