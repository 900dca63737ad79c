import type { ReadonlySignal } from '@preact/signals';
import type { Instant } from '#contract/clock.ts';
import type { VisitLine } from '#contract/reports.ts';
import { pick } from '#kit/language.ts';
import { levelName } from '#kit/parts/faces.tsx';
import { type Mood, State, Tag } from '#kit/parts/plates.tsx';
import { words } from '../manage-texts.ts';
import { dayAndTime } from '../parts/ago.ts';
import { moveByArrows } from '../parts/arrows.ts';
import { visitHash } from '../route.ts';
import type { VisitsModel } from './visits-model.ts';
import { visitsWords } from './visits-texts.ts';

type Outcome = VisitLine['outcome'] | 'waiting';
/** Who was served needs no mark: normal is quiet. */
const MOODS: Readonly<Record<Outcome, Mood | null>> = {
  waiting: 'off',
  open: 'ok',
  finished: null,
  noShow: 'warn',
  left: 'off',
  cancelled: 'off',
  endedByDay: 'off',
};

export function VisitTable({
  model,
  timeZone,
  now,
}: {
  model: VisitsModel;
  timeZone: string;
  now: ReadonlySignal<Instant>;
}) {
  const time = (at: Instant | null) =>
    at === null ? words('none') : dayAndTime(at, now.value, timeZone);
  return (
    <table class="visits-table" onKeyDown={moveByArrows}>
      <thead>
        <tr>
          <th>{visitsWords('number')}</th>
          <th>{visitsWords('service')}</th>
          <th class="is-right">{visitsWords('issued')}</th>
          <th class="is-right">{visitsWords('called')}</th>
          <th>{visitsWords('counter')}</th>
          <th>{visitsWords('outcome')}</th>
          <th>{visitsWords('level')}</th>
        </tr>
      </thead>
      <tbody>
        {model.lines.value.map((line) => {
          const isOpened = line.visit === model.opened.value;
          return (
            <tr key={line.visit} class={isOpened ? 'is-opened' : ''}>
              <th scope="row">
                <a href={visitHash(line.visit)} aria-current={isOpened ? 'true' : undefined}>
                  {line.number}
                </a>
              </th>
              <td>
                {pick(line.service)} {line.className !== null && <Tag>{pick(line.className)}</Tag>}
              </td>
              <td class="is-right">{time(line.issuedAt)}</td>
              <td class="is-right">{time(line.calledAt)}</td>
              <td>{counterOf(line)}</td>
              <td>
                <Ended outcome={outcomeOf(line)} />
              </td>
              <td>
                <Rated level={line.level} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Ended({ outcome }: { outcome: Outcome }) {
  const mood = MOODS[outcome];
  const word = visitsWords(`outcome.${outcome}`);
  return mood === null ? <span>{word}</span> : <State mood={mood}>{word}</State>;
}

function Rated({ level }: { level: VisitLine['level'] }) {
  const word = level === null ? words('none') : levelName(level);
  return level !== null && level <= 2 ? <State mood="warn">{word}</State> : <span>{word}</span>;
}

/** The history calls open whatever has not ended, also who was never called. */
function outcomeOf({ outcome, calledAt }: VisitLine): Outcome {
  return outcome === 'open' && calledAt === null ? 'waiting' : outcome;
}

function counterOf({ counterLabel, clerkName }: VisitLine): string {
  if (counterLabel === null) return words('none');
  return clerkName === null ? counterLabel : `${counterLabel} ${clerkName}`;
}
