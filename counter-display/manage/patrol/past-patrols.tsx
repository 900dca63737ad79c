import type { PatrolLine } from '#contract/patrols.ts';
import { duration } from '#kit/format.ts';
import { pick } from '#kit/language.ts';
import { hallNow } from '#kit/page-clock.ts';
import { State } from '#kit/parts/plates.tsx';
import { dayAndTime } from '../parts/ago.ts';
import { Blank, Waiting } from '../parts/blank.tsx';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { taskHash } from '../route.ts';
import type { PatrolModel } from './patrol-model.ts';
import { patrolWords } from './patrol-texts.ts';

/** As many as one answer brings: fewer means that there are no more. */
const LINES_A_PAGE = 30;

/** Who walked when, and what was found. */
export function PastPatrols({ model, timeZone }: { model: PatrolModel; timeZone: string }) {
  const face = model.past.value;
  const lines = model.lines.value;
  return (
    <section class="patrol-past" aria-label={patrolWords('past')}>
      <Heading title={patrolWords('past')} />
      {face.face === 'waiting' ? (
        <Waiting />
      ) : face.face === 'refused' ? (
        <p class="manage-problem" role="alert">
          {face.text}
        </p>
      ) : lines.length === 0 ? (
        <Blank icon="clock" title={patrolWords('nonePast')} />
      ) : (
        <>
          <ul class="patrol-lines">
            {lines.map((line) => (
              <Line key={line.patrol} line={line} timeZone={timeZone} />
            ))}
          </ul>
          {lines.length >= LINES_A_PAGE && lines.length % LINES_A_PAGE === 0 && (
            <Button onPress={() => void model.loadMore()}>{patrolWords('more')}</Button>
          )}
        </>
      )}
    </section>
  );
}

function Line({ line, timeZone }: { line: PatrolLine; timeZone: string }) {
  const findings = line.items.filter(({ check }) => check?.isFine === false).length;
  const missed = line.items.filter(({ check }) => check === null).length;
  return (
    <li>
      <details>
        <summary>
          <time>{dayAndTime(line.startedAt, hallNow.value, timeZone)}</time>
          <b>{line.name}</b>
          <span>{duration(line.finishedAt - line.startedAt)}</span>
          {findings > 0 ? (
            <State mood="warn">{patrolWords('findings', { count: findings })}</State>
          ) : (
            <State mood="ok">{patrolWords('noFindings')}</State>
          )}
          {missed > 0 && <State mood="off">{patrolWords('left', { count: missed })}</State>}
        </summary>
        <ol>
          {line.items.map(({ id, text, check }) => (
            <li key={id}>
              <span>{pick(text)}</span>
              {check === null ? (
                <State mood="off">{patrolWords('notLooked')}</State>
              ) : check.isFine ? (
                <State mood="ok">{patrolWords('fine')}</State>
              ) : (
                <State mood="warn">{patrolWords('finding')}</State>
              )}
              {check !== null && check.text !== '' && <p>{check.text}</p>}
              {check !== null && check.task !== null && (
                <a href={taskHash(check.task)}>{patrolWords('toTask')}</a>
              )}
            </li>
          ))}
        </ol>
      </details>
    </li>
  );
}
