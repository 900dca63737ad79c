import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { SignedIn } from '#contract/channels.ts';
import type { Instant } from '#contract/clock.ts';
import type { CommandOf } from '#contract/facts.ts';
import type { CounterId, ServiceId, TaskId, VisitId } from '#contract/ids.ts';
import { language, speak } from '#kit/language.ts';
import type { Link } from '#kit/link/link.ts';
import { type Act, isWrappingUp, mainActOf, type WhyNot, whyNot } from './acts.ts';
import { type CaseModel, openCaseModel } from './case/case-model.ts';
import type { KeyAct } from './keyboard.ts';
import { DOUBLE_PRESS_MS, type Order, type Orders, openOrders } from './orders.ts';
import { openSeat, type Seat, type SeatOptions } from './seat.ts';
import { openTicks, type Ticks } from './ticks.ts';
import { openToast, type Toast } from './toast.ts';
import { whyNotText } from './why-not-text.ts';

export type QueueTab = 'queue' | 'parked' | 'noShows' | 'cases';
export type Sheet = 'pause' | 'transfer' | 'leave' | 'note' | 'further' | 'chosen' | 'walkUp';
export type TransferTo = CommandOf<'transfer'>['to'];

export interface ClerkModel {
  readonly seat: Seat;
  readonly staff: SignedIn;
  readonly link: Pick<Link, 'face' | 'isOneMoment'>;
  readonly now: ReadonlySignal<Instant>;
  readonly underWay: Orders['underWay'];
  /** The large key has just changed its meaning: the second press of a double press is for nobody. */
  readonly isMainResting: ReadonlySignal<boolean>;
  readonly sheet: ReadonlySignal<Sheet | null>;
  readonly tab: ReadonlySignal<QueueTab>;
  readonly toast: Pick<Toast, 'said' | 'hide'>;
  readonly ticks: Ticks;
  readonly cases: CaseModel;
  /** What is really done; null where it is what the ticket was taken for. */
  readonly delivered: ReadonlySignal<ServiceId | null>;
  /** null: the key can be pressed. */
  whyNot(act: Act): WhyNot | null;
  press(act: KeyAct): void;
  pressMain(): void;
  openCounter(counter: CounterId): Promise<void>;
  pause(reason: string): Promise<void>;
  /** The note goes first, so that whoever takes the ticket finds it; an empty one leaves what is written. */
  transfer(to: TransferTo, note: string): Promise<void>;
  writeNote(text: string): Promise<void>;
  planFurther(services: readonly ServiceId[]): Promise<void>;
  callChosen(visit: VisitId, reason: string): Promise<void>;
  takeWalkUp(service: ServiceId): Promise<void>;
  /** Into this clerk's own line: a parked one, or one that waits for anybody. */
  keepForMe(visit: VisitId): Promise<void>;
  /** `thenSignOut`: the clerk goes; else another counter is chosen. */
  leaveCounter(thenSignOut: boolean): Promise<void>;
  takeBack(visit: VisitId): Promise<void>;
  returnTicket(visit: VisitId): Promise<void>;
  settleProof(isSeen: boolean): Promise<void>;
  /** Against an unhappy rating of this clerk's own work. */
  appeal(task: TaskId, text: string): Promise<void>;
  deliver(service: ServiceId): void;
  /** The next number of the paper roll. */
  callRoll(): Promise<void>;
  skipRoll(): Promise<void>;
  /** What whoever came with a paper number has come for; then serving begins. */
  tellService(service: ServiceId): Promise<void>;
  enterPaper(visit: Omit<CommandOf<'enterPaperVisit'>, 'type' | 'counter'>): Promise<boolean>;
  showTab(tab: QueueTab): void;
  closeSheet(): void;
  signOut(): void;
  close(): void;
}

export interface ClerkModelOptions
  extends Pick<SeatOptions, 'storage' | 'counters' | 'isCounterId' | 'clock'> {
  readonly link: Pick<Link, 'watch' | 'unwatch' | 'send' | 'ask' | 'face' | 'isOneMoment'>;
  readonly staff: SignedIn;
  readonly hallNow: ReadonlySignal<Instant>;
  readonly signOut: () => void;
}

const ACT_OF_SHEET = {
  pause: 'pauseShift',
  transfer: 'transfer',
  leave: 'closeShift',
  note: 'writeNote',
  further: 'planFurther',
  chosen: 'callChosen',
  walkUp: 'takeWalkUp',
} as const satisfies Record<Sheet, Act>;
const SHEET_OF_ACT = {
  pauseShift: 'pause',
  transfer: 'transfer',
  closeShift: 'leave',
  writeNote: 'note',
  planFurther: 'further',
  callChosen: 'chosen',
  takeWalkUp: 'walkUp',
} as const satisfies Partial<Record<Act, Sheet>>;

/** One clerk's work at one counter. Knows no DOM. */
export function openClerkModel(options: ClerkModelOptions): ClerkModel {
  const { link, staff, clock, storage } = options;
  const seat = openSeat({
    ...options,
    clerk: staff.staff,
    watch: (counter) => link.watch({ view: 'clerk', counter }),
    unwatch: link.unwatch,
  });
  const toast = openToast(clock);
  const { underWay, give, isSamePress, seen } = openOrders({ link, toast, clock });
  const isMainResting = signal(false);
  const sheet = signal<Sheet | null>(null);
  const tab = signal<QueueTab>('queue');
  const chosen = signal<{ readonly visit: VisitId; readonly service: ServiceId } | null>(null);

  const seated = computed(() => (seat.face.value === 'seated' ? seat.view.value : null));
  const cases = openCaseModel({ link, view: seated, toast });
  const delivered = computed(() => {
    const current = seated.value?.current ?? null;
    if (current === null || chosen.value?.visit !== current.visit) return null;
    return chosen.value.service === current.service ? null : chosen.value.service;
  });
  const whyNotNow = (act: Act): WhyNot | null => {
    if (link.face.value !== 'live') return 'lost';
    return seated.value === null ? 'closed' : whyNot(act, seated.value, options.hallNow.value);
  };
  /** Says in words why an act is not possible now; false where it is. */
  const isVain = (act: Act): boolean => {
    const why = whyNotNow(act);
    if (why !== null) toast.say(whyNotText(why, seated.peek()), 'hint');
    return why !== null;
  };
  const giveHere = async (
    act: Act,
    order: (counter: CounterId) => Order,
    key: string = act,
  ): Promise<boolean> => {
    const view = seated.peek();
    if (view === null || isSamePress(key) || isVain(act)) return false;
    return give(key, order(view.counter.counter));
  };
  const giveAt = async (key: string, order: (counter: CounterId) => Order): Promise<boolean> => {
    const view = seated.peek();
    return view !== null && give(key, order(view.counter.counter));
  };
  const openSheet = (wanted: Sheet) => {
    if (underWay.peek() !== null || isVain(ACT_OF_SHEET[wanted])) return;
    toast.hide();
    sheet.value = wanted;
  };
  // Another text is another press, however soon it follows one that was refused.
  const noteHere = (text: string) =>
    giveHere(
      'writeNote',
      (counter) => ({ type: 'writeNote', counter, text: text.trim() }),
      `writeNote:${text}`,
    );
  const closeSheetIf = (isDone: boolean) => {
    if (isDone) sheet.value = null;
  };

  const press = (act: KeyAct) => {
    if (sheet.peek() !== null) return;
    switch (act) {
      case 'callNext':
      case 'recall':
      case 'markNoShow':
      case 'park':
      case 'beginServing':
      case 'resumeShift':
      case 'putBack':
      case 'undoLast':
      case 'endWrapUp':
        return void giveHere(act, (counter) => ({ type: act, counter }));
      case 'finish':
        return void giveHere(act, (counter) => ({
          type: 'finish',
          counter,
          delivered: delivered.peek(),
        }));
      case 'callByItself': {
        const isOn = seated.peek()?.work.callsByItself !== true;
        return void giveHere(act, (counter) => ({ type: act, counter, isOn }));
      }
      case 'transfer':
      case 'pauseShift':
      case 'closeShift':
      case 'writeNote':
      case 'planFurther':
      case 'callChosen':
      case 'takeWalkUp':
        return openSheet(SHEET_OF_ACT[act]);
      case 'goOn': {
        const view = seated.peek();
        const main = view === null ? 'callNext' : mainActOf(view);
        if (main === 'beginServing' || main === 'resumeShift') press(main);
        else if (view !== null && isWrappingUp(view, options.hallNow.peek())) press('endWrapUp');
        return;
      }
    }
  };

  let lastMain: string | null = null;
  let cancelRest = () => {};
  const main = computed(() => (seated.value === null ? null : mainActOf(seated.value)));
  /** Changes with whatever an order does at this counter. */
  const moment = computed(() => {
    const view = seated.value;
    if (view === null) return null;
    const { visit, calls } = view.current ?? { visit: '', calls: 0 };
    return `${view.counter.state.kind} ${visit} ${calls}`;
  });
  const hallLanguage = computed(() => seat.view.value?.hall.language ?? null);
  const stopEffects = [
    effect(() => {
      moment.value;
      seen();
    }),
    effect(() => {
      if (main.value === null || main.value === lastMain) return;
      lastMain = main.value;
      isMainResting.value = true;
      cancelRest();
      cancelRest = clock.after(DOUBLE_PRESS_MS, () => {
        isMainResting.value = false;
      });
    }),
    effect(() => {
      // What was said while the line was away is no longer so.
      if (link.face.value === 'live') toast.hide();
    }),
    effect(() => {
      if (hallLanguage.value !== null) speak(hallLanguage.value);
    }),
    effect(() => {
      // Whom a sheet was about is gone: by the keypad, by another tab, by a supervisor.
      const open = sheet.value;
      const view = seated.value;
      if (open === null) return;
      const isVainNow =
        view === null || whyNot(ACT_OF_SHEET[open], view, options.hallNow.peek()) !== null;
      if (isVainNow) sheet.value = null;
    }),
  ];

  return {
    seat,
    staff,
    link,
    now: options.hallNow,
    underWay,
    isMainResting,
    sheet,
    tab,
    toast,
    ticks: openTicks(storage),
    cases,
    delivered,
    whyNot: whyNotNow,
    press,
    pressMain() {
      if (main.peek() !== null && !isMainResting.peek()) press(main.peek() ?? 'goOn');
    },
    async openCounter(counter) {
      if (await give(`open:${counter}`, { type: 'openShift', counter })) seat.take(counter);
    },
    async pause(reason) {
      closeSheetIf(
        await giveHere('pauseShift', (counter) => ({ type: 'pauseShift', counter, reason })),
      );
    },
    async transfer(to, note) {
      if (note.trim() !== '' && !(await noteHere(note))) return;
      closeSheetIf(await giveHere('transfer', (counter) => ({ type: 'transfer', counter, to })));
    },
    async writeNote(text) {
      closeSheetIf(await noteHere(text));
    },
    async planFurther(services) {
      const visit = seated.peek()?.current?.visit;
      if (visit === undefined) return;
      await giveHere(
        'planFurther',
        () => ({ type: 'planFurther', visit, services: [...services] }),
        `planFurther:${services.join()}`,
      );
    },
    async callChosen(visit, reason) {
      closeSheetIf(
        await giveHere('callChosen', (counter) => ({ type: 'callChosen', counter, visit, reason })),
      );
    },
    async takeWalkUp(service) {
      closeSheetIf(
        await giveHere('takeWalkUp', (counter) => ({
          type: 'takeWalkUp',
          counter,
          service,
          language: language.peek(),
        })),
      );
    },
    async keepForMe(visit) {
      const clerk = seated.peek()?.counter.clerk?.staff;
      if (clerk === undefined) return;
      const key = `returnToClerk:${visit}`;
      closeSheetIf(
        await giveHere('returnToClerk', () => ({ type: 'returnToClerk', visit, clerk }), key),
      );
    },
    async leaveCounter(thenSignOut) {
      const isDone = await giveHere('closeShift', (counter) => ({ type: 'closeShift', counter }));
      closeSheetIf(isDone);
      if (isDone && thenSignOut) options.signOut();
    },
    async takeBack(visit) {
      const key = `takeBack:${visit}`;
      await giveHere('takeBack', (counter) => ({ type: 'takeBack', counter, visit }), key);
    },
    async returnTicket(visit) {
      const key = `returnTicket:${visit}`;
      await giveHere('returnTicket', () => ({ type: 'returnTicket', visit }), key);
    },
    async settleProof(isSeen) {
      const counter = seated.peek()?.counter.counter;
      if (counter !== undefined)
        await give('settleProof', { type: 'settleProof', counter, isSeen });
    },
    async appeal(task, text) {
      await give(`appeal:${task}`, { type: 'appealRating', task, text });
    },
    deliver(service) {
      const visit = seated.peek()?.current?.visit;
      if (visit !== undefined) chosen.value = { visit, service };
    },
    async callRoll() {
      await giveAt('callRoll', (counter) => ({ type: 'callRollNext', counter }));
    },
    async skipRoll() {
      await giveAt('skipRoll', (counter) => ({ type: 'skipRollNumber', counter }));
    },
    async tellService(service) {
      const key = `tell:${service}`;
      const isTold = await giveAt(key, (counter) => ({
        type: 'tellRollService',
        counter,
        service,
      }));
      if (isTold) await giveHere('beginServing', (counter) => ({ type: 'beginServing', counter }));
    },
    enterPaper: (visit) =>
      giveAt('enterPaper', (counter) => ({ type: 'enterPaperVisit', counter, ...visit })),
    showTab(wanted) {
      tab.value = wanted;
    },
    closeSheet() {
      sheet.value = null;
    },
    signOut: options.signOut,
    close() {
      for (const stop of stopEffects) stop();
      cancelRest();
      cases.close();
      toast.hide();
      seat.close();
    },
  };
}
