import type { Instant } from '#contract/clock.ts';
import type { TaskLine } from '#contract/tasks.ts';
import { type Mood, State } from '#kit/parts/plates.tsx';
import { words } from '../manage-texts.ts';
import { dayAndTime } from '../parts/ago.ts';
import { moveByArrows } from '../parts/arrows.ts';
import { Blank } from '../parts/blank.tsx';
import { taskHash } from '../route.ts';
import { aboutText, ownerText } from './task-words.ts';
import { TASK_FILTERS, type TasksModel } from './tasks-model.ts';
import { tasksWords } from './tasks-texts.ts';

export function TaskList({
  model,
  timeZone,
  now,
}: {
  model: TasksModel;
  timeZone: string;
  now: Instant;
}) {
  const counts = model.counts.value;
  const filter = model.filter.value;
  return (
    <section class="tasks-list" aria-label={words('tasks')}>
      <search class="tasks-filters">
        {TASK_FILTERS.map((each) => (
          <button
            key={each}
            type="button"
            class="manage-chip"
            aria-pressed={each === filter}
            onClick={() => model.chooseFilter(each)}
          >
            {tasksWords(`filter.${each}`, { count: counts[each] })}
          </button>
        ))}
      </search>
      {model.listed.value.length === 0 ? (
        <Blank icon="check" title={tasksWords(filter === 'all' ? 'none' : 'noneFound')} />
      ) : (
        <div class="tasks-scroll">
          <table onKeyDown={moveByArrows}>
            <thead>
              <tr>
                <th>{tasksWords('task')}</th>
                <th>{tasksWords('owner')}</th>
                <th class="is-right">{tasksWords('due')}</th>
                <th>{tasksWords('state')}</th>
              </tr>
            </thead>
            <tbody>
              {model.listed.value.map((line) => (
                <Line
                  key={line.task}
                  line={line}
                  model={model}
                  due={dayAndTime(line.due, now, timeZone)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Line({ line, model, due }: { line: TaskLine; model: TasksModel; due: string }) {
  const opened = model.opened.value;
  const isOpened = opened.face === 'here' && opened.line.task === line.task;
  const [mood, word] = standing(line);
  return (
    <tr class={isOpened ? 'is-opened' : ''}>
      <th scope="row">
        <a href={taskHash(line.task)} aria-current={isOpened ? 'true' : undefined}>
          {tasksWords(`kind.${line.kind}`)}
        </a>
        <small>
          {line.text === '' ? aboutText(line.about) : `${aboutText(line.about)} · ${line.text}`}
        </small>
      </th>
      <td>{ownerText(line.owner)}</td>
      <td class="is-right">{due}</td>
      <td>
        <State mood={mood}>{word}</State>
      </td>
    </tr>
  );
}

/** An appeal waits for a person's decision, so it is told before anything but lateness. */
export function standing(line: TaskLine): readonly [Mood, string] {
  if (line.outcome !== null) return ['off', tasksWords('closedState')];
  if (line.isOverdue) return ['bad', tasksWords('overdueState')];
  if (line.appeal === 'made') return ['warn', tasksWords('appealMade')];
  return ['ok', tasksWords('openState')];
}
