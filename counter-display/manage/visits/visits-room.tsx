import { kitWords } from '#kit/kit-texts.ts';
import { hallNow } from '#kit/page-clock.ts';
import type { ManageModel } from '../manage-model.ts';
import { words } from '../manage-texts.ts';
import { Blank, Waiting } from '../parts/blank.tsx';
import { Button } from '../parts/button.tsx';
import { RoomFrame } from '../parts/room.tsx';
import { Timeline } from './timeline.tsx';
import { VisitFilters } from './visit-filters.tsx';
import { VisitTable } from './visit-table.tsx';
import type { VisitsModel } from './visits-model.ts';
import { visitsWords } from './visits-texts.ts';
import './visits.css';

/** Everybody who came, found by number and day; one opened visit tells all that happened. */
export function VisitsRoom({ manage, model }: { manage: ManageModel; model: VisitsModel }) {
  const list = model.list.value;
  const timeZone = manage.hall.value?.timeZone ?? 'UTC';
  return (
    <RoomFrame
      manage={manage}
      title={words('visits')}
      note={list.face === 'known' ? visitsWords('total', { count: list.value.total }) : undefined}
      seenAt={list.face === 'known' ? list.at : null}
      class="visits"
    >
      <section class="visits-list" aria-label={words('visits')}>
        <VisitFilters model={model} />
        <List model={model} timeZone={timeZone} />
      </section>
      <section class="visits-one" aria-label={visitsWords('steps')}>
        <One model={model} timeZone={timeZone} />
      </section>
    </RoomFrame>
  );
}

function List({ model, timeZone }: { model: VisitsModel; timeZone: string }) {
  const list = model.list.value;
  if (list.face === 'waiting') return <Waiting />;
  if (list.face === 'refused') return <TryAgain text={list.text} onPress={model.again} />;
  if (model.lines.value.length === 0) {
    const isQuietDay = model.day.value === 'today' && model.search.value.trim() === '';
    return (
      <Blank icon="ticket" title={visitsWords(isQuietDay ? 'noneYet' : 'none')}>
        {!isQuietDay && <p>{visitsWords('noneHow')}</p>}
      </Blank>
    );
  }
  return (
    <div class="visits-scroll">
      {list.problem !== null && (
        <p class="manage-problem" role="alert">
          {list.problem}
        </p>
      )}
      <VisitTable model={model} timeZone={timeZone} now={hallNow} />
      {model.hasMore.value && (
        <div class="visits-more">
          <Button isBusy={model.isLoadingMore.value} onPress={() => void model.loadMore()}>
            {model.isLoadingMore.value ? kitWords('connecting') : visitsWords('more')}
          </Button>
          <span class="manage-problem" role="alert">
            {model.moreProblem}
          </span>
        </div>
      )}
    </div>
  );
}

function One({ model, timeZone }: { model: VisitsModel; timeZone: string }) {
  const face = model.timeline.value;
  if (model.opened.value === null) {
    return (
      <Blank icon="log" title={visitsWords('chooseOne')}>
        <p>{visitsWords('chooseHow')}</p>
      </Blank>
    );
  }
  if (face.face === 'waiting') return <Waiting />;
  if (face.face === 'refused') return <TryAgain text={face.text} onPress={model.again} />;
  return (
    <Timeline
      visit={model.opened.value}
      known={face.value}
      problem={face.problem}
      reprint={model.reprint}
      timeZone={timeZone}
    />
  );
}

function TryAgain({ text, onPress }: { text: string; onPress: () => void }) {
  return (
    <Blank icon="info" title={text}>
      <Button onPress={onPress}>{words('again')}</Button>
    </Blank>
  );
}
