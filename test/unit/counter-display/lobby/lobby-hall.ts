import { signal } from '@preact/signals';
import { vi } from 'vitest';
import type { BoardView } from '#contract/views.ts';
import { openLobbyModel } from '../../../../counter-display/lobby/lobby-model.ts';
import type { SpokenMemory } from '../../../../counter-display/lobby/spoken-memory.ts';
import { openSpokenMemory } from '../../../../counter-display/lobby/spoken-memory.ts';
import type { SoundState } from '../../../../counter-display/lobby/voice/sound-watch.ts';
import type { VoiceLanguage } from '../../../../counter-display/lobby/voice/voice-clips.ts';
import type { VoicePlayer } from '../../../../counter-display/lobby/voice/voice-player.ts';
import type { SayResult, VoiceCall } from '../../../../counter-display/lobby/voice/voice-queue.ts';
import { BOARD_TIME, boardView } from '../../../support/showcase/board-views.ts';
import { stillLink } from '../../../support/showcase/still-link.ts';
import { steppedClock } from '../../../support/stepped-clock.ts';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {} });

/** A voice that says what it is told when the test lets it. */
export function toldVoice(missing = 0) {
  const said: VoiceCall[] = [];
  const prepared: (readonly VoiceLanguage[])[] = [];
  const ends: ((result: SayResult) => void)[] = [];
  const sound = signal<SoundState>('running');
  let started = 0;
  const voice: VoicePlayer = {
    say(call) {
      said.push(call);
      return new Promise((resolve) => ends.push(resolve));
    },
    silence() {},
    sound,
    start() {
      started += 1;
    },
    async prepare(languages) {
      prepared.push(languages);
      return Array.from({ length: missing }, () => 'common/chime');
    },
    close() {},
  };
  return {
    ...{ voice, said, prepared, sound },
    started: () => started,
    numbers: () => said.map(({ number }) => number),
    /** The oldest call that is being said ends so. */
    async ends(result: SayResult) {
      ends.shift()?.(result);
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

/** What a browser keeps while it runs. */
export function keptMemory(): SpokenMemory {
  const kept = new Map<string, string>();
  return openSpokenMemory({
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => void kept.set(name, text),
  });
}

export function openedLobby(
  first: Partial<BoardView>,
  { memory = keptMemory(), told = toldVoice() } = {},
) {
  const clock = steppedClock(BOARD_TIME);
  const hallNow = signal(BOARD_TIME);
  const view = { ...boardView, calls: [], ...first };
  const link = stillLink({ board: { face: 'live', view, at: BOARD_TIME } });
  const model = openLobbyModel({ link, voice: told.voice, memory, clock, hallNow });
  return {
    ...{ clock, hallNow, link, model, told },
    shows(changes: Partial<BoardView>) {
      link.feeds.board.value = {
        face: 'live',
        view: { ...view, ...changes },
        at: hallNow.value,
      };
    },
    loses() {
      link.feeds.board.value = { face: 'linkLost', view, at: hallNow.value };
    },
  };
}
