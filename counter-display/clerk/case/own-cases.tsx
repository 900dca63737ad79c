import type { CaseSheet } from '#contract/cases.ts';
import { pick } from '#kit/language.ts';
import { Tag } from '#kit/parts/plates.tsx';
import type { CaseModel } from './case-model.ts';
import { words } from './case-texts.ts';

const TONES = {
  returned: 'bad',
  passed: 'act',
  open: 'plain',
  inReview: 'plain',
  waitingForMaterials: 'plain',
  closed: 'plain',
} as const satisfies Record<CaseSheet['state'], string>;

/** What this clerk has to do without a customer: cases that came back, results to tell, work left over. */
export function OwnCases({ model, cases }: { model: CaseModel; cases: readonly CaseSheet[] }) {
  if (cases.length === 0) return <p class="queue-note">{words('ownEmpty')}</p>;
  return (
    <>
      <ol class="queue own-cases">
        {cases.map((each) => (
          <li key={each.case}>
            <span class="queue-what">
              <span class="queue-service">
                {pick(each.serviceName)}
                <Tag tone={TONES[each.state]}>{words(`state.${each.state}`)}</Tag>
              </span>
              <small>
                {each.case}
                {each.isOverdue && ` · ${words('overdue', { day: each.promised ?? '' })}`}
              </small>
            </span>
            <span class="queue-end">
              <button type="button" class="row-key" onClick={() => model.open(each.case)}>
                {words('ownOpen')}
              </button>
            </span>
          </li>
        ))}
      </ol>
      <p class="queue-note">{words('ownHow')}</p>
    </>
  );
}
