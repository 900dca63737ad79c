import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, HallEvent, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';
import { decideIssueTicket } from '../queue/issue-ticket.ts';

/** As at any desk, but the paper may come out where the customer stands. */
export function decideIssueAtDesk(
  hall: Hall,
  { service, priorityClass, language, paperAt }: CommandOf<'issueAtDesk'>,
  by: Actor,
  at: Instant,
): Outcome<readonly HallEvent[], RuleRefusal> {
  if (paperAt !== null && !hall.kiosks.has(paperAt)) return refuse({ kind: 'noSuchKiosk' });
  const issued = decideIssueTicket(
    hall,
    { type: 'issueTicket', service, priorityClass, withCard: false, language },
    by,
    at,
  );
  if (!issued.ok || paperAt === null) return issued;
  const sent = issued.value.flatMap((event): EventOf<'paperSentTo'>[] =>
    event.type === 'ticketIssued'
      ? [{ type: 'paperSentTo', visit: event.visit, kiosk: paperAt }]
      : [],
  );
  return ok([...issued.value, ...sent]);
}

export function applyPaperSentTo(hall: Hall, event: EventOf<'paperSentTo'>): void {
  mustGet(hall.visits, event.visit).paperAt = event.kiosk;
}
