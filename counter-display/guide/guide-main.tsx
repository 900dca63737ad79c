import { useEffect, useMemo } from 'preact/hooks';
import { signOut } from '#kit/door/session.ts';
import { StaffDoor, type StaffPageProps } from '#kit/door/staff-door.tsx';
import { hallNow } from '#kit/page-clock.ts';
import { showPage } from '#kit/show-page.tsx';
import { Guide } from './guide.tsx';
import { openGuideModel } from './guide-model.ts';
import { words } from './guide-texts.ts';

function GuidePage({ link, staff }: StaffPageProps) {
  const model = useMemo(
    () =>
      openGuideModel({
        link,
        staff,
        hallNow,
        // `/guide#pay`: a supervisor comes from one line of the live page.
        service: decodeURIComponent(location.hash.slice(1)),
        signOut: () => void signOut(),
      }),
    [link, staff],
  );
  useEffect(() => model.close, [model]);
  return <Guide model={model} />;
}

/** Read when it is drawn, so that it follows the language. */
function Door() {
  return <StaffDoor title={words('guide')} roles={['guide', 'supervisor']} page={GuidePage} />;
}

showPage(<Door />);
