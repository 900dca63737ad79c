import { Icon } from '#kit/parts/icon.tsx';
import { Segmented } from '#kit/parts/keys.tsx';
import { isServiceDay } from '../ids.ts';
import type { VisitsModel } from './visits-model.ts';
import { visitsWords } from './visits-texts.ts';

/** Which visits: by number, and of which day. */
export function VisitFilters({ model }: { model: VisitsModel }) {
  const day = model.day.value;
  const today = model.live.value?.day ?? '';
  return (
    <search class="visits-filters">
      <label class="visits-search">
        <Icon name="search" />
        <span class="visually-hidden">{visitsWords('search')}</span>
        <input
          class="manage-field"
          type="search"
          maxLength={8}
          placeholder={`${visitsWords('search')} ${visitsWords('searchHint')}`}
          value={model.search}
          onInput={(event) => model.type(event.currentTarget.value)}
        />
      </label>
      <input
        class="manage-field"
        type="date"
        aria-label={visitsWords('day')}
        max={today}
        value={day === 'today' ? today : day === 'all' ? '' : day}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (isServiceDay(value)) model.chooseDay(value === today ? 'today' : value);
        }}
      />
      <Segmented
        label={visitsWords('day')}
        choices={[
          { value: 'today', text: visitsWords('today') },
          { value: 'all', text: visitsWords('allDays') },
        ]}
        chosen={day === 'today' || day === 'all' ? day : 'none'}
        onChoose={(chosen) => {
          if (chosen !== 'none') model.chooseDay(chosen);
        }}
      />
    </search>
  );
}
