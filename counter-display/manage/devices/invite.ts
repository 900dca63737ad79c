import { type ReadonlySignal, signal } from '@preact/signals';
import type { Answers } from '#contract/channels.ts';
import type { Place } from '#contract/place.ts';
import type { ScreenRole } from '#contract/staff.ts';
import type { Link } from '#kit/link/link.ts';

export type InviteFace =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'invited'; readonly code: Answers['inviteScreen']['code'] }
  | { readonly kind: 'refused'; readonly text: string };

/** A screen is asked in: what it is for, where it stands, and then the code that is typed in there. */
export interface Invite {
  readonly role: ReadonlySignal<ScreenRole>;
  readonly face: ReadonlySignal<InviteFace>;
  chooseRole(role: ScreenRole): void;
  ask(place: Place): Promise<void>;
}

export function openInvite(link: Pick<Link, 'ask'>): Invite {
  const role = signal<ScreenRole>('lobbyBoard');
  const face = signal<InviteFace>({ kind: 'choosing' });
  return {
    role,
    face,
    chooseRole(next) {
      role.value = next;
      face.value = { kind: 'choosing' };
    },
    async ask(place) {
      if (face.peek().kind === 'asking') return;
      face.value = { kind: 'asking' };
      const answer = await link.ask({ ask: 'inviteScreen', role: role.peek(), place });
      face.value = answer.ok
        ? { kind: 'invited', code: answer.value.code }
        : { kind: 'refused', text: answer.problem.text };
    },
  };
}
