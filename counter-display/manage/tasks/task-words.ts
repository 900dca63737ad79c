import type { StaffRole } from '#contract/staff.ts';
import type { TaskEvent, TaskLine, TaskNote, TaskOutcome } from '#contract/tasks.ts';
import { healthWord } from '#kit/health-texts.ts';
import { kitWords } from '#kit/kit-texts.ts';
import { language, pick } from '#kit/language.ts';
import { sideBySide } from '#kit/list.ts';
import { levelName } from '#kit/parts/faces.tsx';
import { isKeyOf } from '../ids.ts';
import type { Values } from '../visits/sentence.ts';
import { tasksWords as words } from './tasks-texts.ts';

/** What a task is about, in one line. */
export function aboutText(about: TaskLine['about']): string {
  switch (about.kind) {
    case 'unhappyRating': {
      const { number, counterLabel: counter, clerkName: clerk, reasons } = about;
      const said = { number, counter, clerk, level: levelName(about.level) };
      if (reasons.length === 0) return words('about.unhappyRating', said);
      return words('about.unhappyRatingBecause', {
        ...said,
        reasons: sideBySide(reasons.map(pick), language.value),
      });
    }
    case 'device':
      return words('about.device', { name: about.name, why: healthWord(about.why) });
    case 'patrolFinding':
      return words('about.patrolFinding', { item: pick(about.item) });
    case 'visit':
      return words('about.visit', { number: about.number });
    case 'other':
      return words('about.other');
  }
}

export function ownerText(owner: TaskLine['owner']): string {
  return owner.kind === 'staff' ? owner.name : kitWords(owner.role);
}

type Text = Values['text'];

const ROLES = {
  clerk: true,
  guide: true,
  backOffice: true,
  supervisor: true,
  maintainer: true,
  administrator: true,
} as const satisfies Record<StaffRole, true>;
const NOTES = {
  note: 'said.note',
  callBack: 'said.callBack',
  correction: 'said.correction',
} as const satisfies Record<TaskNote, string>;
const OUTCOMES = {
  solved: 'outcome.solved',
  explained: 'outcome.explained',
  unreachable: 'outcome.unreachable',
  unfounded: 'outcome.unfounded',
  notNeeded: 'outcome.notNeeded',
} as const satisfies Record<TaskOutcome, string>;

/** What happened to a task, in the timeline of its visit and in its own. */
export const TASK_SENTENCES: Readonly<Record<TaskEvent['type'], (values: Values) => string>> = {
  taskOpened: ({ text, moment }) => {
    const said = { owner: ownerSaid(text), due: moment('due') };
    return text('text') === ''
      ? words('said.opened', said)
      : words('said.openedText', { ...said, text: text('text') });
  },
  taskAssigned: ({ text, moment }) =>
    words('said.assigned', { owner: ownerSaid(text), due: moment('due') }),
  taskNoted: ({ text }) => {
    const note = text('note');
    return words(isKeyOf(NOTES, note) ? NOTES[note] : 'said.note', { text: text('text') });
  },
  taskClosed: ({ text }) => {
    const known = text('outcome');
    const outcome = words(isKeyOf(OUTCOMES, known) ? OUTCOMES[known] : 'outcome.solved');
    return text('text') === ''
      ? words('said.closed', { outcome })
      : words('said.closedText', { outcome, text: text('text') });
  },
  taskReopened: ({ text, moment }) =>
    text('text') === ''
      ? words('said.reopened', { due: moment('due') })
      : words('said.reopenedText', { due: moment('due'), text: text('text') }),
  taskFellDue: () => words('said.fellDue'),
  ratingAppealed: ({ text }) =>
    words('said.appealed', { clerk: text('clerk'), text: text('text') }),
  appealDecided: ({ text }) => {
    const isUpheld = text('isUpheld') === '1';
    const why = text('text');
    if (why === '') return words(isUpheld ? 'said.upheld' : 'said.dismissed');
    return words(isUpheld ? 'said.upheldText' : 'said.dismissedText', { text: why });
  },
};

function ownerSaid(text: Text): string {
  const role = text('role');
  return isKeyOf(ROLES, role) ? kitWords(role) : text('owner');
}
