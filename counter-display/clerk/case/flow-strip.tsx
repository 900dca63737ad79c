import type { CaseSheet, CaseStage } from '#contract/cases.ts';
import { timeOfDay } from '#kit/format.ts';
import { Icon } from '#kit/parts/icon.tsx';
import { words } from './case-texts.ts';

const STAGES: readonly CaseStage[] = ['acceptance', 'handling', 'review', 'feedback'];

/** 受理 → 办理 → 审核 → 反馈: how far the case is. */
export function FlowStrip({ sheet, timeZone }: { sheet: CaseSheet; timeZone: string }) {
  const now = STAGES.indexOf(sheet.stage);
  return (
    <ol class="step-strip" aria-label={words('flow')}>
      {STAGES.map((stage, at) => {
        const isDone = at < now || sheet.state === 'closed';
        const isActive = at === now && sheet.state !== 'closed';
        return (
          <li
            key={stage}
            class={`is-${isDone ? 'done' : isActive ? 'active' : 'later'}`}
            aria-current={isActive ? 'step' : undefined}
          >
            <b>
              <span class="step-mark">{isDone ? <Icon name="check" /> : at + 1}</span>
              {words(stage)}
            </b>
            <p>{noteOf(stage, sheet, timeZone)}</p>
          </li>
        );
      })}
    </ol>
  );
}

function noteOf(stage: CaseStage, sheet: CaseSheet, timeZone: string): string {
  const since = timeOfDay(sheet.since, timeZone);
  switch (stage) {
    case 'acceptance': {
      if (sheet.state === 'waitingForMaterials') return words('waitingFor', { time: since });
      const seen = sheet.materials.filter(({ seenAt }) => seenAt !== null).length;
      return words('seenOf', { seen, count: sheet.materials.length });
    }
    case 'handling': {
      const done = sheet.steps.filter(({ doneAt }) => doneAt !== null).length;
      return words('doneOf', { done, count: sheet.steps.length });
    }
    case 'review':
      if (!sheet.needsReview) return words('reviewNone');
      if (sheet.state === 'returned') return words('reviewReturned');
      if (sheet.state === 'inReview') return words('reviewing', { time: since });
      return sheet.state === 'passed'
        ? words('reviewPassed', { time: since })
        : words('reviewLater');
    case 'feedback':
      if (sheet.state === 'closed') return words('doneAt', { time: since });
      return words(sheet.stage === 'feedback' ? 'feedbackNow' : 'feedbackLater');
  }
}
