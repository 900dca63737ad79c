import { useSignal } from '@preact/signals';
import type { TaskLine } from '#contract/tasks.ts';
import { State } from '#kit/parts/plates.tsx';
import { Heading } from '../parts/heading.tsx';
import { Acting } from './acting.tsx';
import type { TasksModel } from './tasks-model.ts';
import { tasksWords } from './tasks-texts.ts';

/** A supervisor decides what the clerk has appealed; everybody sees how. The clerk's words stand in the story below. */
export function AppealDecision({ model, line }: { model: TasksModel; line: TaskLine }) {
  const text = useSignal('');
  const { appeal, task } = line;
  const decide = (isUpheld: boolean) =>
    ({ type: 'decideAppeal', task, isUpheld, text: text.value }) as const;
  return (
    <section class="task-appeal">
      <Heading title={tasksWords('appeal')}>
        {appeal === 'upheld' && <State mood="ok">{tasksWords('appealUpheld')}</State>}
        {appeal === 'dismissed' && <State mood="off">{tasksWords('appealDismissed')}</State>}
        {appeal === 'made' && <State mood="warn">{tasksWords('appealMade')}</State>}
      </Heading>
      {appeal === 'made' && model.me.role === 'supervisor' && (
        <div class="task-row">
          <input
            class="manage-field task-wide"
            maxLength={300}
            aria-label={tasksWords('appealHint')}
            placeholder={tasksWords('appealHint')}
            value={text}
            onInput={(event) => {
              text.value = event.currentTarget.value;
            }}
          />
          <Acting model={model} name={`uphold ${task}`} command={() => decide(true)}>
            {tasksWords('uphold')}
          </Acting>
          <Acting model={model} name={`dismiss ${task}`} command={() => decide(false)}>
            {tasksWords('dismiss')}
          </Acting>
        </div>
      )}
    </section>
  );
}
