import type { ManageModel } from '../manage-model.ts';
import { words } from '../manage-texts.ts';
import { Blank, Waiting } from '../parts/blank.tsx';
import { RoomFrame } from '../parts/room.tsx';
import { CaseLists } from './case-lists.tsx';
import { CaseView } from './case-view.tsx';
import { FindCase } from './find-case.tsx';
import type { OfficeModel } from './office-model.ts';
import './office.css';

/** The back office at work: questions of clerks, cases to review, what is late, who is back. */
export function OfficeRoom({ manage, model }: { manage: ManageModel; model: OfficeModel }) {
  const state = model.feed.value;
  const view = model.view.value;
  const sheet = model.chosen.value;
  return (
    <RoomFrame
      manage={manage}
      title={words('office')}
      seenAt={state.face === 'linkLost' ? state.at : null}
      class="office"
    >
      {view !== null ? (
        <>
          <CaseLists model={model} view={view} />
          {model.list.value === 'find' ? (
            <FindCase model={model} timeZone={view.hall.timeZone} />
          ) : (
            sheet !== null && <CaseView model={model} sheet={sheet} timeZone={view.hall.timeZone} />
          )}
        </>
      ) : state.face === 'refused' ? (
        <Blank icon="lock" title={state.problem.text} />
      ) : (
        <Waiting />
      )}
    </RoomFrame>
  );
}
