import { type Handshake, handshakeSchema } from '#contract/channels.ts';
import type { Actor } from '#contract/facts.ts';
import type { ScreenId } from '#contract/ids.ts';
import type { Language } from '#contract/language.ts';
import type { HallSettings } from '#contract/settings.ts';
import type { ScreenRole } from '#contract/staff.ts';
import type { WebParts } from './web-parts.ts';

/** Who is at the other end of one socket, as the door has established it. */
export interface Caller {
  readonly language: Language;
  /** As of now; undefined: the token has run out since. Counts as use of it. */
  readonly actor: () => Actor | undefined;
  /** All sockets of one token, so that they can be let out together. */
  readonly tokenRoom: string | undefined;
  readonly screen: { readonly id: ScreenId; readonly role: ScreenRole } | undefined;
}

/** No view's key begins like these, so nobody can watch their way into such a room. */
export const sessionRoom = (id: string) => `token/session/${id}`;
export const screenRoom = (id: string) => `token/screen/${id}`;

/** Undefined: neither a good token nor a good ticket. */
export function callerOf(
  handshake: unknown,
  { people, ticketKey, settings }: Pick<WebParts, 'people' | 'ticketKey' | 'settings'>,
): Caller | undefined {
  const parsed = handshakeSchema.safeParse(handshake);
  if (!parsed.success) return undefined;
  const { token, ticket, language } = parsed.data;
  if (token !== null)
    return staffCaller(token, language, people) ?? screenCaller(token, language, people);
  if (ticket === null) return undefined;
  const actor = ticket === BOOK_PAGE ? passerByOf(settings()) : holderOf(ticket, ticketKey);
  return actor && { language, tokenRoom: undefined, screen: undefined, actor: () => actor };
}

type People = WebParts['people'];

function staffCaller(token: string, language: Language, { sessions }: People): Caller | undefined {
  const session = sessions.find(token);
  if (session === undefined) return undefined;
  return {
    language,
    tokenRoom: sessionRoom(session.id),
    screen: undefined,
    actor: () => {
      const member = sessions.use(session.id);
      return member && { kind: 'staff', staff: member.staff, role: member.role };
    },
  };
}

function screenCaller(token: string, language: Language, { screens }: People): Caller | undefined {
  const paired = screens.find(token);
  if (paired === undefined) return undefined;
  const { screen, role, place } = paired;
  const actor: Actor = { kind: 'screen', screen, role, place };
  return {
    language,
    tokenRoom: screenRoom(screen),
    screen: { id: screen, role },
    actor: () => (screens.has(screen) ? actor : undefined),
  };
}

/** What anybody may say who opens the booking page; it proves nothing. */
const BOOK_PAGE = 'book';

/** Undefined: nothing can be booked here, so nobody has any business. */
function passerByOf({ services }: HallSettings): Actor | undefined {
  const takes = services.some(({ appointments }) => appointments !== null);
  return takes ? { kind: 'passerBy' } : undefined;
}

/** Whoever has the address of a ticket or of a booking. */
function holderOf(
  ticket: NonNullable<Handshake['ticket']>,
  ticketKey: WebParts['ticketKey'],
): Actor | undefined {
  const visit = ticketKey.visitOf(ticket);
  if (visit !== undefined) return { kind: 'customer', visit };
  const appointment = ticketKey.appointmentOf(ticket);
  return appointment === undefined ? undefined : { kind: 'holder', appointment };
}
