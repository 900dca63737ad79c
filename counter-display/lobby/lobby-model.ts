import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Clock, Instant } from '#contract/clock.ts';
import type { BoardCall, BoardView, ServiceState } from '#contract/views.ts';
import { language, secondLanguage, speak } from '#kit/language.ts';
import { type Feed, viewOf } from '#kit/link/feed.ts';
import type { Link } from '#kit/link/link.ts';
import { dayEndNotice } from './day-end-notice.ts';
import { type Hero, openHeroTurns } from './hero-turns.ts';
import { type LobbySpeaker, openLobbySpeaker } from './lobby-speaker.ts';
import { type NoticePage, noticePages } from './notice-pages.ts';
import type { SpokenMemory } from './spoken-memory.ts';
import type { VoicePlayer } from './voice/voice-player.ts';

/** LOOK 7: notices page, they never crawl. */
export const PAGE_MS = 8_000;
/** What two rows of the board hold. */
export const SERVICES_A_PAGE = 8;
/** Beside the hero. */
const OTHERS_MAX = 5;

export interface LobbyModel {
  readonly link: Pick<Link, 'face' | 'isOneMoment'>;
  readonly feed: Feed<BoardView>;
  readonly hero: ReadonlySignal<Hero | null>;
  /** The calls beside the hero, newest first. */
  readonly others: ReadonlySignal<readonly BoardCall[]>;
  /** The hall takes no tickets, nobody waits and nobody is called. */
  readonly isAtRest: ReadonlySignal<boolean>;
  readonly services: ReadonlySignal<readonly ServiceState[]>;
  readonly servicePage: ReadonlySignal<{ readonly number: number; readonly count: number }>;
  /** null: the hall has none. */
  readonly notice: ReadonlySignal<NoticePage | null>;
  readonly speaker: LobbySpeaker;
  close(): void;
}

export interface LobbyModelOptions {
  readonly link: Pick<Link, 'watch' | 'unwatch' | 'send' | 'face' | 'isOneMoment'>;
  readonly voice: VoicePlayer;
  readonly memory: SpokenMemory;
  readonly clock: Clock;
  readonly hallNow: ReadonlySignal<Instant>;
}

/** What the lobby sees and hears. Knows no DOM and no sound card. */
export function openLobbyModel(options: LobbyModelOptions): LobbyModel {
  const { link, voice, memory, clock, hallNow } = options;
  const feed = link.watch({ view: 'board' });
  const view = viewOf(feed);
  const turns = openHeroTurns(clock);
  const speaker = openLobbySpeaker({ feed, link, voice, memory, hallNow });
  const page = signal(0);

  const all = computed(() => view.value?.services ?? []);
  const servicePages = computed(() => Math.max(1, Math.ceil(all.value.length / SERVICES_A_PAGE)));
  const servicePage = computed(() => page.value % servicePages.value);
  const notices = computed(() =>
    noticePages(
      [...dayEndNotice(view.value?.dayEnd ?? null), ...(view.value?.notices ?? [])],
      [language.value, secondLanguage.value],
    ),
  );

  let cancelPage = () => {};
  const turnPage = () => {
    cancelPage = clock.after(PAGE_MS, () => {
      page.value += 1;
      turnPage();
    });
  };
  turnPage();

  const stopEffects = [
    effect(() => {
      const state = feed.value;
      if (state.face !== 'live') return;
      const { hall } = state.view;
      if (language.peek() !== hall.language) speak(hall.language);
      turns.take(state.view.calls, hallNow.peek());
    }),
  ];

  return {
    link,
    feed,
    hero: turns.hero,
    others: computed(() => {
      const shown = turns.hero.value?.call.visit;
      const calls = view.value?.calls ?? [];
      return calls.filter(({ visit }) => visit !== shown).slice(0, OTHERS_MAX);
    }),
    isAtRest: computed(() => {
      const { value } = view;
      if (value === null || value.isOpen) return false;
      const isBusy = value.services.some(({ waiting }) => waiting > 0);
      return !isBusy && value.calls.every(({ isCalling }) => !isCalling);
    }),
    services: computed(() => {
      const from = servicePage.value * SERVICES_A_PAGE;
      return all.value.slice(from, from + SERVICES_A_PAGE);
    }),
    servicePage: computed(() => ({ number: servicePage.value + 1, count: servicePages.value })),
    notice: computed(() => notices.value[page.value % Math.max(1, notices.value.length)] ?? null),
    speaker,
    close() {
      for (const stop of stopEffects) stop();
      cancelPage();
      turns.close();
      speaker.close();
      link.unwatch(feed);
    },
  };
}
