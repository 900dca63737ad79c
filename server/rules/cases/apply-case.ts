import { unreachable } from '#contract/assert.ts';
import type { CaseEvent } from '#contract/cases.ts';
import type { Instant } from '#contract/clock.ts';
import type { Hall } from '../hall-state.ts';
import { applyCaseStepTicked, applyMaterialTicked } from './checklist.ts';
import { applyCaseContinued } from './continue-case.ts';
import { applyCaseFedBack, applyCaseWithdrawn } from './feed-back.ts';
import {
  applyCaseKept,
  applyCaseOpened,
  applyCaseReopened,
  applyCaseTaken,
} from './follow-visit.ts';
import { applyHelpAnswered, applyHelpAsked, applyHelpTaken } from './help.ts';
import { applyCaseNamed } from './name-case.ts';
import { applyCasePassed, applyCaseReturned, applyCaseSubmitted } from './review.ts';
import { applyCaseSigned, applySignatureDropped, applySignatureWanted } from './signature.ts';
import { applySlipReported, applySlipReprintWanted } from './slips.ts';
import { applyMissingTold } from './tell-missing.ts';

/** Makes one fact of a case so. */
export function applyCaseEvent(hall: Hall, event: CaseEvent, at: Instant): void {
  switch (event.type) {
    case 'caseOpened':
      applyCaseOpened(hall, event, at);
      break;
    case 'caseTaken':
      applyCaseTaken(hall, event, at);
      break;
    case 'caseKept':
      applyCaseKept(hall, event);
      break;
    case 'caseContinued':
      applyCaseContinued(hall, event);
      break;
    case 'materialTicked':
      applyMaterialTicked(hall, event, at);
      break;
    case 'caseStepTicked':
      applyCaseStepTicked(hall, event, at);
      break;
    case 'missingTold':
      applyMissingTold(hall, event, at);
      break;
    case 'caseSubmitted':
      applyCaseSubmitted(hall, event, at);
      break;
    case 'casePassed':
      applyCasePassed(hall, event, at);
      break;
    case 'caseReturned':
      applyCaseReturned(hall, event, at);
      break;
    case 'caseFedBack':
      applyCaseFedBack(hall, event, at);
      break;
    case 'caseWithdrawn':
      applyCaseWithdrawn(hall, event, at);
      break;
    case 'helpAsked':
      applyHelpAsked(hall, event, at);
      break;
    case 'helpTaken':
      applyHelpTaken(hall, event, at);
      break;
    case 'helpAnswered':
      applyHelpAnswered(hall, event, at);
      break;
    case 'signatureWanted':
      applySignatureWanted(hall, event);
      break;
    case 'signatureDropped':
      applySignatureDropped(hall, event);
      break;
    case 'caseSigned':
      applyCaseSigned(hall, event, at);
      break;
    case 'caseNamed':
      applyCaseNamed(hall, event);
      break;
    case 'caseReopened':
      applyCaseReopened(hall, event, at);
      break;
    case 'slipReported':
      applySlipReported(hall, event);
      break;
    case 'slipReprintWanted':
      applySlipReprintWanted(hall, event);
      break;
    // Who looked is for the journal.
    case 'signatureOpened':
      break;
    default:
      unreachable(event);
  }
}
