import { lastView } from '#kit/link/feed.ts';
import { Stage } from '#kit/parts/stage.tsx';
import type { KioskModel } from './kiosk-model.ts';
import { Care } from './parts/care.tsx';
import { CheckInPanel } from './parts/check-in.tsx';
import { Connecting, Home } from './parts/home.tsx';
import { KioskHead } from './parts/kiosk-head.tsx';
import { CardPanel, ClassesPanel, Closed, HelpPanel, RefusedPanel } from './parts/panels.tsx';
import { Ticket } from './parts/ticket.tsx';
import { UtilRow } from './parts/util-row.tsx';
import './kiosk.css';
import './kiosk-ticket.css';
import './kiosk-care.css';
import './kiosk-check-in.css';

const WIDTH = 1080;
const HEIGHT = 1920;

/** The whole kiosk, from its model alone. */
export function Kiosk({ model }: { model: KioskModel }) {
  const isCare = model.isCare.value && model.page.value.kind !== 'ticket';
  return (
    <Stage width={WIDTH} height={HEIGHT} class={`kiosk ${isCare ? 'is-care' : ''}`}>
      {/* A finger anywhere counts; a long press or two fingers must open nothing of the browser. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only notes that somebody is there */}
      <div
        class="kiosk-glass"
        onPointerDown={model.touched}
        onContextMenu={(event) => event.preventDefault()}
      >
        <Shown model={model} />
      </div>
    </Stage>
  );
}

function Shown({ model }: { model: KioskModel }) {
  const state = model.feed.value;
  const view = lastView(state);
  const page = model.page.value;
  if (view === null) return <Connecting />;
  if (page.kind === 'ticket') return <Ticket model={model} page={page} hall={view.hall} />;
  if (!view.isOpen && page.kind === 'home') return <Closed model={model} view={view} />;

  const trouble = model.cardTrouble.value;
  const panel =
    page.kind === 'help' ? (
      <HelpPanel model={model} />
    ) : page.kind === 'refused' ? (
      <RefusedPanel model={model} problem={page.problem} />
    ) : page.kind === 'checkIn' ? (
      <CheckInPanel model={model} hall={view.hall} />
    ) : page.kind === 'classes' ? (
      <ClassesPanel model={model} view={view} />
    ) : trouble !== null ? (
      <CardPanel model={model} why={trouble.why} />
    ) : null;
  if (panel !== null) {
    return (
      <>
        <KioskHead hall={view.hall} class="short-head">
          {null}
        </KioskHead>
        {panel}
        {!model.isCare.value && <UtilRow model={model} />}
      </>
    );
  }
  if (model.isCare.value) {
    return <Care model={model} view={view} isLost={state.face === 'linkLost'} />;
  }
  return <Home model={model} view={view} state={state} />;
}
