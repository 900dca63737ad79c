import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Instant } from '#contract/clock.ts';
import type { CounterId, VisitId } from '#contract/ids.ts';
import type { Level } from '#contract/ratings.ts';
import type { CounterView } from '#contract/views.ts';
import { language, speak } from '#kit/language.ts';
import { type Feed, viewOf } from '#kit/link/feed.ts';
import type { Link } from '#kit/link/link.ts';
import { words } from './rating-pad-texts.ts';
import { openSignatureModel, type SignatureModel } from './signature-model.ts';

/** Somebody who looks for the right reason takes no longer; then what was pressed is sent as it is. */
const REASONS_MS = 45_000;
/** A rating is sent so long before its time is over, so that it is not refused as late. */
const SEND_AHEAD_MS = 2_000;
const THANKS_MS = 6_000;
const TOLD_MS = 8_000;
/** From here on down people are asked what went wrong. */
const UNHAPPY_LEVEL_MAX = 2;

type OpenRating = NonNullable<CounterView['rating']>;

export type PadFace =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'refused'; readonly text: string }
  | { readonly kind: 'idle'; readonly view: CounterView }
  | {
      readonly kind: 'sign';
      readonly view: CounterView;
      readonly signing: NonNullable<CounterView['signing']>;
    }
  | {
      readonly kind: 'ask';
      readonly view: CounterView;
      readonly rating: OpenRating;
      /** Pressed and on its way. */
      readonly sending: Level | null;
      readonly seconds: number;
    }
  | {
      readonly kind: 'reasons';
      readonly view: CounterView;
      readonly rating: OpenRating;
      readonly level: Level;
      readonly reasons: readonly string[];
      readonly isSending: boolean;
      readonly seconds: number;
    }
  | { readonly kind: 'thanks'; readonly view: CounterView; readonly seconds: number }
  | {
      readonly kind: 'told';
      readonly view: CounterView;
      readonly text: string;
      readonly seconds: number;
    };

export interface RatingPadModel {
  readonly link: Pick<Link, 'face' | 'isOneMoment'>;
  readonly feed: Feed<CounterView>;
  readonly face: ReadonlySignal<PadFace>;
  readonly signature: SignatureModel;
  choose(level: Level): void;
  toggleReason(reason: string): void;
  submit(): void;
  back(): void;
  dismiss(): void;
  close(): void;
}

export interface RatingPadModelOptions {
  readonly link: Pick<Link, 'watch' | 'unwatch' | 'send' | 'ask' | 'face' | 'isOneMoment'>;
  readonly counter: CounterId;
  readonly hallNow: ReadonlySignal<Instant>;
}

/** What was pressed and not yet answered. */
interface Choice {
  readonly visit: VisitId;
  readonly level: Level;
  readonly isSending: boolean;
  /** The reasons are open; null where none are asked for. */
  readonly reasons: readonly string[] | null;
  /** When it is sent as it is. */
  readonly sendAt: Instant;
}

/** One rating for each service that was given here. Knows no DOM. */
export function openRatingPadModel(options: RatingPadModelOptions): RatingPadModel {
  const { link, counter, hallNow } = options;
  const feed = link.watch({ view: 'counter', counter });
  const view = viewOf(feed);
  const choice = signal<Choice | null>(null);
  const told = signal<{ readonly text: string; readonly until: Instant } | null>(null);
  /** What was rated here; its view may come a moment later than the answer. */
  const rated = signal<{ readonly visit: VisitId; readonly at: Instant } | null>(null);

  const open = computed<OpenRating | null>(() => {
    const rating = view.value?.rating ?? null;
    if (rating === null || rating.visit === rated.value?.visit) return null;
    return hallNow.value < rating.until ? rating : null;
  });
  const signature = openSignatureModel({ link, counter });
  const signingCase = computed(() => view.value?.signing?.case ?? null);
  const openVisit = computed(() => open.value?.visit ?? null);

  const tell = (text: string) => {
    told.value = { text, until: hallNow.peek() + TOLD_MS };
  };

  const send = async (now: Choice) => {
    choice.value = { ...now, isSending: true };
    const { visit, level } = now;
    const reasons = [...(now.reasons ?? [])];
    const sent = await link.send({ type: 'rate', counter, visit, level, reasons });
    batch(() => {
      if (choice.peek()?.visit === visit) choice.value = null;
      // A press whose first answer was lost has done its work all the same.
      const isDone = sent.ok || sent.problem.refusal.kind === 'alreadyRated';
      if (isDone) rated.value = { visit, at: hallNow.peek() };
      else tell(sent.problem.text);
    });
  };

  const stopEffects = [
    effect(() => {
      // What one customer has drawn is never there for the next.
      signingCase.value;
      signature.clear();
    }),
    effect(() => {
      const hall = view.value?.hall;
      if (hall !== undefined && language.peek() !== hall.language) speak(hall.language);
    }),
    effect(() => {
      const now = choice.value;
      if (now === null || now.isSending) return;
      if (openVisit.value !== now.visit) {
        // The next customer was called while the reasons were open.
        choice.value = null;
        tell(words('tooLate'));
      } else if (hallNow.value >= now.sendAt) {
        void send(now);
      }
    }),
  ];

  return {
    link,
    feed,
    face: computed(faceNow),
    signature,
    choose(level) {
      const rating = open.peek();
      if (rating === null || choice.peek() !== null) return;
      const asksWhy = level <= UNHAPPY_LEVEL_MAX && (view.peek()?.ratingReasons.length ?? 0) > 0;
      const now: Choice = {
        visit: rating.visit,
        level,
        isSending: false,
        reasons: asksWhy ? [] : null,
        sendAt: sendAtFor(rating),
      };
      if (asksWhy) choice.value = now;
      else void send(now);
    },
    toggleReason(reason) {
      const now = choice.peek();
      const rating = open.peek();
      if (now === null || now.isSending || now.reasons === null || rating === null) return;
      const reasons = now.reasons.includes(reason)
        ? now.reasons.filter((other) => other !== reason)
        : [...now.reasons, reason];
      choice.value = { ...now, reasons, sendAt: sendAtFor(rating) };
    },
    submit() {
      const now = choice.peek();
      if (now !== null && !now.isSending) void send(now);
    },
    back() {
      if (choice.peek()?.isSending === false) choice.value = null;
    },
    dismiss() {
      told.value = null;
    },
    close() {
      for (const stop of stopEffects) stop();
      link.unwatch(feed);
    },
  };

  function sendAtFor(rating: OpenRating): Instant {
    return Math.min(hallNow.peek() + REASONS_MS, rating.until - SEND_AHEAD_MS);
  }

  function faceNow(): PadFace {
    const state = feed.value;
    if (state.face === 'refused') return { kind: 'refused', text: state.problem.text };
    const current = view.value;
    if (current === null) return { kind: 'connecting' };
    const now = hallNow.value;
    const note = told.value;
    if (note !== null && now < note.until) {
      return { kind: 'told', view: current, text: note.text, seconds: secondsTo(note.until, now) };
    }
    if (current.signing !== null) return { kind: 'sign', view: current, signing: current.signing };
    const rating = open.value;
    if (rating !== null) return askFace(current, rating, now);
    const thanksUntil = thankedAt(current) + THANKS_MS;
    if (now < thanksUntil) {
      return { kind: 'thanks', view: current, seconds: secondsTo(thanksUntil, now) };
    }
    return { kind: 'idle', view: current };
  }

  function askFace(current: CounterView, rating: OpenRating, now: Instant): PadFace {
    const mine = choice.value?.visit === rating.visit ? choice.value : null;
    if (mine !== null && mine.reasons !== null) {
      const { level, reasons, isSending, sendAt } = mine;
      const seconds = secondsTo(sendAt, now);
      return { kind: 'reasons', view: current, rating, level, reasons, isSending, seconds };
    }
    const seconds = secondsTo(rating.until, now);
    return { kind: 'ask', view: current, rating, sending: mine?.level ?? null, seconds };
  }

  /** Given by touch here or by the keys of a pad beside this screen. */
  function thankedAt({ thanked }: CounterView): Instant {
    return Math.max(thanked?.at ?? 0, rated.value?.at ?? 0);
  }
}

function secondsTo(at: Instant, now: Instant): number {
  return Math.max(0, Math.ceil((at - now) / 1_000));
}
