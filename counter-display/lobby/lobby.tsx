import type { BoardView } from '#contract/views.ts';
import { kitWords } from '#kit/kit-texts.ts';
import { lastView } from '#kit/link/feed.ts';
import { hallNow } from '#kit/page-clock.ts';
import { LinkStrip } from '#kit/parts/banner.tsx';
import { Stage } from '#kit/parts/stage.tsx';
import type { LobbyModel } from './lobby-model.ts';
import { BoardHead } from './parts/board-head.tsx';
import { HeroCall } from './parts/hero-call.tsx';
import { NobodyCalled } from './parts/nobody-called.tsx';
import { NoticeStrip } from './parts/notice-strip.tsx';
import { RecentCalls } from './parts/recent-calls.tsx';
import { ServiceGrid } from './parts/service-grid.tsx';
import { SoundKey } from './parts/sound-key.tsx';
import './lobby.css';
import './lobby-calls.css';
import './lobby-services.css';

const WIDTH = 1920;
const HEIGHT = 1080;

/** The hall's main screen: whose turn it is, where to go, and how long the others wait. */
export function Lobby({ model }: { model: LobbyModel }) {
  const state = model.feed.value;
  const view = lastView(state);
  return (
    <Stage width={WIDTH} height={HEIGHT} class="lobby on-board">
      {view === null ? (
        <main class="lobby-blank">
          <h1>{state.face === 'refused' ? state.problem.text : kitWords('connecting')}</h1>
        </main>
      ) : (
        <Board model={model} view={view} />
      )}
    </Stage>
  );
}

function Board({ model, view }: { model: LobbyModel; view: BoardView }) {
  const state = model.feed.value;
  const isOld = state.face !== 'live';
  const isTold = model.link.isOneMoment.value || model.link.face.value === 'lost';
  const hero = model.isAtRest.value ? null : model.hero.value;
  return (
    <main class={`lobby-board ${isOld ? 'is-old' : ''}`}>
      <div class="lobby-top">
        <LinkStrip
          link={model.link}
          seenAt={state.face === 'linkLost' ? state.at : null}
          timeZone={view.hall.timeZone}
        />
        <BoardHead hall={view.hall} now={hallNow} isShort={isTold} />
      </div>
      <section class={`lobby-calls ${model.others.value.length === 0 ? 'has-no-others' : ''}`}>
        {hero === null ? <NobodyCalled view={view} /> : <HeroCall hero={hero} isOld={isOld} />}
        <RecentCalls calls={model.others} />
      </section>
      <ServiceGrid services={model.services} page={model.servicePage} />
      <footer class="lobby-foot">
        <NoticeStrip notice={model.notice} />
        <SoundKey speaker={model.speaker} />
      </footer>
    </main>
  );
}
