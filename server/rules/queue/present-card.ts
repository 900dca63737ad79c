import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import type { KioskId } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall, KioskState } from '../hall-state.ts';

/** So long a read card may be used. Long enough to choose, short enough not to greet the next one. */
export const CARD_USABLE_MS = 60_000;

/** The card that may still be used there. */
export function cardAt(
  kiosk: KioskState | undefined,
  at: Instant,
): NonNullable<KioskState['card']> | undefined {
  const card = kiosk?.card ?? undefined;
  return card !== undefined && at <= card.at + CARD_USABLE_MS ? card : undefined;
}

export function decidePresentCard(
  hall: Hall,
  { kiosk, person, priorityClass }: CommandOf<'presentCard'>,
  by: Actor,
): Outcome<readonly EventOf<'cardPresented'>[], RuleRefusal> {
  if (!hall.kiosks.has(kiosk) || !speaksFor(kiosk, by)) return refuse({ kind: 'noSuchKiosk' });
  if (!hall.rulebook.classes.has(priorityClass)) return refuse({ kind: 'noSuchClass' });
  return ok([{ type: 'cardPresented', kiosk, person, priorityClass }]);
}

export function decideDismissCard(
  hall: Hall,
  { kiosk: id }: CommandOf<'dismissCard'>,
  by: Actor,
): Outcome<readonly EventOf<'cardDismissed'>[], RuleRefusal> {
  const kiosk = hall.kiosks.get(id);
  if (kiosk === undefined || !speaksFor(id, by)) return refuse({ kind: 'noSuchKiosk' });
  if (kiosk.card === null) return refuse({ kind: 'cardGone' });
  return ok([{ type: 'cardDismissed', kiosk: id }]);
}

/** A kiosk's screen and reader speak for it alone; staff and the hall for any. */
function speaksFor(kiosk: KioskId, by: Actor): boolean {
  if (by.kind === 'staff' || by.kind === 'hall') return true;
  return 'place' in by && by.place.kind === 'kiosk' && by.place.kiosk === kiosk;
}

export function applyCardPresented(hall: Hall, event: EventOf<'cardPresented'>, at: Instant): void {
  const { person, priorityClass } = event;
  mustGet(hall.kiosks, event.kiosk).card = { person, priorityClass, at };
}

export function applyCardDismissed(hall: Hall, event: EventOf<'cardDismissed'>): void {
  mustGet(hall.kiosks, event.kiosk).card = null;
}
