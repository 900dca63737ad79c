import { useSignal } from '@preact/signals';
import type { TaskLine, TaskOwner } from '#contract/tasks.ts';
import { kitWords } from '#kit/kit-texts.ts';
import { Heading } from '../parts/heading.tsx';
import { Acting } from './acting.tsx';
import type { TasksModel } from './tasks-model.ts';
import { tasksWords } from './tasks-texts.ts';

/** Due times that are given by hand, in hours; 0: the due time stays. */
const HOURS = [0, 1, 4, 24, 72] as const;

/** To a person, or to whoever of a role takes it. */
export function AssignTask({ model, line }: { model: TasksModel; line: TaskLine }) {
  const staff = model.view.value?.staff ?? [];
  const roles = [...new Set(staff.map(({ role }) => role))];
  const owners: readonly { readonly owner: TaskOwner; readonly text: string }[] = [
    ...roles.map((role) => ({ owner: { kind: 'role', role } as const, text: kitWords(role) })),
    ...staff.map(({ staff: id, name, role }) => ({
      owner: { kind: 'staff', staff: id } as const,
      text: `${name} ${kitWords(role)}`,
    })),
  ];
  const at = useSignal(0);
  const hours = useSignal(0);
  const chosen = owners[at.value];
  const me = staff.find(({ staff: id }) => id === model.me.staff);
  const isMine = line.owner.kind === 'staff' && line.owner.staff === model.me.staff;
  return (
    <section class="task-act">
      <Heading title={tasksWords('giveTo')} />
      <div class="task-row">
        <select
          class="manage-field"
          aria-label={tasksWords('giveTo')}
          value={at}
          onChange={(event) => {
            at.value = event.currentTarget.selectedIndex;
          }}
        >
          {owners.map(({ text }, index) => (
            <option key={text} value={index}>
              {text}
            </option>
          ))}
        </select>
        <select
          class="manage-field"
          aria-label={tasksWords('due')}
          value={hours}
          onChange={(event) => {
            hours.value = Number(event.currentTarget.value);
          }}
        >
          {HOURS.map((each) => (
            <option key={each} value={each}>
              {each === 0 ? tasksWords('sameDue') : tasksWords('dueIn', { hours: each })}
            </option>
          ))}
        </select>
        {chosen !== undefined && (
          <Acting
            model={model}
            name={`assign ${line.task}`}
            command={() => ({
              type: 'assignTask',
              task: line.task,
              owner: chosen.owner,
              dueMin: hours.value === 0 ? null : hours.value * 60,
            })}
          >
            {tasksWords('give')}
          </Acting>
        )}
        {me !== undefined && !isMine && (
          <Acting
            model={model}
            name={`take ${line.task}`}
            command={() => ({
              type: 'assignTask',
              task: line.task,
              owner: { kind: 'staff', staff: me.staff },
              dueMin: null,
            })}
          >
            {tasksWords('take')}
          </Acting>
        )}
      </div>
    </section>
  );
}
