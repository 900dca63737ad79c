import { useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { SignedIn } from '#contract/channels.ts';
import type { StaffRole } from '#contract/staff.ts';
import { kitWords } from '../kit-texts.ts';
import { type Link, openLink } from '../link/link.ts';
import { pageClock } from '../page-clock.ts';
import { forgetStaff, signOut, staff } from './session.ts';
import { SignIn } from './sign-in.tsx';

export interface StaffPageProps {
  readonly link: Link;
  readonly staff: SignedIn;
}

/** Shows the sign-in until somebody has signed in who may use the page, then the page with its link. */
export function StaffDoor({
  title,
  roles,
  page,
}: {
  title: string;
  /** Who may use the page; the server decides again with every command. */
  roles: readonly StaffRole[];
  page: ComponentType<StaffPageProps>;
}) {
  const person = staff.value;
  const why = useSignal('');
  if (person === null) return <SignIn title={title} why={why.value} />;
  if (!roles.includes(person.role)) {
    return <SignIn title={title} why={kitWords('notAllowedHere')} onBegin={() => void signOut()} />;
  }
  return <SignedInPage key={person.token} staff={person} page={page} />;
}

function SignedInPage({
  staff: person,
  page: Page,
}: {
  staff: SignedIn;
  page: ComponentType<StaffPageProps>;
}) {
  const link = useMemo(
    () => openLink({ address: '', token: person.token, ticket: null, clock: pageClock }),
    [person.token],
  );
  useEffect(() => () => link.close(), [link]);
  useSignalEffect(() => {
    if (link.isLetOut.value) forgetStaff();
  });
  return <Page link={link} staff={person} />;
}
