import { unreachable } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, Command, HallEvent, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok } from '#contract/outcome.ts';
import {
  decideBookAppointment,
  decideCancelAppointment,
  decideMoveAppointment,
} from './appointments/book.ts';
import { decideMissAppointment, decideRemindAppointment } from './appointments/by-time.ts';
import { decideCheckIn } from './appointments/check-in.ts';
import { decideCaseCommand } from './cases/decide-case.ts';
import { caseEventsAfter } from './cases/follow-visit.ts';
import { decideCloseDay } from './day-end/close-day.ts';
import { decideReportHealth } from './equipment/health.ts';
import { decideReportPrint, decideReprintTicket } from './equipment/printing.ts';
import { decideReportSpoken } from './equipment/speaking.ts';
import { decideChangeClass, decideChangeService } from './guide/change.ts';
import { decideIssueAtDesk } from './guide/issue-at-desk.ts';
import { decideReorderTicket } from './guide/reorder.ts';
import { decideVoidTicket } from './guide/void.ts';
import type { Hall } from './hall-state.ts';
import { decideEnterPaperVisit } from './paper/enter-visit.ts';
import {
  decideBeginPaperRoll,
  decideCallRollNext,
  decideEndPaperRoll,
  decideSkipRollNumber,
  decideTellRollService,
} from './paper/paper-roll.ts';
import { decideCheckPatrolItem, decideFinishPatrol, decideStartPatrol } from './patrols/walk.ts';
import { decideAdoptSettings } from './queue/adopt-settings.ts';
import { decideBeginDay } from './queue/begin-day.ts';
import { decideCallNext } from './queue/call-next.ts';
import { decideIssueTicket } from './queue/issue-ticket.ts';
import { decideLeave } from './queue/leave.ts';
import { decideMarkNoShow, decideReturnTicket } from './queue/no-show.ts';
import { decidePark, decideTakeBack } from './queue/park.ts';
import { decideDismissCard, decidePresentCard } from './queue/present-card.ts';
import { decideRecall } from './queue/recall.ts';
import { decideBeginServing, decideFinish } from './queue/serve.ts';
import { decideTransfer } from './queue/transfer.ts';
import { decideCloseRating } from './ratings/close-rating.ts';
import { decideRate, decideRateVisit } from './ratings/rate.ts';
import { decidePauseService, decideResumeService } from './services/pause.ts';
import { decideSettleProof } from './services/proof.ts';
import {
  decideCloseShift,
  decideOpenShift,
  decidePauseShift,
  decideResumeShift,
} from './staff/shifts.ts';
import { decideCallChosen } from './steps/call-chosen.ts';
import { decideIssueForSeveral, decidePlanFurther } from './steps/further.ts';
import { decideWriteNote } from './steps/note.ts';
import { decideForceCloseShift, decidePutBack } from './steps/put-back.ts';
import { decideCallByItself, decideEndWrapUp } from './steps/readiness.ts';
import { decideReturnToClerk } from './steps/return-to-clerk.ts';
import { decideUndoLast } from './steps/undo.ts';
import { decideTakeWalkUp } from './steps/walk-up.ts';
import { decideAppealRating, decideDecideAppeal } from './tasks/appeal.ts';
import { followedUp } from './tasks/follow-up.ts';
import { decideOpenTask } from './tasks/open-task.ts';
import {
  decideAssignTask,
  decideCloseTask,
  decideNoteOverdue,
  decideNoteTask,
  decideReopenTask,
} from './tasks/work-on-task.ts';
import { decideRemindCounter } from './watch/remind.ts';
import { decideReportWebhook } from './webhooks/webhooks.ts';

/**
 * What an order comes to, and nothing is changed by asking. No events: it is so already.
 * Whether this actor may give this order at all was settled at the door; here it is only asked
 * whose counter, kiosk and visit it is. `at` is never before the hall's last fact.
 */
export function decide(
  hall: Hall,
  command: Command,
  by: Actor,
  at: Instant,
): Outcome<readonly HallEvent[], RuleRefusal> {
  const decided = decideAlone(hall, command, by, at);
  if (!decided.ok) return decided;
  return ok(
    decided.value.flatMap((event) => [event, ...caseEventsAfter(hall, event, decided.value)]),
  );
}

/** What the order itself brings about; what follows for the case of a visit is added to it. */
function decideAlone(
  hall: Hall,
  command: Command,
  by: Actor,
  at: Instant,
): Outcome<readonly HallEvent[], RuleRefusal> {
  switch (command.type) {
    case 'issueTicket':
      return decideIssueTicket(hall, command, by, at);
    case 'presentCard':
      return decidePresentCard(hall, command, by);
    case 'dismissCard':
      return decideDismissCard(hall, command, by);
    case 'callNext':
      return decideCallNext(hall, command, by, at);
    case 'recall':
      return decideRecall(hall, command, by, at);
    case 'markNoShow':
      return decideMarkNoShow(hall, command, by);
    case 'returnTicket':
      return decideReturnTicket(hall, command, by, at);
    case 'beginServing':
      return decideBeginServing(hall, command, by);
    case 'finish':
      return decideFinish(hall, command, by, at);
    case 'park':
      return decidePark(hall, command, by);
    case 'takeBack':
      return decideTakeBack(hall, command, by);
    case 'transfer':
      return decideTransfer(hall, command, by);
    case 'leave':
      return decideLeave(hall, command, by);
    case 'issueAtDesk':
      return decideIssueAtDesk(hall, command, by, at);
    case 'reorderTicket':
      return decideReorderTicket(hall, command);
    case 'changeClass':
      return decideChangeClass(hall, command);
    case 'changeService':
      return decideChangeService(hall, command);
    case 'voidTicket':
      return decideVoidTicket(hall, command);
    case 'pauseService':
      return decidePauseService(hall, command);
    case 'resumeService':
      return decideResumeService(hall, command);
    case 'settleProof':
      return decideSettleProof(hall, command, by);
    case 'beginDay':
      return decideBeginDay(hall, command, at);
    case 'beginPaperRoll':
      return decideBeginPaperRoll(hall, command);
    case 'endPaperRoll':
      return decideEndPaperRoll(hall);
    case 'callRollNext':
      return decideCallRollNext(hall, command, by, at);
    case 'skipRollNumber':
      return decideSkipRollNumber(hall, command, by);
    case 'tellRollService':
      return decideTellRollService(hall, command, by);
    case 'enterPaperVisit':
      return decideEnterPaperVisit(hall, command, by, at);
    case 'closeDay':
      return decideCloseDay(hall, command, at);
    case 'adoptSettings':
      return decideAdoptSettings(hall, command);
    case 'rate':
      return followedUp(hall, decideRate(hall, command, by, at), at);
    case 'rateVisit':
      return followedUp(hall, decideRateVisit(hall, command, by, at), at);
    case 'closeRating':
      return decideCloseRating(hall, command, at);
    case 'openShift':
      return decideOpenShift(hall, command, by);
    case 'pauseShift':
      return decidePauseShift(hall, command, by);
    case 'resumeShift':
      return decideResumeShift(hall, command, by);
    case 'closeShift':
      return decideCloseShift(hall, command, by);
    case 'reportHealth':
      return ok(decideReportHealth(hall, command, at));
    case 'reportPrint':
      return decideReportPrint(hall, command, by);
    case 'reprintTicket':
      return decideReprintTicket(hall, command, by);
    case 'reportSpoken':
      return decideReportSpoken(hall, command, by);
    case 'bookAppointment':
      return decideBookAppointment(hall, command, at);
    case 'moveAppointment':
      return decideMoveAppointment(hall, command, at);
    case 'cancelAppointment':
      return decideCancelAppointment(hall, command);
    case 'checkIn':
      return decideCheckIn(hall, command, { by, at });
    case 'reportWebhook':
      return ok(decideReportWebhook(hall, command));
    case 'missAppointment':
      return decideMissAppointment(hall, command, at);
    case 'remindAppointment':
      return decideRemindAppointment(hall, command, at);
    case 'issueForSeveral':
      return decideIssueForSeveral(hall, command, by, at);
    case 'planFurther':
      return decidePlanFurther(hall, command);
    case 'writeNote':
      return decideWriteNote(hall, command, by);
    case 'callChosen':
      return decideCallChosen(hall, command, by);
    case 'takeWalkUp':
      return decideTakeWalkUp(hall, command, by, at);
    case 'putBack':
      return decidePutBack(hall, command, by);
    case 'returnToClerk':
      return decideReturnToClerk(hall, command);
    case 'undoLast':
      return decideUndoLast(hall, command, by, at);
    case 'endWrapUp':
      return decideEndWrapUp(hall, command, by, at);
    case 'callByItself':
      return decideCallByItself(hall, command, by);
    case 'forceCloseShift':
      return decideForceCloseShift(hall, command, by);
    case 'tickMaterial':
    case 'tickCaseStep':
    case 'tellMissing':
    case 'submitCase':
    case 'passCase':
    case 'returnCase':
    case 'feedBackCase':
    case 'withdrawCase':
    case 'askHelp':
    case 'takeHelp':
    case 'answerHelp':
    case 'wantSignature':
    case 'dropSignature':
    case 'noteSignature':
    case 'noteSignatureOpened':
    case 'nameCase':
    case 'continueCase':
    case 'reportSlip':
    case 'reprintSlip':
      return decideCaseCommand(hall, command, { by, at });
    case 'openTask':
      return decideOpenTask(hall, command, at);
    case 'assignTask':
      return decideAssignTask(hall, command, by, at);
    case 'noteTask':
      return decideNoteTask(hall, command, by);
    case 'closeTask':
      return decideCloseTask(hall, command, by);
    case 'reopenTask':
      return decideReopenTask(hall, command, by, at);
    case 'noteOverdue':
      return decideNoteOverdue(hall, command, at);
    case 'appealRating':
      return decideAppealRating(hall, command, by, at);
    case 'decideAppeal':
      return decideDecideAppeal(hall, command);
    case 'startPatrol':
      return decideStartPatrol(hall, by);
    case 'checkPatrolItem':
      return decideCheckPatrolItem(hall, command, by, at);
    case 'finishPatrol':
      return decideFinishPatrol(hall, command, by);
    case 'remindCounter':
      return decideRemindCounter(hall, command);
    // Who came in is written down for the journal's sake; the queue is not moved by it.
    case 'noteSignIn':
      return ok([{ type: 'staffSignedIn', staff: command.staff, role: command.role }]);
    case 'noteSignOut':
      return ok([{ type: 'staffSignedOut', staff: command.staff }]);
    case 'notePairing': {
      const { screen, role, place } = command;
      return ok([{ type: 'screenPaired', screen, role, place }]);
    }
    case 'noteRevocation':
      return ok([{ type: 'screenRevoked', screen: command.screen }]);
    default:
      return unreachable(command);
  }
}
