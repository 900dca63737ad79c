import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { SignedIn } from '#contract/channels.ts';
import type { Instant } from '#contract/clock.ts';
import type { CommandOf } from '#contract/facts.ts';
import type { ClassId, KioskId, ServiceId, TicketNumber } from '#contract/ids.ts';
import { LANGUAGES, type Language } from '#contract/language.ts';
import type { GuideEntry, GuideView } from '#contract/views.ts';
import { speak } from '#kit/language.ts';
import type { Feed, FeedState } from '#kit/link/feed.ts';
import type { Link } from '#kit/link/link.ts';

type Order = CommandOf<
  | 'issueAtDesk'
  | 'reorderTicket'
  | 'changeClass'
  | 'changeService'
  | 'voidTicket'
  | 'returnTicket'
  | 'beginPaperRoll'
  | 'endPaperRoll'
>;

/** What is to be done with the chosen ticket, before its reason is known. */
export type GuideAct =
  | { readonly kind: 'reorder'; readonly rule: string }
  | { readonly kind: 'class'; readonly priorityClass: ClassId }
  | { readonly kind: 'service'; readonly service: ServiceId }
  | { readonly kind: 'void' };
export type ReasonsFor = keyof GuideView['reasons'];

/** The ticket that is being made. */
export interface Wish {
  readonly service: ServiceId | null;
  readonly priorityClass: ClassId | null;
  readonly language: Language;
  readonly paperAt: KioskId | null;
}

export interface GuideModel {
  readonly staff: SignedIn;
  readonly link: Pick<Link, 'face' | 'isOneMoment' | 'lostSince'>;
  readonly now: ReadonlySignal<Instant>;
  readonly state: ReadonlySignal<FeedState<GuideView>>;
  /** The newest that was seen, also while another line of the queue is on its way. */
  readonly view: ReadonlySignal<GuideView | null>;
  readonly service: ReadonlySignal<ServiceId | null>;
  readonly search: ReadonlySignal<string>;
  /** null: none is chosen. */
  readonly chosen: ReadonlySignal<GuideEntry | null>;
  readonly act: ReadonlySignal<GuideAct | null>;
  /** null: no ticket is being made. */
  readonly wish: ReadonlySignal<Wish | null>;
  /** The number that was given last, until the next is wished for. */
  readonly given: ReadonlySignal<TicketNumber | null>;
  readonly isBusy: ReadonlySignal<boolean>;
  /** Why the last order came to nothing; null after one that was done. */
  readonly refused: ReadonlySignal<string | null>;
  showService(service: ServiceId | null): void;
  look(search: string): void;
  choose(entry: GuideEntry | null): void;
  wants(act: GuideAct | null): void;
  because(reason: string): Promise<void>;
  bringBack(): Promise<void>;
  beginIssue(): void;
  wishFor(change: Partial<Wish>): void;
  issue(): Promise<void>;
  endIssue(): void;
  beginRoll(roll: Omit<CommandOf<'beginPaperRoll'>, 'type'>): Promise<void>;
  endRoll(): Promise<void>;
  signOut(): void;
  close(): void;
}

export interface GuideModelOptions {
  readonly link: Pick<Link, 'watch' | 'unwatch' | 'send' | 'face' | 'isOneMoment' | 'lostSince'>;
  readonly staff: SignedIn;
  readonly hallNow: ReadonlySignal<Instant>;
  /** The service to begin with, if the hall has it. */
  readonly service: string;
  readonly signOut: () => void;
}

export function reasonsFor(act: GuideAct): ReasonsFor {
  switch (act.kind) {
    case 'reorder':
    case 'void':
      return act.kind;
    case 'class':
    case 'service':
      return 'change';
  }
}

/** One guide's tablet. Knows no DOM. */
export function openGuideModel(options: GuideModelOptions): GuideModel {
  const { link, staff } = options;
  const service = signal<ServiceId | null>(null);
  const search = signal('');
  const picked = signal<GuideEntry | null>(null);
  const act = signal<GuideAct | null>(null);
  const wish = signal<Wish | null>(null);
  const given = signal<TicketNumber | null>(null);
  const isBusy = signal(false);
  const refused = signal<string | null>(null);

  // The chosen one stays in sight wherever it goes.
  const seek = () => picked.peek()?.number ?? search.peek();
  const watch = () => link.watch({ view: 'guide', service: service.peek(), search: seek() });
  const feed = signal<Feed<GuideView>>(watch());
  /** Another part of the hall is looked at, where the change asks for one. */
  const turn = (change: () => void) => {
    batch(() => {
      const before = { service: service.peek(), search: seek() };
      change();
      if (before.service === service.peek() && before.search === seek()) return;
      link.unwatch(feed.peek());
      feed.value = watch();
    });
  };
  const state = computed(() => feed.value.value);
  const last = signal<GuideView | null>(null);
  const view = computed(() => {
    const now = state.value;
    return now.face === 'live' || now.face === 'linkLost' ? (now.view ?? last.value) : last.value;
  });
  const chosen = computed(() => {
    const { value } = picked;
    if (value === null) return null;
    return view.value?.found?.find(({ visit }) => visit === value.visit) ?? value;
  });

  let isFirst = true;
  const stopEffects = [
    effect(() => {
      if (view.value !== null) last.value = view.value;
    }),
    effect(() => {
      if (view.value === null || !isFirst) return;
      isFirst = false;
      speak(view.value.hall.language);
      const wanted = view.value.services.find((each) => each.service === options.service);
      if (wanted !== undefined) {
        turn(() => {
          service.value = wanted.service;
        });
      }
    }),
  ];

  const give = async (order: Order) => {
    if (isBusy.peek()) return undefined;
    isBusy.value = true;
    const sent = await link.send(order);
    batch(() => {
      isBusy.value = false;
      refused.value = sent.ok ? null : sent.problem.text;
    });
    return sent.ok ? sent.value : undefined;
  };

  return {
    staff,
    link,
    now: options.hallNow,
    state,
    view,
    service,
    search,
    chosen,
    act,
    wish,
    given,
    isBusy,
    refused,
    showService(wanted) {
      turn(() => {
        service.value = wanted;
      });
    },
    look(typed) {
      const wanted = /^[A-Z]?[0-9]{0,6}/.exec(typed.toUpperCase().trim())?.[0] ?? '';
      turn(() => {
        search.value = wanted;
        picked.value = null;
        act.value = null;
      });
    },
    choose(entry) {
      turn(() => {
        picked.value = entry;
        act.value = null;
        wish.value = null;
        refused.value = null;
      });
    },
    wants(wanted) {
      refused.value = null;
      act.value = wanted;
    },
    async because(reason) {
      const entry = picked.peek();
      const wanted = act.peek();
      if (entry === null || wanted === null) return;
      const answer = await give(orderOf(entry, wanted, reason));
      if (answer !== undefined) act.value = null;
    },
    async bringBack() {
      const entry = picked.peek();
      if (entry !== null) await give({ type: 'returnTicket', visit: entry.visit });
    },
    beginIssue() {
      turn(() => {
        picked.value = null;
        given.value = null;
        refused.value = null;
        wish.value = {
          service: service.peek(),
          priorityClass: null,
          language: view.peek()?.hall.language ?? LANGUAGES[0],
          paperAt: view.peek()?.papers[0]?.kiosk ?? null,
        };
      });
    },
    wishFor(change) {
      given.value = null;
      const before = wish.peek();
      if (before !== null) wish.value = { ...before, ...change };
    },
    async issue() {
      const wanted = wish.peek();
      if (wanted === null || wanted.service === null) return;
      const answer = await give({ type: 'issueAtDesk', ...wanted, service: wanted.service });
      if (answer !== undefined) given.value = answer.number;
    },
    endIssue() {
      wish.value = null;
      refused.value = null;
    },
    async beginRoll(roll) {
      await give({ type: 'beginPaperRoll', ...roll });
    },
    async endRoll() {
      await give({ type: 'endPaperRoll' });
    },
    signOut: options.signOut,
    close() {
      for (const stop of stopEffects) stop();
      link.unwatch(feed.peek());
    },
  };
}

function orderOf({ visit }: GuideEntry, act: GuideAct, reason: string): Order {
  switch (act.kind) {
    case 'reorder':
      return { type: 'reorderTicket', visit, rule: act.rule, reason };
    case 'class':
      return { type: 'changeClass', visit, priorityClass: act.priorityClass, reason };
    case 'service':
      return { type: 'changeService', visit, service: act.service, reason };
    case 'void':
      return { type: 'voidTicket', visit, reason };
  }
}
