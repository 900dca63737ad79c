import type { ManageModel } from '../manage-model.ts';
import { words } from '../manage-texts.ts';
import { Blank, Waiting } from '../parts/blank.tsx';
import { RoomFrame } from '../parts/room.tsx';
import { Acting } from '../tasks/acting.tsx';
import { PastPatrols } from './past-patrols.tsx';
import type { PatrolModel } from './patrol-model.ts';
import { patrolWords } from './patrol-texts.ts';
import { Walk, walkNote } from './walk.tsx';
import './patrol.css';

/** 巡查: the checklist in hand, one item after the other, also on a tablet. */
export function PatrolRoom({ manage, model }: { manage: ManageModel; model: PatrolModel }) {
  const state = model.feed.value;
  const view = model.view.value;
  const timeZone = view?.hall.timeZone ?? 'UTC';
  return (
    <RoomFrame
      manage={manage}
      title={words('patrol')}
      note={model.mine.value !== undefined && walkNote(model.mine.value, timeZone)}
      tools={view !== null && <Tools model={model} itemCount={view.itemCount} />}
      seenAt={state.face === 'linkLost' ? state.at : null}
      class="patrol"
    >
      {view === null ? (
        state.face === 'refused' ? (
          <Blank icon="lock" title={state.problem.text} />
        ) : (
          <Waiting />
        )
      ) : (
        <>
          <section class="patrol-walk" aria-label={patrolWords('yours')}>
            <Now model={model} itemCount={view.itemCount} timeZone={timeZone} />
          </section>
          <PastPatrols model={model} timeZone={timeZone} />
        </>
      )}
    </RoomFrame>
  );
}

function Tools({ model, itemCount }: { model: PatrolModel; itemCount: number }) {
  const walk = model.mine.value;
  return walk === undefined ? (
    <Acting
      model={model}
      name="startPatrol"
      tone="primary"
      isOff={itemCount === 0}
      command={() => ({ type: 'startPatrol' })}
    >
      {patrolWords('start')}
    </Acting>
  ) : (
    <Acting
      model={model}
      name={`finish ${walk.patrol}`}
      tone="primary"
      command={() => ({ type: 'finishPatrol', patrol: walk.patrol })}
    >
      {patrolWords('finish')}
    </Acting>
  );
}

function Now({
  model,
  itemCount,
  timeZone,
}: {
  model: PatrolModel;
  itemCount: number;
  timeZone: string;
}) {
  const walk = model.mine.value;
  const others = model.others.value;
  return (
    <>
      {walk !== undefined ? (
        <Walk model={model} walk={walk} />
      ) : (
        <Blank icon="log" title={patrolWords(itemCount === 0 ? 'noItems' : 'noneNow')}>
          {itemCount > 0 && <p>{patrolWords('noneHow')}</p>}
        </Blank>
      )}
      {others.length > 0 && (
        <section class="patrol-others">
          <h2 class="manage-heading">{patrolWords('others')}</h2>
          <ul>
            {others.map((other) => (
              <li key={other.patrol}>{walkNote(other, timeZone)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
