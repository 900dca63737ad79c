import { useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Place } from '#contract/place.ts';
import type { ScreenRole } from '#contract/staff.ts';
import { kitWords } from '../kit-texts.ts';
import { type Link, openLink } from '../link/link.ts';
import { pageClock } from '../page-clock.ts';
import { PairScreen } from './pair-screen.tsx';
import { forgetScreen, pairDemoScreen, pairScreen, screenToken } from './session.ts';

export interface ScreenPageProps {
  readonly link: Link;
}

/** A server that is starting is asked again; a screen in the hall has nobody to press a key. */
const ASK_AGAIN_MS = 2_000;

/** Pairs the screen where that is still to be done, then shows the page with its link. */
export function ScreenDoor({
  screen: role,
  place,
  page,
}: {
  screen: ScreenRole;
  place: Place;
  page: ComponentType<ScreenPageProps>;
}) {
  const token = useSignal(screenToken(role, place));
  const face = useSignal<'asking' | 'code'>('asking');
  const hasAsked = useRef(false);
  useSignalEffect(() => {
    if (token.value !== null || face.value !== 'asking') return;
    let cancel = () => {};
    const ask = async () => {
      hasAsked.current = true;
      const answer = await pairDemoScreen(role, place);
      if (answer.ok) token.value = answer.value.token;
      else if (answer.problem.refusal.kind === 'noAnswer') {
        cancel = pageClock.after(ASK_AGAIN_MS, () => void ask());
      } else face.value = 'code';
    };
    void ask();
    return () => cancel();
  });
  if (token.value !== null) {
    return (
      <PairedPage
        key={token.value}
        token={token.value}
        page={page}
        onLetOut={(wasIn) => {
          forgetScreen(role, place);
          // A token taken back under our eyes is not fetched again by itself: somebody wanted it
          // gone. One that the door never knew is from another hall's data.
          face.value = wasIn || hasAsked.current ? 'code' : 'asking';
          token.value = null;
        }}
      />
    );
  }
  if (face.value === 'asking') return <p class="door-wait">{kitWords('connecting')}</p>;
  return (
    <PairScreen
      screen={role}
      place={place}
      pair={pairScreen}
      onPaired={(paired) => {
        token.value = paired;
      }}
    />
  );
}

function PairedPage({
  token,
  page: Page,
  onLetOut,
}: {
  token: string;
  page: ComponentType<ScreenPageProps>;
  onLetOut: (wasIn: boolean) => void;
}) {
  const link = useMemo(
    () => openLink({ address: '', token, ticket: null, clock: pageClock }),
    [token],
  );
  useEffect(() => () => link.close(), [link]);
  useSignalEffect(() => {
    if (link.isLetOut.value) onLetOut(link.wasIn.peek());
  });
  return <Page link={link} />;
}
