import { useEffect } from 'preact/hooks';
import { LinkStrip } from '#kit/parts/banner.tsx';
import { Icon } from '#kit/parts/icon.tsx';
import type { GuideModel } from './guide-model.ts';
import { words } from './guide-texts.ts';
import { GuideHead } from './parts/guide-head.tsx';
import { IssuePanel } from './parts/issue-panel.tsx';
import { RollPanel } from './parts/roll-panel.tsx';
import { ServiceList } from './parts/service-list.tsx';
import { TicketList } from './parts/ticket-list.tsx';
import { TicketPanel } from './parts/ticket-panel.tsx';
import './guide.css';
import './guide-panel.css';

/** The tablet of whoever stands in the hall and helps: the queue, and what may be done about it. */
export function Guide({ model }: { model: GuideModel }) {
  const state = model.state.value;
  const view = model.view.value;
  const title = words('guide');
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div class={`guide ${state.face === 'linkLost' ? 'is-old' : ''}`}>
      <GuideHead model={model} />
      <LinkStrip
        link={model.link}
        seenAt={state.face === 'linkLost' ? state.at : null}
        timeZone={view?.hall.timeZone ?? 'UTC'}
      />
      {view === null ? (
        <main class="guide-blank">
          {state.face === 'refused' && (
            <>
              <Icon name="lock" />
              <h2>{words('refused')}</h2>
              <p>{state.problem.text}</p>
            </>
          )}
        </main>
      ) : (
        <div class="guide-columns">
          <ServiceList model={model} view={view} />
          <TicketList model={model} view={view} />
          <aside class="guide-panel">
            <Panel model={model} />
          </aside>
        </div>
      )}
    </div>
  );
}

function Panel({ model }: { model: GuideModel }) {
  const view = model.view.value;
  const chosen = model.chosen.value;
  const wish = model.wish.value;
  if (view === null) return null;
  if (wish !== null) return <IssuePanel model={model} view={view} wish={wish} />;
  if (chosen !== null) return <TicketPanel model={model} view={view} entry={chosen} />;
  return (
    <div class="panel-nobody">
      <h2>{words('chooseOne')}</h2>
      <p>{words('chooseHow')}</p>
      <RollPanel model={model} view={view} />
    </div>
  );
}
