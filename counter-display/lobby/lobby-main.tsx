import { useEffect, useMemo } from 'preact/hooks';
import { ScreenDoor, type ScreenPageProps } from '#kit/door/screen-door.tsx';
import { hallNow, pageClock } from '#kit/page-clock.ts';
import { showPage } from '#kit/show-page.tsx';
import { Lobby } from './lobby.tsx';
import { openLobbyModel } from './lobby-model.ts';
import { openSpokenMemory } from './spoken-memory.ts';
import { openLobbyVoice } from './voice/lobby-voice.ts';

/** One for the page, whoever lets it in how often: two voices would speak over each other. */
const voice = openLobbyVoice(pageClock);
const memory = openSpokenMemory(sessionStorage);

function LobbyPage({ link }: ScreenPageProps) {
  const model = useMemo(
    () => openLobbyModel({ link, voice, memory, clock: pageClock, hallNow }),
    [link],
  );
  useEffect(() => model.close, [model]);
  return <Lobby model={model} />;
}

showPage(<ScreenDoor screen="lobbyBoard" place={{ kind: 'lobby' }} page={LobbyPage} />);
