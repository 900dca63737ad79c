import { Waiting } from '../parts/blank.tsx';
import { Heading } from '../parts/heading.tsx';
import { FactLines } from '../visits/fact-lines.tsx';
import type { TasksModel } from './tasks-model.ts';
import { tasksWords } from './tasks-texts.ts';

/** Each thing that happened to the task, as a sentence. */
export function TaskStoryLines({ model, timeZone }: { model: TasksModel; timeZone: string }) {
  const story = model.story.value;
  return (
    <section class="tasks-story">
      <Heading title={tasksWords('story')} />
      {story.face === 'waiting' ? (
        <Waiting />
      ) : story.face === 'refused' ? (
        <p class="manage-problem" role="alert">
          {story.text}
        </p>
      ) : (
        <FactLines lines={story.value.lines} timeZone={timeZone} withDay />
      )}
    </section>
  );
}
