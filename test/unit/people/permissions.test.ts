import { expect, test } from 'vitest';
import type { Question, ViewTarget } from '#contract/channels.ts';
import { type Actor, type Command, type CommandType, commandSchema } from '#contract/facts.ts';
import {
  apiClientIdSchema,
  appointmentIdSchema,
  caseIdSchema,
  deviceIdSchema,
  requestIdSchema,
  screenIdSchema,
  serviceIdSchema,
  staffIdSchema,
  taskIdOf,
  trusted,
  visitIdSchema,
} from '#contract/ids.ts';
import type { Place } from '#contract/place.ts';
import { SCREEN_ROLES, STAFF_ROLES } from '#contract/staff.ts';
import { MAY_ASK, MAY_COMMAND, MAY_WATCH, NEVER_FROM_A_PAGE } from '#people/permission-table.ts';
import {
  type HallKnowledge,
  mayAsk,
  mayCommand,
  mayCommandFromPage,
  mayWatch,
} from '#people/permissions.ts';
import { NO_SETTINGS } from '#rules/rulebook.ts';

const kiosk = trusted.kioskId('k1');
const otherKiosk = trusted.kioskId('k2');
const counter = trusted.counterId('c3');
const otherCounter = trusted.counterId('c4');
const freeCounter = trusted.counterId('c5');
const visit = visitIdSchema.parse('2026-07-03.A017');
const otherVisit = visitIdSchema.parse('2026-07-03.A018');
const appointment = appointmentIdSchema.parse('b-0000000000000001');
const otherAppointment = appointmentIdSchema.parse('b-0000000000000002');
const me = staffIdSchema.parse('0386');
const caseId = caseIdSchema.parse('K260703-0012');

const DEVICE_KINDS = ['printer', 'idCardReader', 'ledSign', 'ratingPad', 'callKeypad'] as const;
const AT_KIOSK: Place = { kind: 'kiosk', kiosk };
const AT_COUNTER: Place = { kind: 'counter', counter };
const placeOf = (role: string): Place =>
  role === 'kiosk' || role === 'printer' || role === 'idCardReader'
    ? AT_KIOSK
    : role === 'lobbyBoard'
      ? { kind: 'lobby' }
      : AT_COUNTER;

/** Visit A017 came from kiosk k1 and A018 from k2; I have the shift at c3, a colleague at c4, nobody at c5. */
const hall: HallKnowledge = {
  kioskOf: (id) => (id === visit ? kiosk : otherKiosk),
  clerkAt: (id) =>
    id === counter ? me : id === otherCounter ? staffIdSchema.parse('0387') : undefined,
  kindOf: (device) => DEVICE_KINDS.find((kind) => device === `the-${kind.toLowerCase()}`),
};

const ACTORS: ReadonlyMap<string, Actor> = new Map<string, Actor>([
  ...STAFF_ROLES.map((role) => [role, { kind: 'staff', staff: me, role }] as const),
  ...SCREEN_ROLES.map((role) => {
    const screen = screenIdSchema.parse('s-0000000000000001');
    return [`${role} screen`, { kind: 'screen', screen, role, place: placeOf(role) }] as const;
  }),
  ...DEVICE_KINDS.map((kind) => {
    const device = deviceIdSchema.parse(`the-${kind.toLowerCase()}`);
    return [`${kind} device`, { kind: 'device', device, place: placeOf(kind) }] as const;
  }),
  ['customer', { kind: 'customer', visit }],
  ['passer-by', { kind: 'passerBy' }],
  ['holder', { kind: 'holder', appointment }],
  ['api', { kind: 'api', client: apiClientIdSchema.parse('k-0000000000000001') }],
  ['hall', { kind: 'hall' }],
]);

/** The table once more, by whom instead of by what, as the hall's regime tells it: `:own` or any. */
const COMMANDS: Readonly<Record<string, string>> = {
  clerk:
    'callRollNext skipRollNumber tellRollService enterPaperVisit ' +
    'callNext recall markNoShow beginServing finish park takeBack transfer returnTicket leave ' +
    'planFurther writeNote callChosen takeWalkUp putBack returnToClerk undoLast endWrapUp callByItself ' +
    'tickMaterial tickCaseStep tellMissing submitCase feedBackCase askHelp wantSignature dropSignature ' +
    'nameCase withdrawCase reprintSlip settleProof ' +
    'openTask appealRating openShift pauseShift resumeShift closeShift noteSignIn noteSignOut notePairing noteRevocation',
  guide:
    'planFurther returnToClerk issueAtDesk reorderTicket changeClass changeService voidTicket returnTicket leave ' +
    'openTask noteSignIn noteSignOut notePairing noteRevocation',
  backOffice:
    'openTask assignTask noteTask closeTask reopenTask ' +
    'passCase returnCase takeHelp answerHelp withdrawCase continueCase reprintSlip ' +
    'bookAppointment moveAppointment cancelAppointment checkIn ' +
    'issueForSeveral planFurther returnToClerk issueTicket reprintTicket noteSignIn noteSignOut notePairing noteRevocation',
  supervisor:
    'openTask assignTask noteTask closeTask reopenTask decideAppeal ' +
    'startPatrol checkPatrolItem finishPatrol remindCounter ' +
    'passCase returnCase takeHelp answerHelp withdrawCase continueCase reprintSlip noteSignatureOpened ' +
    'beginPaperRoll endPaperRoll issueAtDesk reorderTicket changeClass changeService voidTicket ' +
    'bookAppointment moveAppointment cancelAppointment checkIn ' +
    'issueForSeveral planFurther returnToClerk forceCloseShift pauseService resumeService ' +
    'issueTicket returnTicket leave closeShift reprintTicket noteSignIn noteSignOut notePairing noteRevocation',
  maintainer:
    'openTask assignTask noteTask closeTask reopenTask ' +
    'noteSignIn noteSignOut notePairing noteRevocation',
  administrator:
    'openTask assignTask noteTask closeTask reopenTask ' +
    'noteSignIn noteSignOut notePairing noteRevocation',
  'kiosk screen': 'issueTicket issueForSeveral dismissCard:own checkIn continueCase',
  'windowDisplay screen': '',
  'ratingPad screen': 'rate:own dropSignature:own noteSignature:own',
  'lobbyBoard screen': 'reportSpoken',
  'printer device': 'reportHealth:own reportPrint:own',
  'idCardReader device': 'presentCard:own dismissCard:own reportHealth:own',
  'ledSign device': 'reportHealth:own',
  'ratingPad device': 'rate:own reportHealth:own',
  'callKeypad device':
    'callNext:own recall:own markNoShow:own beginServing:own finish:own park:own transfer:own ' +
    'putBack:own undoLast:own endWrapUp:own callByItself:own ' +
    'pauseShift:own resumeShift:own reportHealth:own',
  customer: 'returnTicket:own leave:own rateVisit:own',
  'passer-by': 'bookAppointment',
  holder: 'moveAppointment:own cancelAppointment:own',
  api: 'bookAppointment moveAppointment cancelAppointment',
  hall:
    'callNext endWrapUp openTask noteOverdue ' +
    'dismissCard closeRating noteSignIn noteSignOut notePairing noteRevocation reportHealth ' +
    'closeDay reportPrint reportSpoken beginDay adoptSettings missAppointment remindAppointment ' +
    'reportSlip reportWebhook',
};
const VIEWS: Readonly<Record<string, string>> = {
  clerk: 'clerk:own',
  backOffice: 'office live tasks booking slots appointments',
  guide: 'guide',
  supervisor: 'office guide live tasks patrols booking slots appointments',
  maintainer: 'devices bench tasks',
  administrator: 'devices settings tasks',
  'kiosk screen': 'kiosk:own ticket:own',
  'windowDisplay screen': 'counter:own',
  'ratingPad screen': 'counter:own',
  'lobbyBoard screen': 'board',
  customer: 'ticket:own',
  'passer-by': 'booking slots',
  holder: 'booking slots appointment:own',
};
const QUESTIONS: Readonly<Record<string, string>> = {
  clerk: 'keepCaseContact',
  backOffice:
    'visits timeline taskStory bookAppointment findAppointments findKeptCases continueCase',
  supervisor:
    'visits timeline today taskStory pastPatrols daySupervision bookAppointment findAppointments findKeptCases continueCase openSignature',
  'kiosk screen': 'findAppointments findKeptCases continueCase',
  'ratingPad screen': 'signCase',
  'passer-by': 'bookAppointment',
  maintainer:
    'taskStory inviteScreen revokeScreen testDevice findLines probeLine adoptLine simulate traceBytes',
  administrator: 'taskStory saveSettings inviteScreen revokeScreen',
};

type Reach = 'none' | 'own' | 'any';
function expected(table: Readonly<Record<string, string>>, who: string, what: string): Reach {
  const words = (table[who] ?? '').split(' ');
  if (words.includes(what)) return 'any';
  return words.includes(`${what}:own`) ? 'own' : 'none';
}
const reachOf = (own: boolean, other: boolean): Reach => (other ? 'any' : own ? 'own' : 'none');

/** Every field that may name a place, a visit or a device; a schema takes from it what it knows. */
function command(type: CommandType, whose: 'own' | 'other', who: string): Command {
  const isOwn = whose === 'own';
  const device = `the-${who.split(' ')[0]?.toLowerCase()}`;
  const all: Readonly<Record<string, unknown>> = {
    type,
    kiosk: isOwn ? kiosk : otherKiosk,
    counter: isOwn ? counter : otherCounter,
    visit: isOwn ? visit : otherVisit,
    device:
      isOwn && DEVICE_KINDS.some((kind) => device === `the-${kind.toLowerCase()}`)
        ? device
        : 'another',
    service: 'repair',
    priorityClass: type === 'issueTicket' ? null : 'normal',
    paperAt: null,
    prefix: 'U',
    from: 1,
    to: type === 'beginPaperRoll' ? 99 : { kind: 'service', service: 'repair' },
    noted: '057',
    joinedAt: null,
    beganAt: 1,
    finishedAt: 2,
    rule: 'toFront',
    withCard: false,
    language: 'en',
    person: `p-${'0'.repeat(32)}`,
    delivered: null,
    day: '2026-07-03',
    level: 5,
    reasons: [],
    reason: 'lunch',
    staff: '0386',
    role: type === 'notePairing' ? 'kiosk' : 'clerk',
    screen: 's-0000000000000001',
    place: { kind: 'lobby' },
    state: 'up',
    why: type === 'remindCounter' ? 'silent' : 'healthy',
    detail: '',
    report: { kind: 'printed', confirmedBy: 'barrier' },
    isReprint: false,
    case: caseId,
    material: 'm1',
    isSeen: true,
    step: 's1',
    isDone: true,
    isVoucherWanted: false,
    topic: null,
    help: 1,
    slip: 1,
    isForSameClerk: false,
    webhook: 'sms',
    upTo: 1,
    trouble: null,
    isGivenUp: false,
    appointment: isOwn ? appointment : otherAppointment,
    slot: 0,
    calling: 1,
    further: ['repair'],
    services: ['repair'],
    text: 'a note',
    clerk: '0386',
    isOn: true,
    until: null,
    result: 'spoken',
    about: { kind: 'other' },
    owner: type === 'openTask' ? null : { kind: 'role', role: 'clerk' },
    task: 't-1',
    patrol: 'w-1',
    item: 'floor',
    isFine: true,
    isUpheld: true,
    note: 'note',
    outcome: 'solved',
    dueMin: null,
  };
  const schema = commandSchema.options.find((option) => option.shape.type.value === type);
  if (schema === undefined) throw new Error(`no schema for ${type}`);
  return schema.parse(Object.fromEntries(Object.keys(schema.shape).map((key) => [key, all[key]])));
}

const TYPES = commandSchema.options.map((option) => option.shape.type.value);

test('each role commands what its line says, where it says, and nothing else', () => {
  for (const [who, actor] of ACTORS) {
    for (const type of TYPES) {
      const own = mayCommand(actor, command(type, 'own', who), hall);
      const other = mayCommand(actor, command(type, 'other', who), hall);
      expect([who, type, reachOf(own, other)]).toEqual([who, type, expected(COMMANDS, who, type)]);
    }
  }
});

test('nobody but the hall itself adopts settings', () => {
  for (const [who, actor] of ACTORS) {
    const adopt = { type: 'adoptSettings', revision: '1', settings: NO_SETTINGS } as const;
    expect([who, mayCommand(actor, adopt, hall)]).toEqual([who, who === 'hall']);
  }
});

test('each role watches what its line says, where it says, and nothing else', () => {
  for (const [who, actor] of ACTORS) {
    for (const view of Object.keys(MAY_WATCH)) {
      const own = mayWatch(actor, target(view, 'own'), hall);
      const other = mayWatch(actor, target(view, 'other'), hall);
      const found = reachOf(own, other);
      expect([who, view, found]).toEqual([who, view, expected(VIEWS, who, view)]);
    }
  }
});

test('each role asks what its line says and nothing else', () => {
  for (const [who, actor] of ACTORS) {
    for (const question of QUESTIONS_EACH) {
      const may = mayAsk(actor, question, hall) ? 'any' : 'none';
      expect([who, question.ask, may]).toEqual([
        who,
        question.ask,
        expected(QUESTIONS, who, question.ask),
      ]);
    }
  }
});

test('the matrix above leaves nothing of the contract out', () => {
  expect(new Set([...TYPES, 'adoptSettings'])).toEqual(new Set(Object.keys(MAY_COMMAND)));
  expect(new Set(QUESTIONS_EACH.map(({ ask }) => ask))).toEqual(new Set(Object.keys(MAY_ASK)));
});

test('the notes of the access part and raw bookings never come from a page, whoever asks', () => {
  for (const [who, actor] of ACTORS) {
    for (const type of NEVER_FROM_A_PAGE) {
      expect([who, type, mayCommandFromPage(actor, command(type, 'own', who), hall)]).toEqual([
        who,
        type,
        false,
      ]);
    }
  }
});

test('a clerk may look at a counter that nobody has', () => {
  const clerk: Actor = { kind: 'staff', staff: me, role: 'clerk' };
  expect(mayWatch(clerk, { view: 'clerk', counter: freeCounter }, hall)).toBe(true);
});

test('a device that the settings do not know any more may do nothing', () => {
  const actor: Actor = { kind: 'device', device: deviceIdSchema.parse('gone'), place: AT_COUNTER };
  for (const type of TYPES) {
    expect(mayCommand(actor, command(type, 'own', 'gone'), hall)).toBe(false);
  }
});

function target(view: string, whose: 'own' | 'other'): ViewTarget {
  const isOwn = whose === 'own';
  switch (view) {
    case 'kiosk':
      return { view, kiosk: isOwn ? kiosk : otherKiosk };
    case 'ticket':
      return { view, visit: isOwn ? visit : otherVisit };
    case 'counter':
    case 'clerk':
      return { view, counter: isOwn ? counter : otherCounter };
    case 'appointment':
      return { view, appointment: isOwn ? appointment : otherAppointment };
    case 'appointments':
      return { view, date: '2026-07-03' };
    case 'slots':
      return { view, service: serviceIdSchema.parse('repair'), date: '2026-07-03' };
    case 'guide':
      return { view, service: null, search: '' };
    case 'booking':
    case 'board':
    case 'live':
    case 'tasks':
    case 'patrols':
    case 'office':
    case 'devices':
    case 'settings':
    case 'bench':
      return { view };
    default:
      throw new Error(`no target for ${view}`);
  }
}

const QUESTIONS_EACH: readonly Question[] = [
  { ask: 'visits', day: null, search: '', before: null },
  { ask: 'timeline', visit },
  {
    ask: 'bookAppointment',
    id: requestIdSchema.parse('request-1'),
    service: serviceIdSchema.parse('repair'),
    slot: 0,
    contact: { name: '李*', phone: '13900000017', idNumber: null },
    language: 'en',
  },
  { ask: 'findAppointments', by: { kind: 'phone', phone: '13900000017' } },
  { ask: 'today', day: null },
  { ask: 'taskStory', task: taskIdOf(1) },
  { ask: 'daySupervision', day: null },
  { ask: 'pastPatrols', before: null },
  { ask: 'saveSettings', text: '{}', revision: '1' },
  { ask: 'inviteScreen', role: 'kiosk', place: AT_KIOSK },
  { ask: 'revokeScreen', screen: screenIdSchema.parse('s-0000000000000001') },
  { ask: 'testDevice', device: 'the-printer' },
  { ask: 'findLines' },
  { ask: 'probeLine', path: '/dev/ttyUSB0' },
  {
    ask: 'adoptLine',
    path: '/dev/ttyUSB0',
    baudRate: 9600,
    kind: 'printer',
    name: '打印机',
    place: { kind: 'desk' },
    address: 1,
  },
  { ask: 'simulate', order: { order: 'takePaper', device: deviceIdSchema.parse('the-printer') } },
  { ask: 'traceBytes', on: true },
  { ask: 'findKeptCases', proof: { kind: 'card' } },
  {
    ask: 'continueCase',
    case: caseId,
    proof: { kind: 'card' },
    language: 'en',
    isForSameClerk: false,
  },
  { ask: 'keepCaseContact', case: caseId, name: null, phone: '' },
  { ask: 'signCase', counter, strokes: [] },
  { ask: 'openSignature', case: caseId },
];
