import { unreachable } from '#contract/assert.ts';
import type { Fact } from '#contract/facts.ts';
import {
  applyAppointmentBooked,
  applyAppointmentCancelled,
  applyAppointmentMoved,
} from './appointments/book.ts';
import { applyAppointmentMissed, applyAppointmentReminded } from './appointments/by-time.ts';
import { applyAppointmentCheckedIn } from './appointments/check-in.ts';
import { applyCaseEvent } from './cases/apply-case.ts';
import { forgetClosedCases } from './cases/follow-visit.ts';
import { applyCarriedVisitJoined, applyDayClosed, applyVisitCarried } from './day-end/close-day.ts';
import { applyDeviceHealthChanged } from './equipment/health.ts';
import { applyPrintReported, applyReprintWanted } from './equipment/printing.ts';
import { applyCallSpoken } from './equipment/speaking.ts';
import { learn } from './forecast/learn.ts';
import { applyClassChanged, applyServiceChanged } from './guide/change.ts';
import { applyPaperSentTo } from './guide/issue-at-desk.ts';
import { applyTicketReordered } from './guide/reorder.ts';
import { applyTicketVoided } from './guide/void.ts';
import type { Hall } from './hall-state.ts';
import { applyPaperVisitEntered } from './paper/enter-visit.ts';
import {
  applyPaperRollBegan,
  applyPaperRollEnded,
  applyRollNumberCalled,
  applyRollNumberSkipped,
  applyRollServiceTold,
} from './paper/paper-roll.ts';
import {
  applyPatrolFinished,
  applyPatrolItemChecked,
  applyPatrolStarted,
  noteFinding,
} from './patrols/walk.ts';
import { applySettingsAdopted } from './queue/adopt-settings.ts';
import { applyDayBegan, applyVisitEndedByDay } from './queue/begin-day.ts';
import { applyTicketCalled } from './queue/call-next.ts';
import { applyTicketIssued } from './queue/issue-ticket.ts';
import { applyVisitLeft } from './queue/leave.ts';
import { applyNoShowMarked, applyTicketReturned } from './queue/no-show.ts';
import { applyTicketParked, applyTicketTakenBack } from './queue/park.ts';
import { applyCardDismissed, applyCardPresented } from './queue/present-card.ts';
import { applyTicketRecalled } from './queue/recall.ts';
import { applyServingBegan, applyStepFinished } from './queue/serve.ts';
import { applyTicketTransferred } from './queue/transfer.ts';
import { applyStepNotRated } from './ratings/close-rating.ts';
import { applyStepRated } from './ratings/rate.ts';
import { applyServicePaused, applyServiceResumed } from './services/pause.ts';
import { applyClassDenied, applyProofSeen } from './services/proof.ts';
import {
  applyShiftClosed,
  applyShiftOpened,
  applyShiftPaused,
  applyShiftResumed,
} from './staff/shifts.ts';
import { applyFurtherPlanned, applyVisitWentOn } from './steps/further.ts';
import { applyNoteWritten } from './steps/note.ts';
import { beforeWork, noteWork } from './steps/note-work.ts';
import { applyTicketPutBack } from './steps/put-back.ts';
import { applyReturnedToClerk } from './steps/return-to-clerk.ts';
import { applyStepUndone } from './steps/undo.ts';
import { applyWalkUpTaken } from './steps/walk-up.ts';
import { applyAppealDecided, applyRatingAppealed } from './tasks/appeal.ts';
import { applyTaskOpened } from './tasks/open-task.ts';
import {
  applyTaskAssigned,
  applyTaskClosed,
  applyTaskFellDue,
  applyTaskNoted,
  applyTaskReopened,
} from './tasks/work-on-task.ts';
import { followCounter } from './watch/counter-watch.ts';
import { applyWebhookReported } from './webhooks/webhooks.ts';

/**
 * Makes one fact so. The only function that changes a hall, live and in replay alike: the same
 * facts in the same order always give the same hall.
 */
export function apply(hall: Hall, fact: Pick<Fact, 'at' | 'by' | 'event'>): void {
  learn(hall, fact.event, fact.at);
  hall.at = fact.at;
  const before = beforeWork(hall, fact.event);
  followCounter(hall, fact);
  applyEvent(hall, fact);
  noteWork(hall, fact, before);
}

function applyEvent(hall: Hall, { at, by, event }: Pick<Fact, 'at' | 'by' | 'event'>): void {
  switch (event.type) {
    case 'settingsAdopted':
      applySettingsAdopted(hall, event);
      break;
    case 'dayBegan':
      applyDayBegan(hall, event, at);
      forgetClosedCases(hall);
      break;
    case 'cardPresented':
      applyCardPresented(hall, event, at);
      break;
    case 'cardDismissed':
      applyCardDismissed(hall, event);
      break;
    case 'ticketIssued':
      applyTicketIssued(hall, event, at);
      break;
    case 'ticketCalled':
      applyTicketCalled(hall, event, at);
      break;
    case 'ticketRecalled':
      applyTicketRecalled(hall, event, at);
      break;
    case 'noShowMarked':
      applyNoShowMarked(hall, event, at);
      break;
    case 'ticketReturned':
      applyTicketReturned(hall, event, at);
      break;
    case 'servingBegan':
      applyServingBegan(hall, event, at);
      break;
    case 'stepFinished':
      applyStepFinished(hall, event, at);
      break;
    case 'ticketParked':
      applyTicketParked(hall, event, at);
      break;
    case 'ticketTakenBack':
      applyTicketTakenBack(hall, event, at);
      break;
    case 'ticketTransferred':
      applyTicketTransferred(hall, event, at);
      break;
    case 'visitLeft':
      applyVisitLeft(hall, event, at);
      break;
    case 'visitEndedByDay':
      applyVisitEndedByDay(hall, event, at);
      break;
    case 'stepRated':
      applyStepRated(hall, event, at);
      break;
    case 'stepNotRated':
      applyStepNotRated(hall, event);
      break;
    case 'shiftOpened':
      applyShiftOpened(hall, event, at);
      break;
    case 'shiftPaused':
      applyShiftPaused(hall, event, at);
      break;
    case 'shiftResumed':
      applyShiftResumed(hall, event);
      break;
    case 'shiftClosed':
      applyShiftClosed(hall, event);
      break;
    case 'deviceHealthChanged':
      applyDeviceHealthChanged(hall, event);
      break;
    case 'printReported':
      applyPrintReported(hall, event);
      break;
    case 'reprintWanted':
      applyReprintWanted(hall, event);
      break;
    case 'callSpoken':
      applyCallSpoken(hall, event, at);
      break;
    case 'paperRollBegan':
      applyPaperRollBegan(hall, event);
      break;
    case 'paperRollEnded':
      applyPaperRollEnded(hall);
      break;
    case 'rollNumberCalled':
      applyRollNumberCalled(hall, event, at);
      break;
    case 'rollNumberSkipped':
      applyRollNumberSkipped(hall, event);
      break;
    case 'rollServiceTold':
      applyRollServiceTold(hall, event);
      break;
    case 'paperVisitEntered':
      applyPaperVisitEntered(hall);
      break;
    case 'visitCarried':
      applyVisitCarried(hall, event, at);
      break;
    case 'carriedVisitJoined':
      applyCarriedVisitJoined(hall, event);
      break;
    case 'dayClosed':
      applyDayClosed(hall, event);
      break;
    case 'paperSentTo':
      applyPaperSentTo(hall, event);
      break;
    case 'ticketReordered':
      applyTicketReordered(hall, event, at);
      break;
    case 'classChanged':
      applyClassChanged(hall, event);
      break;
    case 'serviceChanged':
      applyServiceChanged(hall, event);
      break;
    case 'servicePaused':
      applyServicePaused(hall, event, at);
      break;
    case 'serviceResumed':
      applyServiceResumed(hall, event);
      break;
    case 'proofSeen':
      applyProofSeen(hall, event);
      break;
    case 'classDenied':
      applyClassDenied(hall, event);
      break;
    case 'ticketVoided':
      applyTicketVoided(hall, event, at);
      break;
    case 'appointmentBooked':
      applyAppointmentBooked(hall, event, { at, by });
      break;
    case 'appointmentMoved':
      applyAppointmentMoved(hall, event, at);
      break;
    case 'appointmentCancelled':
      applyAppointmentCancelled(hall, event);
      break;
    case 'appointmentCheckedIn':
      applyAppointmentCheckedIn(hall, event);
      break;
    case 'appointmentMissed':
      applyAppointmentMissed(hall, event);
      break;
    case 'appointmentReminded':
      applyAppointmentReminded(hall, event);
      break;
    case 'webhookReported':
      applyWebhookReported(hall, event, at);
      break;
    case 'furtherPlanned':
      applyFurtherPlanned(hall, event);
      break;
    case 'visitWentOn':
      applyVisitWentOn(hall, event, at);
      break;
    case 'noteWritten':
      applyNoteWritten(hall, event);
      break;
    case 'walkUpTaken':
      applyWalkUpTaken(hall, event, at);
      break;
    case 'ticketPutBack':
      applyTicketPutBack(hall, event, at);
      break;
    case 'returnedToClerk':
      applyReturnedToClerk(hall, event, at);
      break;
    case 'stepUndone':
      applyStepUndone(hall, event);
      break;
    // Said for the history's sake, or noted with the work at the counter.
    case 'ticketChosen':
    case 'wrapUpBegan':
    case 'wrapUpEnded':
    case 'selfCallingSwitched':
      break;
    case 'caseOpened':
    case 'caseTaken':
    case 'caseKept':
    case 'caseContinued':
    case 'materialTicked':
    case 'caseStepTicked':
    case 'missingTold':
    case 'caseSubmitted':
    case 'casePassed':
    case 'caseReturned':
    case 'caseFedBack':
    case 'caseWithdrawn':
    case 'helpAsked':
    case 'helpTaken':
    case 'helpAnswered':
    case 'signatureWanted':
    case 'signatureDropped':
    case 'caseSigned':
    case 'signatureOpened':
    case 'caseNamed':
    case 'caseReopened':
    case 'slipReported':
    case 'slipReprintWanted':
      applyCaseEvent(hall, event, at);
      break;
    case 'taskOpened':
      applyTaskOpened(hall, event, at);
      noteFinding(hall, event);
      break;
    case 'taskAssigned':
      applyTaskAssigned(hall, event, at);
      break;
    case 'taskNoted':
      applyTaskNoted(hall, event);
      break;
    case 'taskClosed':
      applyTaskClosed(hall, event, at);
      break;
    case 'taskReopened':
      applyTaskReopened(hall, event);
      break;
    case 'taskFellDue':
      applyTaskFellDue(hall, event);
      break;
    case 'ratingAppealed':
      applyRatingAppealed(hall, event);
      break;
    case 'appealDecided':
      applyAppealDecided(hall, event);
      break;
    case 'patrolStarted':
      applyPatrolStarted(hall, event, at);
      break;
    case 'patrolItemChecked':
      applyPatrolItemChecked(hall, event);
      break;
    case 'patrolFinished':
      applyPatrolFinished(hall, event);
      break;
    // Only the watch over the counters keeps it.
    case 'counterReminded':
    // Known to the people part, which keeps its own table.
    case 'staffSignedIn':
    case 'staffSignedOut':
    case 'screenPaired':
    case 'screenRevoked':
      break;
    default:
      unreachable(event);
  }
}
