import type { Instant } from '#contract/clock.ts';
import type { TaskLine } from '#contract/tasks.ts';
import { State } from '#kit/parts/plates.tsx';
import { dayAndTime } from '../parts/ago.ts';
import { hashOf, visitHash } from '../route.ts';
import { AppealDecision } from './appeal-decision.tsx';
import { TaskActs } from './task-acts.tsx';
import { standing } from './task-list.tsx';
import { aboutText, ownerText } from './task-words.ts';
import type { TasksModel } from './tasks-model.ts';
import { tasksWords } from './tasks-texts.ts';

/** One task: what it is about, whose it is and until when, and what may be done about it. */
export function TaskCard({
  model,
  line,
  timeZone,
  now,
}: {
  model: TasksModel;
  line: TaskLine;
  timeZone: string;
  now: Instant;
}) {
  const [mood, word] = standing(line);
  const done = (isDone: boolean) => tasksWords(isDone ? 'yes' : 'notYet');
  const isRating = line.kind === 'unhappyRating';
  return (
    <article class="task">
      <header class="task-head">
        <div>
          <h2>
            {tasksWords(`kind.${line.kind}`)} <State mood={mood}>{word}</State>
          </h2>
          <p>{aboutText(line.about)}</p>
          {line.text !== '' && <p class="task-text">{line.text}</p>}
        </div>
        <SubjectLink line={line} />
        <a class="manage-button is-small" href="#tasks">
          {tasksWords('close')}
        </a>
      </header>
      <dl class="task-facts">
        <Fact name={tasksWords('owner')} value={ownerText(line.owner)} />
        <Fact name={tasksWords('openedAt')} value={dayAndTime(line.openedAt, now, timeZone)} />
        <Fact name={tasksWords('dueAt')} value={dayAndTime(line.due, now, timeZone)} />
        {isRating && <Fact name={tasksWords('calledBack')} value={done(line.hasCallBack)} />}
        {isRating && <Fact name={tasksWords('corrected')} value={done(line.hasCorrection)} />}
        {line.outcome !== null && (
          <Fact name={tasksWords('outcome')} value={tasksWords(`outcome.${line.outcome}`)} />
        )}
      </dl>
      {line.appeal !== 'none' && <AppealDecision model={model} line={line} />}
      {model.mayWorkOn(line) && <TaskActs model={model} line={line} />}
    </article>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** Where to look for what happened. */
function SubjectLink({ line: { about } }: { line: TaskLine }) {
  switch (about.kind) {
    case 'unhappyRating':
    case 'visit':
      return (
        <a class="manage-button is-small" href={visitHash(about.visit)}>
          {tasksWords('visitLink')}
        </a>
      );
    case 'device':
      return (
        <a
          class="manage-button is-small"
          href={hashOf({ room: 'devices', part: 'devices', device: about.device })}
        >
          {tasksWords('deviceLink')}
        </a>
      );
    default:
      return null;
  }
}
