import { useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { SignedIn, StartInfo } from '#contract/channels.ts';
import type { StaffRole } from '#contract/staff.ts';
import { kitWords } from '../kit-texts.ts';
import { type Link, openLink } from '../link/link.ts';
import { pageClock } from '../page-clock.ts';
import { forgetStaff, signIn, staff, startInfo } from './session.ts';
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
  const accounts = useSignal<StartInfo['accounts']>([]);
  useEffect(() => {
    void startInfo().then((answer) => {
      if (answer.ok) accounts.value = answer.value.accounts;
    });
  }, [accounts]);
  if (person !== null && roles.includes(person.role)) {
    return <SignedInPage key={person.token} staff={person} page={page} />;
  }
  return (
    <SignIn
      // Whoever may not use the page stays signed in for the pages they may, until another signs in here.
      key={person?.token ?? ''}
      title={title}
      why={person === null ? '' : kitWords('notAllowedHere')}
      accounts={accounts.value}
      signIn={signIn}
    />
  );
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
