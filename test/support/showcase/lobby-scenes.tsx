import { signal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import type { BoardView } from '#contract/views.ts';
import { hallNow, pageClock } from '#kit/page-clock.ts';
import { Lobby } from '../../../counter-display/lobby/lobby.tsx';
import { openLobbyModel } from '../../../counter-display/lobby/lobby-model.ts';
import type { SoundState } from '../../../counter-display/lobby/voice/sound-watch.ts';
import { BOARD_TIME, boardView, call, mixedServices, texts } from './board-views.ts';
import { services } from './kiosk-views.ts';
import { stillLink } from './still-link.ts';

interface Scene {
  readonly view?: Partial<BoardView>;
  /** Comes after the first view, so that the call moves. */
  readonly next?: Partial<BoardView>;
  readonly isLost?: boolean;
  readonly isWaiting?: boolean;
  readonly isRefused?: boolean;
  readonly sound?: SoundState;
  readonly missing?: number;
}

const [newest = call('A017', '3'), ...earlier] = boardView.calls;

/** Every face of the board, by name. */
const SCENES: Readonly<Record<string, Scene>> = {
  calling: {},
  served: { view: { calls: [{ ...newest, isCalling: false }, ...earlier] } },
  moving: {
    view: { calls: earlier },
    next: { calls: [newest, ...earlier] },
  },
  recalled: { next: { calls: [{ ...newest, calling: 2 }, ...earlier] } },
  'first-call': { view: { calls: [newest] } },
  'long-names': {
    view: {
      calls: [
        {
          ...call('W0177', '12A', { isCalling: true }),
          service: texts(
            '宽带电视新装与开户综合业务',
            '寬頻電視新裝與開戶綜合業務',
            'New broadband and television service with installation at home',
          ),
          area: texts('综合受理一区东侧', '綜合受理一區東側', 'General services, east side'),
        },
        ...earlier,
      ],
      services: services.map((service) => ({
        ...service,
        name: texts('宽带电视新装开户', '寬頻電視新裝開戶', 'New broadband and television service'),
        waiting: 128,
        wait: { low: 120, high: 180 },
      })),
    },
  },
  'wide-number': { view: { calls: [call('W017', '10', { isCalling: true }), ...earlier] } },
  before: { view: { isOpen: false, opensAt: '09:00', ticketsToday: 12, calls: [] } },
  open: { view: { ticketsToday: 12, calls: [] } },
  'nobody-yet': { view: { ticketsToday: 0, calls: [] } },
  closed: {
    view: {
      isOpen: false,
      opensAt: '08:30',
      calls: boardView.calls.map((other) => ({ ...other, isCalling: false })),
      services: services.map((service) => ({
        ...service,
        waiting: 0,
        state: 'closed',
        opensAt: '08:30',
      })),
    },
  },
  states: { view: { services: mixedServices } },
  'three-services': { view: { services: services.slice(0, 3) } },
  'five-services': { view: { services: services.slice(0, 5) } },
  'many-services': {
    view: { services: [...services, ...services.slice(0, 3)] },
  },
  'no-notices': { view: { notices: [] } },
  lost: { isLost: true },
  waiting: { isWaiting: true },
  refused: { isRefused: true },
  'sound-off': { sound: 'suspended' },
  'sound-stalled': { sound: 'stalled' },
  'clips-missing': { missing: 3 },
};

export const LOBBY_SCENES: readonly string[] = Object.keys(SCENES);

export function lobbyScene(name: string): ComponentChild {
  const scene = SCENES[name] ?? {};
  const view = { ...boardView, ...scene.view };
  const link = stillLink(
    {
      board: scene.isWaiting
        ? { face: 'waiting' }
        : scene.isRefused
          ? {
              face: 'refused',
              problem: {
                refusal: { kind: 'notAllowed' },
                text: '您没有这个权限，请联系管理员',
              },
            }
          : { face: 'live', view, at: BOARD_TIME },
    },
    scene.isLost ? 'lost' : 'live',
  );
  const model = openLobbyModel({
    link,
    voice: {
      say: () => new Promise(() => {}),
      silence() {},
      sound: signal(scene.sound ?? 'running'),
      start() {},
      prepare: async () => Array.from({ length: scene.missing ?? 0 }, () => 'common/chime'),
      close() {},
    },
    memory: { has: () => true, note() {} },
    clock: { now: pageClock.now, after: scene.next ? pageClock.after : () => () => {} },
    hallNow,
  });
  if (scene.isLost) {
    link.feeds.board.value = { face: 'linkLost', view, at: BOARD_TIME - 120_000 };
  }
  if (scene.next !== undefined) {
    const later = { ...view, ...scene.next };
    pageClock.after(6_100, () => {
      link.feeds.board.value = { face: 'live', view: later, at: BOARD_TIME };
    });
  }
  return <Lobby model={model} />;
}
