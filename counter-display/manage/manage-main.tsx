import { signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { startInfo } from '#kit/door/session.ts';
import { StaffDoor, type StaffPageProps } from '#kit/door/staff-door.tsx';
import { hallNow, pageClock } from '#kit/page-clock.ts';
import { showPage } from '#kit/show-page.tsx';
import { openChime } from './alarm/chime.ts';
import { Manage } from './manage.tsx';
import { openManageModel } from './manage-model.ts';
import { words } from './manage-texts.ts';

// `/office` is the same page with the back office's room first.
const hash = signal(location.hash || (location.pathname === '/office' ? '#office' : ''));
addEventListener('hashchange', () => {
  hash.value = location.hash;
});

function ManagePage({ link, staff }: StaffPageProps) {
  const model = useMemo(
    () =>
      openManageModel({
        link,
        staff,
        hash,
        clock: pageClock,
        hallNow,
        openChime: () => openChime(window),
        storage: localStorage,
        askStart: startInfo,
      }),
    [link, staff],
  );
  useEffect(() => model.close, [model]);
  return <Manage model={model} />;
}

function ManageDoor() {
  return (
    <StaffDoor
      title={words('manage')}
      roles={['backOffice', 'supervisor', 'maintainer', 'administrator']}
      page={ManagePage}
    />
  );
}

showPage(<ManageDoor />);
