import { unreachable } from '#contract/assert.ts';
import { type CaseProof, strokesSchema } from '#contract/cases.ts';
import type { Clock } from '#contract/clock.ts';
import type { Actor, Command, CommandAnswer, Refusal } from '#contract/facts.ts';
import { type CaseId, caseIdSchema, type PersonId } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { KeptCase } from '#contract/views.ts';
import type { Hall } from '#rules/hall-state.ts';
import { cardAt } from '#rules/queue/present-card.ts';
import { canContinue, keptCase, keptCasesOf } from '#rules/views/draw-case.ts';
import type { Vault } from '#vault/vault.ts';
import type { Answerers } from './web-parts.ts';

export interface CaseAnswerParts {
  readonly state: () => Hall;
  readonly clock: Clock;
  readonly vault: Pick<Vault, 'cases' | 'findByPhone' | 'rememberContact' | 'givePhone' | 'erase'>;
  readonly submitAs: (by: Actor, command: Command) => Promise<Outcome<CommandAnswer, Refusal>>;
}

const DONE = null;
const NOT_KEPT = { kind: 'notRecorded' } as const;

/** What is asked about cases where the vault has a say: whose they are, and what was signed. */
export function caseAnswers({
  state,
  clock,
  vault,
  submitAs,
}: CaseAnswerParts): Pick<
  Answerers,
  'findKeptCases' | 'continueCase' | 'keepCaseContact' | 'signCase' | 'openSignature'
> {
  const casesOfPerson = (people: readonly PersonId[]) =>
    people.flatMap((person) => keptCasesOf(state(), person));
  const oneCase = (id: CaseId | undefined): readonly KeptCase[] => {
    const each = id === undefined ? undefined : state().cases.all.get(id);
    return each !== undefined && canContinue(state(), each) ? [keptCase(each)] : [];
  };
  /** Everything that this proof shows to be somebody's own. */
  const shownBy = (proof: CaseProof, by: Actor): readonly KeptCase[] => {
    switch (proof.kind) {
      case 'card': {
        const card = cardAt(kioskOf(state(), by), clock.now());
        return card === undefined ? [] : casesOfPerson([card.person]);
      }
      case 'phone':
        return casesOfPerson(vault.findByPhone(proof.phone));
      case 'slip':
        return oneCase(vault.cases.caseOf(proof.code));
      case 'atDesk':
        // Staff has the customer before it; a number alone proves nothing at a kiosk.
        return by.kind === 'staff' ? oneCase(caseIdSchema.safeParse(proof.case.trim()).data) : [];
      default:
        return unreachable(proof);
    }
  };
  const note = async (by: Actor, command: Command): Promise<Outcome<null, Refusal>> => {
    const noted = await submitAs(by, command);
    return noted.ok ? ok(DONE) : noted;
  };

  return {
    findKeptCases: async ({ proof }, by) => ok({ cases: shownBy(proof, by) }),

    continueCase: async ({ case: id, proof, language, isForSameClerk }, by) => {
      const isShown = shownBy(proof, by).some((kept) => kept.case === id);
      // Why a case that is there cannot be continued, the rules say; to others it is not there.
      const isKnown = by.kind === 'staff' && proof.kind === 'atDesk' && proof.case.trim() === id;
      if (!isShown && !isKnown) return refuse({ kind: 'noSuchCase' });
      return submitAs(by, { type: 'continueCase', case: id, language, isForSameClerk });
    },

    keepCaseContact: async ({ case: id, name, phone }, by) => {
      const each = state().cases.all.get(id);
      if (each === undefined) return refuse({ kind: 'noSuchCase' });
      if (each.person !== null && vault.givePhone(each.person, phone)) {
        return note(by, { type: 'nameCase', case: id, person: each.person });
      }
      if (name === null) return refuse({ kind: 'notUnderstood', path: 'name' });
      const { person, isNew } = vault.rememberContact({ name, phone, idNumber: null });
      const named = await note(by, { type: 'nameCase', case: id, person });
      if (named.ok) vault.cases.belongTo(id, person);
      else if (isNew) vault.erase(person);
      return named;
    },

    // Sealed first, noted second: what the journal says to be there is there.
    signCase: async ({ counter, strokes }, by) => {
      const isThere =
        by.kind === 'screen' && by.place.kind === 'counter' && by.place.counter === counter;
      if (!isThere) return refuse({ kind: 'notYourCounter' });
      const each = state().cases.signing.get(counter);
      if (each === undefined) return refuse({ kind: 'nothingToSign' });
      const body = JSON.stringify(strokes);
      const isKept = vault.cases.keep({ case: each.id, kind: 'signature', body });
      if (!isKept) return refuse(NOT_KEPT);
      if (each.person !== null) vault.cases.belongTo(each.id, each.person);
      return note(by, { type: 'noteSignature', counter });
    },

    // Written down before it is shown.
    openSignature: async ({ case: id }, by) => {
      const body = vault.cases.read(id, 'signature');
      if (body === undefined) return refuse({ kind: 'noSuchCase' });
      const noted = await submitAs(by, { type: 'noteSignatureOpened', case: id });
      return noted.ok ? ok({ strokes: strokesSchema.parse(JSON.parse(body)) }) : noted;
    },
  };
}

function kioskOf(hall: Hall, by: Actor) {
  return by.kind === 'screen' && by.place.kind === 'kiosk'
    ? hall.kiosks.get(by.place.kiosk)
    : undefined;
}
