import { hallNow } from '#kit/page-clock.ts';
import { State } from '#kit/parts/plates.tsx';
import type { ManageModel } from '../manage-model.ts';
import { words } from '../manage-texts.ts';
import { Blank, Waiting } from '../parts/blank.tsx';
import { RoomFrame } from '../parts/room.tsx';
import { NewTask } from './new-task.tsx';
import { TaskCard } from './task-card.tsx';
import { TaskList } from './task-list.tsx';
import { TaskStoryLines } from './task-story.tsx';
import type { TasksModel } from './tasks-model.ts';
import { tasksWords } from './tasks-texts.ts';
import './tasks.css';

/** What somebody has to see to, by due time; one opened task tells its story and takes what is done about it. */
export function TasksRoom({ manage, model }: { manage: ManageModel; model: TasksModel }) {
  const state = model.feed.value;
  const view = model.view.value;
  return (
    <RoomFrame
      manage={manage}
      title={words('tasks')}
      note={view !== null && <Note open={view.openCount} overdue={view.overdueCount} />}
      tools={view !== null && <NewTask model={model} />}
      seenAt={state.face === 'linkLost' ? state.at : null}
      class="tasks"
    >
      {view === null ? (
        state.face === 'refused' ? (
          <Blank icon="lock" title={state.problem.text} />
        ) : (
          <Waiting />
        )
      ) : (
        <>
          <TaskList model={model} timeZone={view.hall.timeZone} now={hallNow.value} />
          <section class="tasks-one" aria-label={tasksWords('story')}>
            <One model={model} timeZone={view.hall.timeZone} />
          </section>
        </>
      )}
    </RoomFrame>
  );
}

function Note({ open, overdue }: { open: number; overdue: number }) {
  if (open === 0) return <State mood="ok">{tasksWords('allDone')}</State>;
  return <>{tasksWords('summary', { open, overdue })}</>;
}

function One({ model, timeZone }: { model: TasksModel; timeZone: string }) {
  const opened = model.opened.value;
  switch (opened.face) {
    case 'none':
      return (
        <Blank icon="log" title={tasksWords('chooseOne')}>
          <p>{tasksWords('chooseHow')}</p>
          <p>{tasksWords('keys')}</p>
        </Blank>
      );
    case 'gone':
      return (
        <>
          <p class="tasks-gone">{tasksWords('gone')}</p>
          <TaskStoryLines model={model} timeZone={timeZone} />
        </>
      );
    case 'here':
      return (
        <>
          <TaskCard
            key={opened.line.task}
            model={model}
            line={opened.line}
            timeZone={timeZone}
            now={hallNow.value}
          />
          <TaskStoryLines model={model} timeZone={timeZone} />
        </>
      );
  }
}
