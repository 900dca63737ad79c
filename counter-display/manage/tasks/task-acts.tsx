import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import {
  TASK_NOTES,
  TASK_OUTCOMES,
  type TaskLine,
  type TaskNote,
  type TaskOutcome,
} from '#contract/tasks.ts';
import { Segmented } from '#kit/parts/keys.tsx';
import { Heading } from '../parts/heading.tsx';
import { Acting } from './acting.tsx';
import { AssignTask } from './assign-task.tsx';
import type { TasksModel } from './tasks-model.ts';
import { tasksWords } from './tasks-texts.ts';

/** What may be done about a task: written down, given on, closed; a closed one is opened again. */
export function TaskActs({ model, line }: { model: TasksModel; line: TaskLine }) {
  if (line.outcome !== null) return <Reopen model={model} line={line} />;
  return (
    <>
      <WriteNote model={model} line={line} />
      <AssignTask model={model} line={line} />
      <Closing model={model} line={line} />
    </>
  );
}

function WriteNote({ model, line }: { model: TasksModel; line: TaskLine }) {
  const note = useSignal<TaskNote>(line.kind === 'unhappyRating' ? 'callBack' : 'note');
  const text = useSignal('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof Element && event.target.matches('input, textarea, select');
      if (event.key.toLowerCase() !== 'n' || isTyping || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <section class="task-act">
      <Heading title={tasksWords('write')} />
      <Segmented
        label={tasksWords('noteKind')}
        choices={TASK_NOTES.map((value) => ({ value, text: tasksWords(`note.${value}`) }))}
        chosen={note.value}
        onChoose={(next) => {
          note.value = next;
        }}
      />
      <textarea
        ref={field}
        class="manage-field"
        rows={3}
        maxLength={300}
        aria-label={tasksWords('write')}
        placeholder={tasksWords('writeHint')}
        value={text}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
      />
      <div class="task-row">
        <Acting
          model={model}
          name={`note ${line.task}`}
          tone="primary"
          isOff={text.value.trim() === ''}
          command={() => ({
            type: 'noteTask',
            task: line.task,
            note: note.value,
            text: text.value,
          })}
          onDone={() => {
            text.value = '';
          }}
        >
          {tasksWords('save')}
        </Acting>
      </div>
    </section>
  );
}

function Closing({ model, line }: { model: TasksModel; line: TaskLine }) {
  const outcome = useSignal<TaskOutcome>('solved');
  return (
    <section class="task-act">
      <Heading title={tasksWords('closing')} />
      <div class="task-row">
        <select
          class="manage-field"
          aria-label={tasksWords('outcome')}
          value={outcome}
          onChange={(event) => {
            const { value } = event.currentTarget;
            outcome.value = TASK_OUTCOMES.find((each) => each === value) ?? 'solved';
          }}
        >
          {TASK_OUTCOMES.map((each) => (
            <option key={each} value={each}>
              {tasksWords(`outcome.${each}`)}
            </option>
          ))}
        </select>
        <Acting
          model={model}
          name={`close ${line.task}`}
          command={() => ({ type: 'closeTask', task: line.task, outcome: outcome.value, text: '' })}
        >
          {tasksWords('closeTask')}
        </Acting>
      </div>
    </section>
  );
}

function Reopen({ model, line }: { model: TasksModel; line: TaskLine }) {
  return (
    <div class="task-row">
      <Acting
        model={model}
        name={`reopen ${line.task}`}
        command={() => ({ type: 'reopenTask', task: line.task, text: '' })}
      >
        {tasksWords('reopen')}
      </Acting>
    </div>
  );
}
