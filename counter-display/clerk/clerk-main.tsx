import { useEffect, useMemo } from 'preact/hooks';
import { signOut, startInfo } from '#kit/door/session.ts';
import { StaffDoor, type StaffPageProps } from '#kit/door/staff-door.tsx';
import { isCounterId } from '#kit/ids.ts';
import { hallNow, pageClock } from '#kit/page-clock.ts';
import { showPage } from '#kit/show-page.tsx';
import { Clerk } from './clerk.tsx';
import { openClerkModel } from './clerk-model.ts';
import { listenToKeys } from './keyboard.ts';
import { words } from './texts/console-texts.ts';

/** All counters of the hall, as the start page knows them; none while nobody answers. */
async function countersOfHall() {
  const answer = await startInfo();
  return answer.ok ? answer.value.counters.map(({ id }) => id).filter(isCounterId) : [];
}

function ClerkPage({ link, staff }: StaffPageProps) {
  const model = useMemo(
    () =>
      openClerkModel({
        link,
        staff,
        storage: sessionStorage,
        counters: countersOfHall,
        isCounterId,
        clock: pageClock,
        hallNow,
        signOut: () => void signOut(),
      }),
    [link, staff],
  );
  useEffect(() => model.close, [model]);
  useEffect(() => listenToKeys(document, model.press), [model]);
  return <Clerk model={model} />;
}

/** Read when it is drawn, so that it follows the language. */
function Door() {
  return <StaffDoor title={words('console')} roles={['clerk']} page={ClerkPage} />;
}

showPage(<Door />);
