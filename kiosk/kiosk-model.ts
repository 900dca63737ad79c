import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Clock, Instant } from '#contract/clock.ts';
import type { ClassId, KioskId, ServiceId, TicketNumber, VisitId } from '#contract/ids.ts';
import type { Language } from '#contract/language.ts';
import type { ServiceGroup } from '#contract/settings.ts';
import type { KioskView, TicketView } from '#contract/views.ts';
import { language, speak } from '#kit/language.ts';
import { type Feed, type FeedState, lastView } from '#kit/link/feed.ts';
import type { Link } from '#kit/link/link.ts';
import type { SendProblem } from '#kit/link/wishes.ts';
import { type CheckInModel, openCheckIn } from './check-in-model.ts';
import { type Choice, choicesOf, servicesIn } from './choices.ts';
import { type Countdown, openCountdown } from './countdown.ts';

/** Nobody touched anything for so long: the next person finds the first page and nothing of the last one. */
const IDLE_SECONDS = 30;
/** Long enough to take the paper and read the number. */
const TICKET_SECONDS = 12;
/** Without paper the code must be taken along with a phone, which first has to be found. */
const NO_PAPER_SECONDS = 30;
const PRINTING_SECONDS = 20;
/** How long a card that could not be read is spoken of, by the hall's time. */
const CARD_TROUBLE_MS = 15_000;
/** What two columns of the panel hold. */
export const SERVICES_A_PAGE = 8;
/** In care mode, beside the one key that asks for a person. */
export const CARE_SERVICES_A_PAGE = 3;

export type KioskPage =
  | { readonly kind: 'home' }
  | { readonly kind: 'classes' }
  | { readonly kind: 'help' }
  | { readonly kind: 'checkIn' }
  | { readonly kind: 'refused'; readonly problem: SendProblem }
  | {
      readonly kind: 'ticket';
      readonly visit: VisitId;
      readonly number: TicketNumber;
      readonly feed: Feed<TicketView>;
    };

export type CardTrouble = { readonly why: string; readonly at: Instant } | null;

export interface KioskModel {
  readonly feed: ReadonlySignal<FeedState<KioskView>>;
  readonly page: ReadonlySignal<KioskPage>;
  readonly isCare: ReadonlySignal<boolean>;
  readonly chosenClass: ReadonlySignal<ClassId | null>;
  /** The service whose key was pressed and not yet answered. */
  readonly issuing: ReadonlySignal<ServiceId | null>;
  readonly cardTrouble: ReadonlySignal<CardTrouble>;
  readonly countdown: Countdown;
  readonly checkIn: CheckInModel;
  /** The keys of the page that is shown: of the first ones, or of the group that is open. */
  readonly choices: ReadonlySignal<readonly Choice[]>;
  readonly group: ReadonlySignal<ServiceGroup | null>;
  readonly servicePage: ReadonlySignal<number>;
  readonly servicePages: ReadonlySignal<number>;
  press(service: ServiceId): Promise<void>;
  chooseLanguage(next: Language): void;
  chooseClass(next: ClassId | null): void;
  showClasses(): void;
  showHelp(): void;
  showCheckIn(): void;
  setCare(isOn: boolean): void;
  nextServices(): void;
  openGroup(group: string): void;
  /** Back to the first keys; card and class stay. */
  leaveGroup(): void;
  dismissCard(): void;
  dismissCardTrouble(): void;
  /** Any finger on the glass gives everybody their time again. */
  touched(): void;
  back(): void;
  goHome(): void;
  close(): void;
}

export interface KioskModelOptions {
  readonly link: Pick<Link, 'watch' | 'unwatch' | 'send' | 'ask'>;
  readonly kiosk: KioskId;
  readonly clock: Clock;
  readonly hallNow: ReadonlySignal<Instant>;
}

/** What happens at a kiosk between one finger and the next. Knows no DOM. */
export function openKioskModel({ link, kiosk, clock, hallNow }: KioskModelOptions): KioskModel {
  const feed = link.watch({ view: 'kiosk', kiosk });
  const view = computed(() => lastView(feed.value));
  const page = signal<KioskPage>({ kind: 'home' });
  const isCare = signal(false);
  const chosenClass = signal<ClassId | null>(null);
  const issuing = signal<ServiceId | null>(null);
  const troubleSeenAt = signal<Instant>(Number.NEGATIVE_INFINITY);
  const servicePage = signal(0);

  const aPage = computed(() => (isCare.value ? CARE_SERVICES_A_PAGE : SERVICES_A_PAGE));
  const openedGroup = signal<string | null>(null);
  const group = computed(
    () => view.value?.groups.find(({ id }) => id === openedGroup.value) ?? null,
  );
  const all = computed<readonly Choice[]>(() => {
    if (view.value === null) return [];
    if (group.value === null) return choicesOf(view.value);
    return servicesIn(group.value.id, view.value.services).map((service) => ({
      kind: 'service',
      service,
    }));
  });
  const servicePages = computed(() => Math.max(1, Math.ceil(all.value.length / aPage.value)));
  const choices = computed(() => {
    const from = (servicePage.value % servicePages.value) * aPage.value;
    return all.value.slice(from, from + aPage.value);
  });
  const cardTrouble = computed<CardTrouble>(() => {
    const refused = view.value?.cardRefused ?? null;
    if (refused === null || refused.at <= troubleSeenAt.value) return null;
    if (view.value?.card !== null || hallNow.value - refused.at > CARD_TROUBLE_MS) return null;
    return refused;
  });

  const print = computed(() =>
    page.value.kind === 'ticket' ? (lastView(page.value.feed.value)?.print ?? 'wanted') : null,
  );
  const isAtRest = computed(
    () =>
      page.value.kind === 'home' &&
      !isCare.value &&
      chosenClass.value === null &&
      servicePage.value === 0 &&
      openedGroup.value === null &&
      (view.value === null ||
        (view.value.card === null && view.value.hall.language === language.value)),
  );
  const seconds = computed(() => {
    const wanted =
      print.value === null
        ? IDLE_SECONDS
        : print.value === 'wanted'
          ? PRINTING_SECONDS
          : print.value === 'printed'
            ? TICKET_SECONDS
            : NO_PAPER_SECONDS;
    return isCare.value ? wanted * 2 : wanted;
  });
  const countdown = openCountdown(clock, () => goHome());

  const leaveTicket = () => {
    const left = page.peek();
    if (left.kind === 'ticket') link.unwatch(left.feed);
  };
  const show = (next: KioskPage) => {
    leaveTicket();
    page.value = next;
  };
  const showGroup = (next: string | null) => {
    openedGroup.value = next;
    servicePage.value = 0;
  };
  const dismissCard = () => {
    if (view.peek()?.card) void link.send({ type: 'dismissCard', kiosk });
  };
  const checkIn = openCheckIn({
    link,
    onShow: () => show({ kind: 'checkIn' }),
    onTicket: (visit, number) =>
      show({ kind: 'ticket', visit, number, feed: link.watch({ view: 'ticket', visit }) }),
    onRefused: (problem) => show({ kind: 'refused', problem }),
  });
  const goHome = () => {
    dismissCard();
    checkIn.clear();
    show({ kind: 'home' });
    isCare.value = false;
    chosenClass.value = null;
    showGroup(null);
    const hall = view.peek()?.hall;
    if (hall !== undefined) language.value = hall.language;
  };

  let isFirst = true;
  const hasCard = computed(() => Boolean(view.value?.card));
  /** One laying of the card finds one appointment, once. */
  let offeredUntil: Instant | null = null;
  let keptOfferedUntil: Instant | null = null;
  const stopEffects = [
    // The card that was asked for lies there now: on with it.
    effect(() => {
      if (hasCard.value && page.peek().kind === 'refused') show({ kind: 'home' });
    }),
    // The card that lies there belongs to somebody who has booked: that is what they came for.
    effect(() => {
      const card = view.value?.card ?? null;
      const appointment = card?.appointment ?? null;
      if (card === null || appointment === null || card.until === offeredUntil) return;
      if (page.peek().kind === 'ticket') return;
      offeredUntil = card.until;
      if (appointment.number === null) checkIn.offer(appointment);
    }),
    // Or they were told what was missing, and have brought it.
    effect(() => {
      const card = view.value?.card ?? null;
      if (card === null || card.kept.length === 0 || card.until === keptOfferedUntil) return;
      if (page.peek().kind === 'ticket') return;
      keptOfferedUntil = card.until;
      checkIn.offerKept(card.kept);
    }),
    effect(() => {
      const hall = view.value?.hall;
      if (hall === undefined || !isFirst) return;
      isFirst = false;
      speak(hall.language);
    }),
    effect(() => {
      if (isAtRest.value) countdown.stop();
      else countdown.start(seconds.value);
    }),
  ];

  return {
    feed,
    page,
    isCare,
    chosenClass,
    issuing,
    cardTrouble,
    countdown,
    checkIn,
    choices,
    group,
    servicePage: computed(() => servicePage.value % servicePages.value),
    servicePages,
    async press(service) {
      // A second finger on any key is the same wish until the first is answered.
      if (issuing.peek() !== null || page.peek().kind === 'ticket') return;
      issuing.value = service;
      const sent = await link.send({
        type: 'issueTicket',
        service,
        priorityClass: chosenClass.peek(),
        withCard: Boolean(view.peek()?.card),
        language: language.peek(),
      });
      issuing.value = null;
      if (!sent.ok) return show({ kind: 'refused', problem: sent.problem });
      const { visit, number } = sent.value;
      if (visit === null || number === null) return;
      chosenClass.value = null;
      showGroup(null);
      show({ kind: 'ticket', visit, number, feed: link.watch({ view: 'ticket', visit }) });
    },
    chooseLanguage(next) {
      language.value = next;
    },
    chooseClass(next) {
      chosenClass.value = next;
      show({ kind: 'home' });
    },
    showClasses: () => show({ kind: 'classes' }),
    showHelp: () => show({ kind: 'help' }),
    showCheckIn() {
      checkIn.clear();
      show({ kind: 'checkIn' });
    },
    setCare(isOn) {
      isCare.value = isOn;
      servicePage.value = 0;
      show({ kind: 'home' });
    },
    nextServices() {
      servicePage.value = (servicePage.peek() + 1) % servicePages.peek();
    },
    openGroup: (next) => showGroup(next),
    leaveGroup: () => showGroup(null),
    dismissCard,
    dismissCardTrouble() {
      troubleSeenAt.value = view.peek()?.cardRefused?.at ?? troubleSeenAt.peek();
    },
    touched() {
      if (!isAtRest.peek()) countdown.start(seconds.peek());
    },
    back() {
      checkIn.clear();
      show({ kind: 'home' });
    },
    goHome,
    close() {
      for (const stop of stopEffects) stop();
      countdown.stop();
      leaveTicket();
      link.unwatch(feed);
    },
  };
}
