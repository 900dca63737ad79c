import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';
import { counterFor, mannedBy } from '../queue/at-counter.ts';
import { changeCase } from './case-book.ts';
import { ownCase } from './own-case.ts';

/** Opens the pad's page at this counter for the signature under what is done in this case. */
export function decideWantSignature(
  hall: Hall,
  { case: id, counter }: CommandOf<'wantSignature'>,
  by: Actor,
): Outcome<readonly EventOf<'signatureWanted' | 'signatureDropped'>[], RuleRefusal> {
  const manned = mannedBy(hall, counter, by);
  if (!manned.ok) return manned;
  const found = ownCase(hall, id, by);
  if (!found.ok) return found;
  if (found.value.signedAt !== null) return refuse({ kind: 'signedAlready' });
  if (found.value.signingAt === counter) return ok([]);
  const before = hall.cases.signing.get(counter);
  const elsewhere = found.value.signingAt;
  return ok([
    ...(before === undefined
      ? []
      : [{ type: 'signatureDropped', case: before.id, counter } as const]),
    ...(elsewhere === null
      ? []
      : [{ type: 'signatureDropped', case: id, counter: elsewhere } as const]),
    { type: 'signatureWanted', case: id, counter },
  ]);
}

export function decideDropSignature(
  hall: Hall,
  { counter }: CommandOf<'dropSignature'>,
  by: Actor,
): Outcome<readonly EventOf<'signatureDropped'>[], RuleRefusal> {
  const here = counterFor(hall, counter, by);
  if (!here.ok) return here;
  const each = hall.cases.signing.get(counter);
  return ok(each === undefined ? [] : [{ type: 'signatureDropped', case: each.id, counter }]);
}

/** The strokes lie in the vault; the journal knows that and when. */
export function decideNoteSignature(
  hall: Hall,
  { counter }: CommandOf<'noteSignature'>,
  by: Actor,
): Outcome<readonly EventOf<'caseSigned'>[], RuleRefusal> {
  const here = counterFor(hall, counter, by);
  if (!here.ok) return here;
  const each = hall.cases.signing.get(counter);
  if (each === undefined) return refuse({ kind: 'nothingToSign' });
  return ok([{ type: 'caseSigned', case: each.id, counter }]);
}

export function applySignatureWanted(
  hall: Hall,
  { case: id, counter }: EventOf<'signatureWanted'>,
): void {
  changeCase(hall.cases, mustGet(hall.cases.all, id), (each) => {
    each.signingAt = counter;
  });
}

export function applySignatureDropped(hall: Hall, { case: id }: EventOf<'signatureDropped'>): void {
  changeCase(hall.cases, mustGet(hall.cases.all, id), (each) => {
    each.signingAt = null;
  });
}

export function applyCaseSigned(
  hall: Hall,
  { case: id }: EventOf<'caseSigned'>,
  at: Instant,
): void {
  changeCase(hall.cases, mustGet(hall.cases.all, id), (each) => {
    each.signingAt = null;
    each.signedAt = at;
  });
}
