import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Acting } from './acting.tsx';
import type { TasksModel } from './tasks-model.ts';
import { tasksWords } from './tasks-texts.ts';

/** What no rule has found: opened by a person, in words. */
export function NewTask({ model }: { model: TasksModel }) {
  const isWriting = useSignal(false);
  const text = useSignal('');
  const field = useRef<HTMLInputElement>(null);
  // Whoever pressed the button is about to write.
  useEffect(() => field.current?.focus(), [isWriting.value]);
  if (!isWriting.value) {
    return (
      <Button
        icon="plus"
        onPress={() => {
          isWriting.value = true;
        }}
      >
        {tasksWords('newTask')}
      </Button>
    );
  }
  const stop = () => {
    isWriting.value = false;
    text.value = '';
  };
  return (
    <div class="task-row task-new">
      <input
        class="manage-field"
        ref={field}
        maxLength={300}
        aria-label={tasksWords('newTaskText')}
        placeholder={tasksWords('newTaskText')}
        value={text}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') stop();
        }}
      />
      <Acting
        model={model}
        name="open"
        tone="primary"
        isOff={text.value.trim() === ''}
        command={() => ({
          type: 'openTask',
          about: { kind: 'other' },
          owner: null,
          text: text.value,
        })}
        onDone={stop}
      >
        {tasksWords('create')}
      </Acting>
      <Button isSmall onPress={stop}>
        {tasksWords('close')}
      </Button>
    </div>
  );
}
