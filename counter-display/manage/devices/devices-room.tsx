import type { DevicesView } from '#contract/views.ts';
import { Segmented } from '#kit/parts/keys.tsx';
import type { ManageModel } from '../manage-model.ts';
import { words } from '../manage-texts.ts';
import { Blank, Waiting } from '../parts/blank.tsx';
import { RoomFrame } from '../parts/room.tsx';
import { DeviceArchive } from './device-archive.tsx';
import { DeviceList } from './device-list.tsx';
import type { DevicesModel } from './devices-model.ts';
import { devicesWords } from './devices-texts.ts';
import { FindPart } from './find-part.tsx';
import { findWords } from './find-texts.ts';
import { ScreenList } from './screen-list.tsx';
import { ScreenSide } from './screen-side.tsx';
import './devices.css';
import './find.css';
import './screens.css';

type Part = 'devices' | 'screens' | 'find';

/** All that is plugged in or paired: what is wrong, since when, and what to do about it. */
export function DevicesRoom({
  manage,
  model,
  part,
}: {
  manage: ManageModel;
  model: DevicesModel;
  part: Part;
}) {
  const state = model.feed.value;
  const view = model.view.value;
  return (
    <RoomFrame
      manage={manage}
      title={words('devices')}
      note={view !== null && view.devices.length > 0 && <Note model={model} />}
      tools={view !== null && <PartChoice view={view} part={part} mayFind={model.find !== null} />}
      seenAt={state.face === 'linkLost' ? state.at : null}
      class="devices"
    >
      {view === null ? (
        state.face === 'refused' ? (
          <Blank icon="lock" title={state.problem.text} />
        ) : (
          <Waiting />
        )
      ) : part === 'find' && model.find !== null ? (
        <FindPart model={model.find} places={model.places.value} />
      ) : part === 'screens' ? (
        <>
          <ScreenList model={model} view={view} />
          <ScreenSide model={model} view={view} />
        </>
      ) : (
        <>
          <DeviceList model={model} view={view} />
          <DeviceArchive model={model} view={view} />
        </>
      )}
    </RoomFrame>
  );
}

function Note({ model }: { model: DevicesModel }) {
  const { all, down, degraded } = model.counts.value;
  const trouble = down + degraded;
  return (
    <>
      {trouble === 0
        ? devicesWords('allWell', { count: all })
        : devicesWords('deviceCount', { count: all, trouble })}
    </>
  );
}

function PartChoice({ view, part, mayFind }: { view: DevicesView; part: Part; mayFind: boolean }) {
  return (
    <Segmented
      label={devicesWords('part')}
      choices={[
        { value: 'devices', text: devicesWords('devices', { count: view.devices.length }) },
        { value: 'screens', text: devicesWords('screens', { count: view.screens.length }) },
        ...(mayFind ? [{ value: 'find' as const, text: findWords('find') }] : []),
      ]}
      chosen={part}
      onChoose={(next) => {
        location.hash = next;
      }}
    />
  );
}
