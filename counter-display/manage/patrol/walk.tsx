import { useSignal } from '@preact/signals';
import type { PatrolWalk } from '#contract/patrols.ts';
import { timeOfDay } from '#kit/format.ts';
import { pick } from '#kit/language.ts';
import { Segmented } from '#kit/parts/keys.tsx';
import { State } from '#kit/parts/plates.tsx';
import { taskHash } from '../route.ts';
import { Acting } from '../tasks/acting.tsx';
import type { PatrolModel } from './patrol-model.ts';
import { patrolWords } from './patrol-texts.ts';

export function walkNote({ name, startedAt, items }: PatrolWalk, timeZone: string): string {
  return patrolWords('underWay', {
    name,
    time: timeOfDay(startedAt, timeZone),
    done: items.filter(({ check }) => check !== null).length,
    all: items.length,
  });
}

/** The checklist in hand: one press says that it is fine; a finding takes a line of text and becomes a task. */
export function Walk({ model, walk }: { model: PatrolModel; walk: PatrolWalk }) {
  const left = walk.items.filter(({ check }) => check === null).length;
  return (
    <>
      <ol class="patrol-items">
        {walk.items.map((item, at) => (
          <Item key={item.id} model={model} walk={walk} item={item} nth={at + 1} />
        ))}
      </ol>
      {left > 0 && <p class="patrol-left">{patrolWords('left', { count: left })}</p>}
    </>
  );
}

type Answer = 'fine' | 'finding' | 'none';

function Item({
  model,
  walk,
  item,
  nth,
}: {
  model: PatrolModel;
  walk: PatrolWalk;
  item: PatrolWalk['items'][number];
  nth: number;
}) {
  const { check, id } = item;
  const text = useSignal(check?.text ?? '');
  const name = `${walk.patrol} ${id}`;
  const face = model.presses.faces.value.get(name);
  const command = (isFine: boolean) =>
    ({ type: 'checkPatrolItem', patrol: walk.patrol, item: id, isFine, text: text.value }) as const;
  const answer: Answer = check === null ? 'none' : check.isFine ? 'fine' : 'finding';
  const isAsking = face?.kind === 'asking';
  return (
    <li class={`patrol-item is-${answer}`}>
      <span class="patrol-nth num">{nth}</span>
      <span class="patrol-what">
        <b>{pick(item.text)}</b>
        {check !== null && check.task !== null && (
          <a href={taskHash(check.task)}>
            <State mood="warn">{patrolWords('toTask')}</State>
          </a>
        )}
      </span>
      <Segmented<Answer>
        label={pick(item.text)}
        choices={[
          { value: 'fine', text: patrolWords('fine') },
          { value: 'finding', text: patrolWords('finding') },
        ]}
        chosen={answer}
        onChoose={(next) => {
          if (!isAsking) void model.presses.press(name, command(next === 'fine'));
        }}
      />
      <span class="patrol-note">
        <input
          class="manage-field"
          maxLength={300}
          aria-label={`${pick(item.text)}: ${patrolWords('text')}`}
          placeholder={patrolWords('textHint')}
          value={text}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
        {check !== null && (
          <Acting
            model={model}
            name={`${name} text`}
            isOff={text.value.trim() === check.text}
            command={() => command(check.isFine)}
          >
            {patrolWords('saveText')}
          </Acting>
        )}
      </span>
      {face?.kind === 'refused' && (
        <span class="manage-problem" role="alert">
          {face.text}
        </span>
      )}
    </li>
  );
}
