import { must } from '#contract/assert.ts';
import type { CaseId } from '#contract/ids.ts';
import { staffIdSchema } from '#contract/ids.ts';
import type { QueueSettings, ServiceSettings } from '#contract/settings.ts';
import type { Case } from '#rules/cases/case.ts';
import {
  by,
  counter,
  SETTINGS,
  service,
  staff,
  type ToldHall,
  texts,
  toldHall,
} from '../told-hall.ts';

export const wang = staffIdSchema.parse('0302');
export const office = staff(wang, 'backOffice');
export const zhang = staff(staffIdSchema.parse('0303'), 'backOffice');

export const FLOW: NonNullable<ServiceSettings['flow']> = {
  steps: [
    { id: 'enter', name: texts('enter the order') },
    { id: 'agree', name: texts('agree on a day') },
  ],
  needsReview: 'always',
  needsSignature: false,
  promisedDays: 3,
  keyPoints: [{ title: texts('debts'), text: texts('look at the address first') }],
};

/** Payment keeps cases with two materials and two steps; repair keeps none. */
export const caseSettings = (flow: Partial<typeof FLOW> = {}): QueueSettings => ({
  ...SETTINGS,
  services: SETTINGS.services.map((each) =>
    each.id === service.pay
      ? {
          ...each,
          materials: [
            { id: 'm1', name: texts('ID card') },
            { id: 'm2', name: texts('lease') },
          ],
          flow: { ...FLOW, ...flow },
        }
      : each,
  ),
  cases: {
    continueAfterMin: 0,
    returnReasons: [
      { id: 'entry', text: texts('wrong entry') },
      { id: 'rule', text: texts('against the rules') },
    ],
    helpTopics: [{ id: 'policy', text: texts('unsure of the rule') }],
  },
});

export interface CaseHall extends ToldHall {
  /** A customer who wants to pay is served at counter 1 by Lin; this is the case. */
  openCase(): Case;
  caseOf(id: CaseId): Case;
  tick(id: CaseId, ...materials: readonly string[]): void;
  doSteps(id: CaseId): void;
  /** All is ticked and sent for review. */
  submit(id: CaseId): void;
  leave(): void;
}

export function caseHall(flow: Partial<typeof FLOW> = {}): CaseHall {
  const told = toldHall(caseSettings(flow));
  told.open(counter.one, by.lin);
  const caseOf = (id: CaseId) => must(told.hall.cases.all.get(id), 'the hall knows the case');
  const hall: CaseHall = Object.assign(Object.create(told), {
    caseOf,
    openCase: () => {
      told.ticket(service.pay);
      const { id } = told.serve(counter.one, by.lin);
      return must(told.hall.cases.ofVisit.get(id), 'a case was opened');
    },
    tick: (id: CaseId, ...materials: readonly string[]) => {
      for (const material of materials) {
        told.done({ type: 'tickMaterial', case: id, material, isSeen: true }, by.lin);
      }
    },
    doSteps: (id: CaseId) => {
      for (const { id: step } of caseOf(id).steps) {
        told.done({ type: 'tickCaseStep', case: id, step, isDone: true }, by.lin);
      }
    },
    submit: (id: CaseId) => {
      hall.tick(id, 'm1', 'm2');
      hall.doSteps(id);
      told.done({ type: 'submitCase', case: id }, by.lin);
    },
    leave: () => {
      told.done({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
    },
  });
  return hall;
}
