import { unreachable } from '#contract/assert.ts';
import type { ViewKey } from '#contract/channels.ts';
import type { Fact } from '#contract/facts.ts';
import type { CaseId, CounterId, KioskId, TaskId, VisitId } from '#contract/ids.ts';
import type { Hall } from '../hall-state.ts';

/** `now` is drawn and sent at once; `soon` is gathered, and may hold wildcards such as `ticket:*`. */
export interface Touched {
  readonly now: ViewKey[];
  readonly soon: ViewKey[];
}

/** Whatever tells how many wait, how long, or what stands open. */
const COUNTS: readonly ViewKey[] = ['board', 'live', 'kiosk:*', 'clerk:*', 'ticket:*', 'guide:*'];
/** What tells how many places are free. */
const BOOKINGS: readonly ViewKey[] = ['booking', 'slots:*', 'appointments:*'];
const ALL: readonly ViewKey[] = [
  ...COUNTS,
  'office',
  'counter:*',
  'tasks',
  'patrols',
  'devices',
  'settings',
  'bench',
  ...BOOKINGS,
  'appointment:*',
];

/** Whoever may have the case in a list; a card that lies at a kiosk shows what it may continue. */
const CASES: readonly ViewKey[] = ['office', 'clerk:*', 'counter:*', 'kiosk:*', 'ticket:*'];

/** Which views show something else after this fact. Asked when the fact has been applied. */
export function touchedBy(hall: Hall, fact: Pick<Fact, 'at' | 'by' | 'event'>): Touched {
  const { now, soon } = touchedAlone(hall, fact);
  // Whatever is done at a counter, its silence is over, which the supervisor watches.
  return 'counter' in fact.event ? { now, soon: [...soon, 'live'] } : { now, soon };
}

function touchedAlone(hall: Hall, { event }: Pick<Fact, 'at' | 'by' | 'event'>): Touched {
  switch (event.type) {
    case 'settingsAdopted':
    case 'dayBegan':
      return { now: [], soon: [...ALL] };
    case 'cardPresented':
    case 'cardDismissed':
      return { now: [kioskKey(event.kiosk)], soon: [] };
    case 'ticketIssued':
      return {
        now: [ticketKey(event.visit), ...(event.kiosk === null ? [] : [kioskKey(event.kiosk)])],
        soon: [...COUNTS],
      };
    case 'ticketCalled':
    case 'ticketRecalled':
    case 'ticketTakenBack':
    case 'noShowMarked':
    case 'servingBegan':
    case 'stepFinished':
    case 'ticketParked':
    case 'ticketTransferred':
    case 'ticketPutBack':
    case 'walkUpTaken':
    case 'rollNumberCalled':
    case 'stepUndone':
      return {
        now: ['board', ...atCounter(event.counter), ticketKey(event.visit)],
        soon: [...COUNTS],
      };
    case 'servicePaused':
    case 'serviceResumed':
      return { now: ['board', 'live', 'kiosk:*'], soon: [...COUNTS] };
    case 'proofSeen':
    case 'classDenied':
      return {
        now: [...atCounter(event.counter), ticketKey(event.visit)],
        soon: [...COUNTS],
      };
    case 'paperSentTo':
      return { now: [ticketKey(event.visit)], soon: [] };
    case 'noteWritten':
    case 'ticketChosen':
      return { now: [], soon: [...atCounter(event.counter), 'clerk:*', 'guide:*'] };
    case 'wrapUpBegan':
    case 'wrapUpEnded':
      // Whoever waits is called the sooner for it.
      return { now: atCounter(event.counter), soon: [...COUNTS] };
    case 'selfCallingSwitched':
      // The supervisor sees a counter in wrap-up as such.
      return { now: atCounter(event.counter), soon: ['live'] };
    case 'paperRollBegan':
    case 'paperRollEnded':
    case 'rollNumberSkipped':
      return { now: [], soon: ['clerk:*', 'guide:*'] };
    case 'rollServiceTold':
      return { now: [ticketKey(event.visit)], soon: [...COUNTS, 'counter:*'] };
    case 'paperVisitEntered':
      // A clerk who enters what was noted is not silent.
      return { now: [], soon: ['live', ...atCounter(event.counter)] };
    case 'visitCarried':
    case 'carriedVisitJoined':
      return { now: [], soon: [ticketKey(event.visit), ...COUNTS] };
    case 'dayClosed':
      return { now: [], soon: [...COUNTS] };
    case 'ticketReordered':
    case 'classChanged':
    case 'serviceChanged':
    case 'ticketVoided':
    case 'furtherPlanned':
    case 'ticketReturned':
    case 'visitLeft':
    case 'visitWentOn':
    case 'returnedToClerk':
      return { now: [ticketKey(event.visit)], soon: [...COUNTS] };
    case 'visitEndedByDay':
      return { now: [], soon: [ticketKey(event.visit), ...COUNTS] };
    case 'stepRated':
    case 'stepNotRated':
      // An unhappy rating reaches the supervisor at once.
      return {
        now: [...atCounter(event.counter), ticketKey(event.visit), 'live'],
        soon: [],
      };
    case 'shiftOpened':
    case 'shiftPaused':
    case 'shiftResumed':
    case 'shiftClosed':
      return {
        now: ['board', ...atCounter(event.counter)],
        // A paused counter's display names the ones that are open; the office names each clerk's.
        soon: [...COUNTS, 'counter:*', 'office'],
      };
    case 'taskOpened':
    case 'taskAssigned':
    case 'taskNoted':
    case 'taskClosed':
    case 'taskReopened':
    case 'taskFellDue':
    case 'ratingAppealed':
    case 'appealDecided':
      return { now: ['live', 'tasks', ...clerkOfTask(hall, event.task)], soon: [] };
    case 'patrolStarted':
    case 'patrolItemChecked':
    case 'patrolFinished':
      return { now: ['patrols'], soon: [] };
    case 'counterReminded':
      return { now: [`clerk:${event.counter}`, 'live'], soon: [] };
    case 'deviceHealthChanged':
      return { now: ['devices', 'live'], soon: ['kiosk:*', 'clerk:*', 'bench'] };
    case 'printReported':
    case 'reprintWanted':
      return { now: [ticketKey(event.visit), ...kioskOf(hall, event.visit)], soon: ['live'] };
    case 'callSpoken':
      return { now: [], soon: ['live', 'devices'] };
    case 'caseOpened':
    case 'caseTaken':
    case 'missingTold':
      return { now: atCounter(event.counter), soon: [...CASES] };
    case 'signatureWanted':
    case 'signatureDropped':
    case 'caseSigned':
      return {
        now: [...atCounter(event.counter), ...clerkOfCase(hall, event.case), 'office'],
        soon: [],
      };
    case 'materialTicked':
    case 'caseStepTicked':
    case 'caseKept':
    case 'caseContinued':
    case 'caseSubmitted':
    case 'casePassed':
    case 'caseReturned':
    case 'caseFedBack':
    case 'caseWithdrawn':
    case 'helpAsked':
    case 'helpTaken':
    case 'helpAnswered':
    case 'caseNamed':
    case 'caseReopened':
    case 'slipReported':
    case 'slipReprintWanted':
      return { now: [...clerkOfCase(hall, event.case), 'office'], soon: [...CASES] };
    case 'signatureOpened':
      return { now: [], soon: [] };
    case 'screenPaired':
    case 'screenRevoked':
      return { now: ['devices'], soon: [] };
    case 'appointmentBooked':
    case 'appointmentMoved':
    case 'appointmentCancelled':
    case 'appointmentMissed':
      return { now: [`appointment:${event.appointment}`], soon: [...BOOKINGS, 'kiosk:*'] };
    case 'appointmentCheckedIn':
      return {
        now: [`appointment:${event.appointment}`, ticketKey(event.visit)],
        soon: ['appointments:*'],
      };
    case 'webhookReported':
      return { now: [], soon: ['live'] };
    case 'appointmentReminded':
    case 'staffSignedIn':
    case 'staffSignedOut':
      return { now: [], soon: [] };
    default:
      return unreachable(event);
  }
}

/** The console of the clerk whose rating it is about. */
function clerkOfTask(hall: Hall, task: TaskId): ViewKey[] {
  const about = hall.tasks.byId.get(task)?.about;
  if (about?.kind !== 'unhappyRating') return [];
  const counter = hall.clerks.get(about.clerk)?.counter ?? null;
  return counter === null ? [] : [`clerk:${counter}`];
}

function atCounter(counter: CounterId): ViewKey[] {
  return [`counter:${counter}`, `clerk:${counter}`];
}

function clerkOfCase(hall: Hall, id: CaseId): ViewKey[] {
  const clerk = hall.cases.all.get(id)?.clerk;
  const counter = clerk === undefined ? null : (hall.clerks.get(clerk)?.counter ?? null);
  return counter === null ? [] : [`clerk:${counter}`];
}

function kioskKey(kiosk: KioskId): ViewKey {
  return `kiosk:${kiosk}`;
}

function ticketKey(visit: VisitId): ViewKey {
  return `ticket:${visit}`;
}

function kioskOf(hall: Hall, visit: VisitId): ViewKey[] {
  const kiosk = hall.visits.get(visit)?.kiosk ?? null;
  return kiosk === null ? [] : [kioskKey(kiosk)];
}
