import { unreachable } from '#contract/assert.ts';
import type { CaseCommandType } from '#contract/cases.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, HallEvent, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';
import { decideTickCaseStep, decideTickMaterial } from './checklist.ts';
import { decideContinueCase } from './continue-case.ts';
import { decideFeedBackCase, decideWithdrawCase } from './feed-back.ts';
import { decideAnswerHelp, decideAskHelp, decideTakeHelp } from './help.ts';
import { decideNameCase } from './name-case.ts';
import { decidePassCase, decideReturnCase, decideSubmitCase } from './review.ts';
import { decideDropSignature, decideNoteSignature, decideWantSignature } from './signature.ts';
import { decideReportSlip, decideReprintSlip } from './slips.ts';
import { decideTellMissing } from './tell-missing.ts';

/** What an order about a case comes to. */
export function decideCaseCommand(
  hall: Hall,
  command: CommandOf<CaseCommandType>,
  { by, at }: { readonly by: Actor; readonly at: Instant },
): Outcome<readonly HallEvent[], RuleRefusal> {
  switch (command.type) {
    case 'tickMaterial':
      return decideTickMaterial(hall, command, by);
    case 'tickCaseStep':
      return decideTickCaseStep(hall, command, by);
    case 'tellMissing':
      return decideTellMissing(hall, command, by);
    case 'submitCase':
      return decideSubmitCase(hall, command, by);
    case 'passCase':
      return decidePassCase(hall, command, by);
    case 'returnCase':
      return decideReturnCase(hall, command, by);
    case 'feedBackCase':
      return decideFeedBackCase(hall, command, by);
    case 'withdrawCase':
      return decideWithdrawCase(hall, command, by);
    case 'askHelp':
      return decideAskHelp(hall, command, by);
    case 'takeHelp':
      return decideTakeHelp(hall, command, by);
    case 'answerHelp':
      return decideAnswerHelp(hall, command, by);
    case 'wantSignature':
      return decideWantSignature(hall, command, by);
    case 'dropSignature':
      return decideDropSignature(hall, command, by);
    case 'noteSignature':
      return decideNoteSignature(hall, command, by);
    // Cases of long ago too: the vault has said that there is one.
    case 'noteSignatureOpened':
      return ok([{ type: 'signatureOpened', case: command.case }]);
    case 'nameCase':
      return decideNameCase(hall, command, by);
    case 'continueCase':
      return decideContinueCase(hall, command, { by, at });
    case 'reportSlip':
      return decideReportSlip(hall, command);
    case 'reprintSlip':
      return decideReprintSlip(hall, command, by);
    default:
      return unreachable(command);
  }
}
