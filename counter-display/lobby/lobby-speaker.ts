import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Instant } from '#contract/clock.ts';
import type { BoardCall, BoardView } from '#contract/views.ts';
import type { Feed } from '#kit/link/feed.ts';
import type { Link } from '#kit/link/link.ts';
import { keyOf } from './hero-turns.ts';
import type { SpokenMemory } from './spoken-memory.ts';
import { callsToSpeak } from './voice/calls-to-speak.ts';
import type { VoiceLanguage } from './voice/voice-clips.ts';
import type { VoicePlayer } from './voice/voice-player.ts';

export interface LobbySpeaker {
  /** Sound does not come out: a key must be pressed, or a loudspeaker looked after. */
  readonly trouble: ReadonlySignal<'suspended' | 'stalled' | null>;
  /** Clips that the hall does not have; what needs them is told by the chime alone. */
  readonly missingClips: ReadonlySignal<number>;
  /** From a key press. */
  start(): void;
  close(): void;
}

export interface LobbySpeakerOptions {
  readonly feed: Feed<BoardView>;
  readonly link: Pick<Link, 'send'>;
  readonly voice: VoicePlayer;
  readonly memory: SpokenMemory;
  readonly hallNow: ReadonlySignal<Instant>;
}

/** Says each call of the board once, and tells the hall what came of it. */
export function openLobbySpeaker(options: LobbySpeakerOptions): LobbySpeaker {
  const { feed, link, voice, memory, hallNow } = options;
  const missingClips = signal(0);
  /** undefined until the first view has come. */
  let before: readonly BoardCall[] | undefined;

  const live = computed(() => (feed.value.face === 'live' ? feed.value.view : null));
  const languages = computed(() => live.value?.voice.languages.join(' ') ?? '');

  const say = (view: BoardView) => {
    const { calls } = view;
    const known = before ?? calls.filter(memory.has);
    before = calls;
    const fresh = callsToSpeak({ before: known, calls, now: hallNow.peek(), habit: view.voice });
    for (const spoken of fresh) {
      const call = calls.find((other) => keyOf(other) === `${spoken.visit} ${spoken.calling}`);
      if (call === undefined) continue;
      const { visit, calling } = call;
      void voice.say(spoken).then((result) => {
        if (result === 'spoken') memory.note(call);
        // The hall notes a call of which it hears nothing as silent: a lost answer needs no care here.
        void link.send({ type: 'reportSpoken', visit, calling, result });
      });
    }
  };

  const prepare = async (wanted: readonly VoiceLanguage[]) => {
    missingClips.value = (await voice.prepare(wanted)).length;
  };

  const stopEffects = [
    effect(() => {
      const view = live.value;
      if (view !== null) say(view);
    }),
    // Again with each return of the link: what was missing may have been a server on its way down.
    effect(() => {
      if (languages.value !== '') void prepare(live.peek()?.voice.languages ?? []);
    }),
  ];

  return {
    trouble: computed(() => {
      const sound = voice.sound.value;
      return sound === 'suspended' || sound === 'stalled' ? sound : null;
    }),
    missingClips,
    start: () => voice.start(),
    close() {
      for (const stop of stopEffects) stop();
    },
  };
}
