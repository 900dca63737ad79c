import type { Question, ViewTarget } from '#contract/channels.ts';
import type { DeviceKind } from '#contract/devices.ts';
import type { CommandType } from '#contract/facts.ts';
import type { ScreenRole, StaffRole } from '#contract/staff.ts';

/** Whoever may speak to the hall, in one word. A pad's page and a pad's keys are two. */
export type Role =
  | StaffRole
  | `${ScreenRole}Screen`
  | `${DeviceKind}Device`
  | 'customer'
  | 'passerBy'
  | 'holder'
  | 'api'
  | 'hall';

/**
 * How far a role may go:
 * - `anywhere`: with any place or visit that is named; the rules of the queue still have their say.
 * - `here`: only for the kiosk or counter it stands at.
 * - `itself`: only about the device that it is.
 * - `ownVisit`: only the visit of its ticket.
 * - `issuedHere`: only visits whose ticket came from its own kiosk.
 * - `ownBooking`: only the booking whose address it has.
 * - `ownOrFree`: a counter where it has the shift, or where nobody has.
 */
export type Reach =
  | 'anywhere'
  | 'here'
  | 'itself'
  | 'ownVisit'
  | 'issuedHere'
  | 'ownOrFree'
  | 'ownBooking';

type Row = Readonly<Partial<Record<Role, Reach>>>;

/** A counter's work: the clerk's console, and the same by its keypad. */
const COUNTER_WORK = { clerk: 'anywhere', callKeypadDevice: 'here' } as const;
/** The hall's guide, and a supervisor in the guide's place. */
const GUIDING = { guide: 'anywhere', supervisor: 'anywhere' } as const;
/** A case is its clerk's; the rules ask whose it is. */
const CASE_WORK = { clerk: 'anywhere' } as const;
const OFFICE_WORK = { backOffice: 'anywhere', supervisor: 'anywhere' } as const;
/** Whoever sees the list of tasks; the rules let each but a supervisor touch only their own and their role's. */
const OFFICE = {
  backOffice: 'anywhere',
  supervisor: 'anywhere',
  maintainer: 'anywhere',
  administrator: 'anywhere',
} as const;
/** Whoever signs in, invites a screen or revokes one stands as the author of the note about it. */
const ACCESS_NOTE = {
  clerk: 'anywhere',
  guide: 'anywhere',
  backOffice: 'anywhere',
  supervisor: 'anywhere',
  maintainer: 'anywhere',
  administrator: 'anywhere',
  hall: 'anywhere',
} as const;
/** Who books for others, and stands for the hall when somebody comes. */
const DESK = { backOffice: 'anywhere', supervisor: 'anywhere' } as const;
/** Written by the access part once it is so, or by the booking office; from a page they would claim what never was. */
export const NEVER_FROM_A_PAGE: ReadonlySet<CommandType> = new Set([
  // Noted when the vault has what they speak of, or the proof has been seen.
  'noteSignature',
  'noteSignatureOpened',
  'nameCase',
  'continueCase',
  'noteSignIn',
  'noteSignOut',
  'notePairing',
  'noteRevocation',
  'bookAppointment',
]);

/** Who may do what. What does not stand here is refused. */
export const MAY_COMMAND: Readonly<Record<CommandType, Row>> = {
  issueTicket: { kioskScreen: 'anywhere', backOffice: 'anywhere', supervisor: 'anywhere' },
  presentCard: { idCardReaderDevice: 'here' },
  dismissCard: { kioskScreen: 'here', idCardReaderDevice: 'here', hall: 'anywhere' },
  // The hall calls at a counter whose clerk has switched that on, where the settings offer it.
  callNext: { ...COUNTER_WORK, hall: 'anywhere' },
  recall: COUNTER_WORK,
  markNoShow: COUNTER_WORK,
  beginServing: COUNTER_WORK,
  finish: COUNTER_WORK,
  park: COUNTER_WORK,
  takeBack: { clerk: 'anywhere' },
  transfer: COUNTER_WORK,
  issueAtDesk: GUIDING,
  reorderTicket: GUIDING,
  changeClass: GUIDING,
  changeService: GUIDING,
  voidTicket: GUIDING,
  pauseService: { supervisor: 'anywhere' },
  resumeService: { supervisor: 'anywhere' },
  settleProof: { clerk: 'anywhere' },
  returnTicket: {
    clerk: 'anywhere',
    guide: 'anywhere',
    supervisor: 'anywhere',
    customer: 'ownVisit',
  },
  leave: { clerk: 'anywhere', guide: 'anywhere', supervisor: 'anywhere', customer: 'ownVisit' },
  issueForSeveral: { kioskScreen: 'anywhere', backOffice: 'anywhere', supervisor: 'anywhere' },
  planFurther: {
    clerk: 'anywhere',
    guide: 'anywhere',
    backOffice: 'anywhere',
    supervisor: 'anywhere',
  },
  writeNote: { clerk: 'anywhere' },
  callChosen: { clerk: 'anywhere' },
  takeWalkUp: { clerk: 'anywhere' },
  putBack: COUNTER_WORK,
  returnToClerk: {
    clerk: 'anywhere',
    guide: 'anywhere',
    backOffice: 'anywhere',
    supervisor: 'anywhere',
  },
  undoLast: COUNTER_WORK,
  endWrapUp: { ...COUNTER_WORK, hall: 'anywhere' },
  callByItself: COUNTER_WORK,
  forceCloseShift: { supervisor: 'anywhere' },
  rate: { ratingPadScreen: 'here', ratingPadDevice: 'here' },
  rateVisit: { customer: 'ownVisit' },
  closeRating: { hall: 'anywhere' },
  openShift: { clerk: 'anywhere' },
  pauseShift: COUNTER_WORK,
  resumeShift: COUNTER_WORK,
  closeShift: { clerk: 'anywhere', supervisor: 'anywhere' },
  noteSignIn: ACCESS_NOTE,
  noteSignOut: ACCESS_NOTE,
  notePairing: ACCESS_NOTE,
  noteRevocation: ACCESS_NOTE,
  reportHealth: {
    printerDevice: 'itself',
    idCardReaderDevice: 'itself',
    ledSignDevice: 'itself',
    ratingPadDevice: 'itself',
    callKeypadDevice: 'itself',
    hall: 'anywhere',
  },
  reportPrint: { printerDevice: 'itself', hall: 'anywhere' },
  reprintTicket: { backOffice: 'anywhere', supervisor: 'anywhere' },
  reportSpoken: { lobbyBoardScreen: 'anywhere', hall: 'anywhere' },
  tickMaterial: CASE_WORK,
  tickCaseStep: CASE_WORK,
  tellMissing: CASE_WORK,
  submitCase: CASE_WORK,
  feedBackCase: CASE_WORK,
  askHelp: CASE_WORK,
  wantSignature: CASE_WORK,
  nameCase: CASE_WORK,
  withdrawCase: { clerk: 'anywhere', backOffice: 'anywhere', supervisor: 'anywhere' },
  passCase: OFFICE_WORK,
  returnCase: OFFICE_WORK,
  takeHelp: OFFICE_WORK,
  answerHelp: OFFICE_WORK,
  dropSignature: { clerk: 'anywhere', ratingPadScreen: 'here' },
  noteSignature: { ratingPadScreen: 'here' },
  noteSignatureOpened: { supervisor: 'anywhere' },
  continueCase: { kioskScreen: 'anywhere', backOffice: 'anywhere', supervisor: 'anywhere' },
  reportSlip: { hall: 'anywhere' },
  reprintSlip: { clerk: 'anywhere', backOffice: 'anywhere', supervisor: 'anywhere' },
  openTask: {
    clerk: 'anywhere',
    guide: 'anywhere',
    backOffice: 'anywhere',
    supervisor: 'anywhere',
    maintainer: 'anywhere',
    administrator: 'anywhere',
    hall: 'anywhere',
  },
  assignTask: OFFICE,
  noteTask: OFFICE,
  closeTask: OFFICE,
  reopenTask: OFFICE,
  noteOverdue: { hall: 'anywhere' },
  appealRating: { clerk: 'anywhere' },
  decideAppeal: { supervisor: 'anywhere' },
  startPatrol: { supervisor: 'anywhere' },
  checkPatrolItem: { supervisor: 'anywhere' },
  finishPatrol: { supervisor: 'anywhere' },
  remindCounter: { supervisor: 'anywhere' },
  beginDay: { hall: 'anywhere' },
  closeDay: { hall: 'anywhere' },
  beginPaperRoll: { supervisor: 'anywhere' },
  endPaperRoll: { supervisor: 'anywhere' },
  callRollNext: { clerk: 'anywhere' },
  skipRollNumber: { clerk: 'anywhere' },
  tellRollService: { clerk: 'anywhere' },
  enterPaperVisit: { clerk: 'anywhere' },
  adoptSettings: { hall: 'anywhere' },
  bookAppointment: { ...DESK, passerBy: 'anywhere', api: 'anywhere' },
  moveAppointment: { ...DESK, holder: 'ownBooking', api: 'anywhere' },
  cancelAppointment: { ...DESK, holder: 'ownBooking', api: 'anywhere' },
  checkIn: { ...DESK, kioskScreen: 'anywhere' },
  missAppointment: { hall: 'anywhere' },
  remindAppointment: { hall: 'anywhere' },
  reportWebhook: { hall: 'anywhere' },
};

/**
 * Who may look at what. No member of staff sees a ticket's own view: it carries the address of the
 * phone page, and with that anybody could rate in the customer's name.
 */
export const MAY_WATCH: Readonly<Record<ViewTarget['view'], Row>> = {
  kiosk: { kioskScreen: 'here' },
  ticket: { kioskScreen: 'issuedHere', customer: 'ownVisit' },
  counter: { windowDisplayScreen: 'here', ratingPadScreen: 'here' },
  board: { lobbyBoardScreen: 'anywhere' },
  clerk: { clerk: 'ownOrFree' },
  guide: GUIDING,
  live: { backOffice: 'anywhere', supervisor: 'anywhere' },
  office: OFFICE_WORK,
  tasks: OFFICE,
  patrols: { supervisor: 'anywhere' },
  devices: { maintainer: 'anywhere', administrator: 'anywhere' },
  settings: { administrator: 'anywhere' },
  bench: { maintainer: 'anywhere' },
  booking: { ...DESK, passerBy: 'anywhere', holder: 'anywhere' },
  slots: { ...DESK, passerBy: 'anywhere', holder: 'anywhere' },
  appointments: DESK,
  appointment: { holder: 'ownBooking' },
};

export const MAY_ASK: Readonly<Record<Question['ask'], Row>> = {
  visits: { backOffice: 'anywhere', supervisor: 'anywhere' },
  timeline: { backOffice: 'anywhere', supervisor: 'anywhere' },
  today: { supervisor: 'anywhere' },
  daySupervision: { supervisor: 'anywhere' },
  taskStory: OFFICE,
  pastPatrols: { supervisor: 'anywhere' },
  saveSettings: { administrator: 'anywhere' },
  inviteScreen: { maintainer: 'anywhere', administrator: 'anywhere' },
  revokeScreen: { maintainer: 'anywhere', administrator: 'anywhere' },
  testDevice: { maintainer: 'anywhere' },
  findLines: { maintainer: 'anywhere' },
  probeLine: { maintainer: 'anywhere' },
  adoptLine: { maintainer: 'anywhere' },
  simulate: { maintainer: 'anywhere' },
  traceBytes: { maintainer: 'anywhere' },
  bookAppointment: { ...DESK, passerBy: 'anywhere' },
  findAppointments: { ...DESK, kioskScreen: 'anywhere' },
  findKeptCases: { kioskScreen: 'anywhere', ...OFFICE_WORK },
  continueCase: { kioskScreen: 'anywhere', ...OFFICE_WORK },
  keepCaseContact: CASE_WORK,
  signCase: { ratingPadScreen: 'anywhere' },
  openSignature: { supervisor: 'anywhere' },
};
