import type { VisitId } from '#contract/ids.ts';
import type { StepEvent } from '#contract/steps.ts';
import { RETURN_PLACES, UNDOABLE } from '#contract/steps.ts';
import type { Values } from './sentence.ts';
import { stepWords as words } from './step-texts.ts';

type Kind = Extract<StepEvent, { readonly visit: VisitId }>['type'] | 'ticketReturned';

/** What a clerk did with a ticket beside calling, serving and finishing it. */
export const STEP_SENTENCES: Readonly<Record<Kind, (values: Values) => string>> = {
  ticketReturned: ({ text, time }) => {
    const rule = RETURN_PLACES.find((each) => each === text('rule')) ?? 'penalty';
    return words(`returned.${rule}`, { due: time('due') });
  },
  furtherPlanned: ({ text }) => {
    const services = text('services');
    return services === '' ? words('furtherNone') : words('furtherPlanned', { services });
  },
  visitWentOn: ({ text, time }) =>
    words('visitWentOn', { service: text('service'), due: time('due') }),
  noteWritten: ({ text }) => {
    const note = text('note');
    const clerk = text('clerk');
    return note === '' ? words('noteTaken', { clerk }) : words('noteWritten', { clerk, note });
  },
  ticketChosen: ({ text }) =>
    words('ticketChosen', {
      clerk: text('clerk'),
      counter: text('counter'),
      reason: text('reason'),
    }),
  walkUpTaken: ({ text }) =>
    words('walkUpTaken', { clerk: text('clerk'), counter: text('counter') }),
  ticketPutBack: ({ text, time }) => {
    const how = text('outcome') === 'endedByLogOff' ? 'endedByLogOff' : 'returned';
    return words(`putBack.${how}`, {
      clerk: text('clerk'),
      counter: text('counter'),
      due: time('due'),
    });
  },
  returnedToClerk: ({ text, time }) =>
    words('returnedToClerk', { clerk: text('clerk'), due: time('due') }),
  stepUndone: ({ text }) => {
    const what = UNDOABLE.find((each) => each === text('undone')) ?? 'ticketCalled';
    return words(`undone.${what}`, { clerk: text('clerk'), counter: text('counter') });
  },
};
