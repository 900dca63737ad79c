import type { Chance } from '#contract/chance.ts';
import type { Answers, Question, QuestionOf } from '#contract/channels.ts';
import type { Clock } from '#contract/clock.ts';
import type { ByteTrace } from '#contract/devices.ts';
import type { Actor, Refusal } from '#contract/facts.ts';
import type { RequestId } from '#contract/ids.ts';
import { trusted } from '#contract/ids.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { HallSettings } from '#contract/settings.ts';
import type { Stations } from '#contract/stations.ts';
import type { Feed, HallService } from '#hall/hall-service.ts';
import type { People } from '#people/people.ts';
import type { HallKnowledge } from '#people/permissions.ts';
import type { TicketKey } from '#vault/ticket-key.ts';
import type { BookingOffice } from './booking/booking-office.ts';
import type { Log } from './log.ts';
import type { Names } from './refusals/say.ts';
import type { Pace } from './token-bucket.ts';

/** What is asked of other parts of the house. Inviting, revoking and watching bytes are the door's own. */
export type Answerers = {
  readonly [Name in Exclude<Question['ask'], 'inviteScreen' | 'revokeScreen' | 'traceBytes'>]: (
    question: QuestionOf<Name>,
    actor: Actor,
  ) => Promise<Outcome<Answers[Name], Refusal>>;
};

/** How the hall is, for `/healthz`: only what anybody may know. */
export interface HallHealth {
  /** False: the journal is being read or cannot be written. */
  readonly takesTickets: boolean;
  readonly journal: Readonly<Record<string, string | number | boolean>>;
  readonly devices: { readonly up: number; readonly degraded: number; readonly down: number };
}

export interface WebParts {
  readonly hall: HallService;
  readonly feed: Feed;
  readonly people: People;
  readonly ticketKey: TicketKey;
  readonly knowledge: HallKnowledge;
  readonly settings: () => HallSettings;
  readonly stations: Stations;
  readonly answerers: Answerers;
  readonly booking: BookingOffice;
  /** Bytes on the lines; listened to only while a page watches them. */
  readonly onTrace: (listener: (trace: ByteTrace) => void) => () => void;
  readonly health: () => HallHealth;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly version: string;
  /** The built pages: one html file a page, and `assets`. */
  readonly pagesFolder: string;
  /** Where clips of the voice are looked for, first things first: the hall's own, then the built-in pack. */
  readonly voiceFolders: readonly string[];
  readonly pace: Pace;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
}

export function newRequestId(chance: Chance): RequestId {
  return trusted.requestId(`web-${Buffer.from(chance.bytes(16)).toString('base64url')}`);
}

/** Undefined in `settings`: it has gone since; then the id must do. */
export function namesIn({ settings, people }: Pick<WebParts, 'settings' | 'people'>): Names {
  return {
    counterLabel: (counter) =>
      settings().counters.find(({ id }) => id === counter)?.label ?? counter,
    staffName: (staff) => people.staff.find(staff)?.name ?? staff,
  };
}
