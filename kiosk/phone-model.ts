import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { CommandRequest } from '#contract/channels.ts';
import type { VisitId } from '#contract/ids.ts';
import type { Level } from '#contract/ratings.ts';
import type { TicketView } from '#contract/views.ts';
import { type Feed, lastView } from '#kit/link/feed.ts';
import type { Link } from '#kit/link/link.ts';
import type { SendProblem } from '#kit/link/wishes.ts';

/** So near that it is time to walk back to the hall. */
const NEARLY_AHEAD = 2;
/** From here on down a rating is asked for its reasons. */
const UNHAPPY_UP_TO = 2;

export interface PhoneModel {
  readonly feed: Feed<TicketView>;
  readonly isAskingToLeave: ReadonlySignal<boolean>;
  readonly isBusy: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<SendProblem | null>;
  readonly isReminding: ReadonlySignal<boolean>;
  readonly level: ReadonlySignal<Level | null>;
  readonly isUnhappy: ReadonlySignal<boolean>;
  readonly reasons: ReadonlySignal<readonly string[]>;
  /** What has been laid ready, by its place in the list; known to this phone alone. */
  readonly ready: ReadonlySignal<readonly number[]>;
  remind(): void;
  askToLeave(): void;
  stay(): void;
  leave(): Promise<void>;
  comeBack(): Promise<void>;
  chooseLevel(level: Level): void;
  toggleReason(reason: string): void;
  rate(): Promise<void>;
  toggleReady(index: number): void;
  close(): void;
}

export interface PhoneModelOptions {
  readonly link: Pick<Link, 'watch' | 'unwatch' | 'send'>;
  readonly visit: VisitId;
  /** Makes the phone heard; called when the turn is near and again when it has come. */
  readonly ring: () => void;
}

export function openPhoneModel({ link, visit, ring }: PhoneModelOptions): PhoneModel {
  const feed = link.watch({ view: 'ticket', visit });
  const view = computed(() => lastView(feed.value));
  const isAskingToLeave = signal(false);
  const isBusy = signal(false);
  const problem = signal<SendProblem | null>(null);
  const isReminding = signal(false);
  const level = signal<Level | null>(null);
  const reasons = signal<readonly string[]>([]);
  const ready = signal<readonly number[]>([]);

  const nearness = computed(() => {
    const state = view.value?.state;
    if (state?.kind === 'called') return 'called';
    return state?.kind === 'waiting' && state.ahead <= NEARLY_AHEAD ? 'nearly' : 'far';
  });
  const stopRinging = effect(() => {
    if (isReminding.value && nearness.value !== 'far') ring();
  });

  const send = async (command: CommandRequest['command']) => {
    if (isBusy.peek()) return;
    isBusy.value = true;
    problem.value = null;
    const sent = await link.send(command);
    isBusy.value = false;
    if (!sent.ok) problem.value = sent.problem;
  };
  const toggled = <Item>(list: readonly Item[], item: Item): readonly Item[] =>
    list.includes(item) ? list.filter((one) => one !== item) : [...list, item];

  return {
    feed,
    isAskingToLeave,
    isBusy,
    problem,
    isReminding,
    level,
    isUnhappy: computed(() => level.value !== null && level.value <= UNHAPPY_UP_TO),
    reasons,
    ready,
    remind() {
      isReminding.value = !isReminding.peek();
    },
    askToLeave() {
      isAskingToLeave.value = true;
    },
    stay() {
      isAskingToLeave.value = false;
    },
    async leave() {
      await send({ type: 'leave', visit });
      isAskingToLeave.value = false;
    },
    comeBack: () => send({ type: 'returnTicket', visit }),
    chooseLevel(next) {
      level.value = next;
      if (next > UNHAPPY_UP_TO) reasons.value = [];
    },
    toggleReason(reason) {
      reasons.value = toggled(reasons.peek(), reason);
    },
    async rate() {
      const chosen = level.peek();
      if (chosen === null) return;
      await send({ type: 'rateVisit', visit, level: chosen, reasons: [...reasons.peek()] });
    },
    toggleReady(index) {
      ready.value = toggled(ready.peek(), index);
    },
    close() {
      stopRinging();
      link.unwatch(feed);
    },
  };
}
