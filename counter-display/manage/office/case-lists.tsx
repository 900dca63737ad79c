import type { CaseSheet } from '#contract/cases.ts';
import type { OfficeView } from '#contract/views.ts';
import { timeOfDay } from '#kit/format.ts';
import { pick } from '#kit/language.ts';
import { State, Tag } from '#kit/parts/plates.tsx';
import { Blank } from '../parts/blank.tsx';
import { OFFICE_LISTS, type OfficeList, type OfficeModel } from './office-model.ts';
import { officeWords as words } from './office-texts.ts';

const EMPTY = {
  helps: 'emptyHelps',
  reviews: 'emptyReviews',
  overdue: 'emptyOverdue',
} as const satisfies Record<Exclude<OfficeList, 'find'>, string>;

/** What waits for the back office, each list with how many there are. */
export function CaseLists({ model, view }: { model: OfficeModel; view: OfficeView }) {
  const list = model.list.value;
  const counts = {
    helps: view.helpCount,
    reviews: view.reviewCount,
    overdue: view.overdueCount,
    find: null,
  };
  return (
    <section class="office-lists" aria-label={words('lists')}>
      <div class="office-tabs" role="tablist" aria-label={words('lists')}>
        {OFFICE_LISTS.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            class="manage-button"
            aria-selected={each === list}
            onClick={() => model.showList(each)}
          >
            {words(each)}
            {counts[each] !== null && <b class="num">{counts[each]}</b>}
          </button>
        ))}
      </div>
      {list !== 'find' && (
        <List model={model} sheets={view[list]} count={counts[list]} empty={words(EMPTY[list])} />
      )}
    </section>
  );
}

function List({
  model,
  sheets,
  count,
  empty,
}: {
  model: OfficeModel;
  sheets: readonly CaseSheet[];
  count: number;
  empty: string;
}) {
  if (sheets.length === 0) return <Blank icon="check" title={empty} />;
  const chosen = model.chosen.value?.case;
  return (
    <ul class="office-list">
      {sheets.map((sheet) => (
        <li key={sheet.case}>
          <button
            type="button"
            aria-current={sheet.case === chosen ? 'true' : undefined}
            onClick={() => model.choose(sheet.case)}
          >
            <span class="office-line">
              <b>{pick(sheet.serviceName)}</b>
              <Mark model={model} sheet={sheet} />
            </span>
            <small>
              {sheet.case} · {whereText(sheet)}
            </small>
          </button>
        </li>
      ))}
      {count > sheets.length && (
        <li class="office-more">{words('more', { count: count - sheets.length })}</li>
      )}
    </ul>
  );
}

function Mark({ model, sheet }: { model: OfficeModel; sheet: CaseSheet }) {
  const timeZone = model.view.value?.hall.timeZone ?? 'UTC';
  const help = sheet.helps.find(({ answer }) => answer === null);
  if (model.list.value === 'helps' && help !== undefined) {
    return help.taken === null ? (
      <State mood="warn">{words('asked', { time: timeOfDay(help.askedAt, timeZone) })}</State>
    ) : (
      <State mood="go">{words('takenBy', { name: help.taken.name })}</State>
    );
  }
  if (sheet.isOverdue) return <State mood="bad">{sheet.promised}</State>;
  return sheet.returned === null ? null : (
    <Tag>{words('lastReturn', { name: sheet.returned.name })}</Tag>
  );
}

/** Where the clerk of the case sits now. */
export function whereText({ counterLabel, clerk }: CaseSheet): string {
  return counterLabel === null
    ? words('noCounter', { name: clerk.name })
    : words('at', { label: counterLabel, name: clerk.name });
}
