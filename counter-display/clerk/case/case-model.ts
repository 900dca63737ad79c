import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { CaseSheet } from '#contract/cases.ts';
import type { CaseId } from '#contract/ids.ts';
import type { ClerkView } from '#contract/views.ts';
import type { Link } from '#kit/link/link.ts';
import type { Order } from '../orders.ts';
import type { Toast } from '../toast.ts';

/** What the foot of a case opens above itself. */
export type CasePanel = 'help' | 'contact' | 'withdraw';

/** The case on the desk: that of whoever is served, else one that the clerk has opened from the own list. */
export interface CaseModel {
  readonly sheet: ReadonlySignal<CaseSheet | null>;
  /** It is here without its customer. */
  readonly isAlone: ReadonlySignal<boolean>;
  readonly panel: ReadonlySignal<CasePanel | null>;
  /** What is being written in the panel. */
  readonly text: ReadonlySignal<string>;
  readonly name: ReadonlySignal<string>;
  readonly underWay: ReadonlySignal<string | null>;
  open(id: CaseId | null): void;
  tickMaterial(id: string): void;
  tickStep(id: string): void;
  /** The nth line of the list, materials first, as the digits of the keyboard have it. */
  tickNth(place: number): void;
  tellMissing(): void;
  submit(): void;
  feedBack(isVoucherWanted: boolean): void;
  askForSignature(): void;
  reprint(slip: number): void;
  showPanel(panel: CasePanel | null): void;
  write(text: string): void;
  writeName(name: string): void;
  askHelp(topic: string | null): void;
  keepContact(): Promise<void>;
  withdraw(): void;
  close(): void;
}

export function openCaseModel({
  link,
  view,
  toast,
}: {
  readonly link: Pick<Link, 'send' | 'ask'>;
  readonly view: ReadonlySignal<ClerkView | null>;
  readonly toast: Pick<Toast, 'say' | 'hide'>;
}): CaseModel {
  const opened = signal<CaseId | null>(null);
  const panel = signal<CasePanel | null>(null);
  const text = signal('');
  const name = signal('');
  const underWay = signal<string | null>(null);
  const here = computed(() => {
    const current = view.value?.current ?? null;
    // Materials are looked at when the customer is there, not while the number is called.
    return current?.state === 'serving' ? (view.value?.case ?? null) : null;
  });
  const own = computed(
    () => view.value?.ownCases.find((each) => each.case === opened.value) ?? null,
  );
  const isFree = computed(() => view.value !== null && view.value.current === null);
  const sheet = computed(() => here.value ?? (isFree.value ? own.value : null));

  const give = async (key: string, order: Order): Promise<boolean> => {
    if (underWay.peek() === key) return false;
    underWay.value = key;
    toast.hide();
    const sent = await link.send(order);
    if (underWay.peek() === key) underWay.value = null;
    if (!sent.ok) toast.say(sent.problem.text, 'refused');
    return sent.ok;
  };
  const giveThenClose = async (key: string, order: Order) => {
    if (await give(key, order)) showPanel(null);
  };
  const showPanel = (wanted: CasePanel | null) => {
    panel.value = wanted === panel.peek() ? null : wanted;
    text.value = '';
    name.value = '';
  };
  const tickMaterial = (id: string) => {
    const now = sheet.peek();
    const part = now?.materials.find((each) => each.id === id);
    if (now === null || part === undefined) return;
    const isSeen = part.seenAt === null;
    void give(`tick:${id}`, { type: 'tickMaterial', case: now.case, material: id, isSeen });
  };
  const tickStep = (id: string) => {
    const now = sheet.peek();
    const part = now?.steps.find((each) => each.id === id);
    if (now === null || part === undefined) return;
    const isDone = part.doneAt === null;
    void give(`step:${id}`, { type: 'tickCaseStep', case: now.case, step: id, isDone });
  };
  const counterOf = () => view.peek()?.counter.counter;

  const shownCase = computed(() => sheet.value?.case ?? null);
  const stopForgetting = effect(() => {
    // Another case lies on the desk: what was begun for the last one is not for this one.
    shownCase.value;
    panel.value = null;
    text.value = '';
    name.value = '';
  });

  return {
    sheet,
    isAlone: computed(() => here.value === null),
    panel,
    text,
    name,
    underWay,
    open(id) {
      opened.value = id;
    },
    tickMaterial,
    tickStep,
    tickNth(place) {
      const now = sheet.peek();
      if (now === null) return;
      const material = now.materials[place];
      const step = now.steps[place - now.materials.length];
      if (material !== undefined) tickMaterial(material.id);
      else if (step !== undefined) tickStep(step.id);
    },
    tellMissing() {
      const counter = counterOf();
      if (counter !== undefined) void give('tellMissing', { type: 'tellMissing', counter });
    },
    submit() {
      const id = shownCase.peek();
      if (id !== null) void give('submitCase', { type: 'submitCase', case: id });
    },
    feedBack(isVoucherWanted) {
      const id = shownCase.peek();
      if (id !== null) {
        void give('feedBack', { type: 'feedBackCase', case: id, isVoucherWanted });
      }
    },
    askForSignature() {
      const now = sheet.peek();
      const counter = counterOf();
      if (now === null || counter === undefined) return;
      void give(
        'signature',
        now.isSigning
          ? { type: 'dropSignature', counter }
          : { type: 'wantSignature', counter, case: now.case },
      );
    },
    reprint(slip) {
      const id = shownCase.peek();
      if (id !== null) void give(`slip:${slip}`, { type: 'reprintSlip', case: id, slip });
    },
    showPanel,
    write(written) {
      text.value = written;
    },
    writeName(written) {
      name.value = written;
    },
    askHelp(topic) {
      const id = shownCase.peek();
      if (id === null) return;
      void giveThenClose('askHelp', { type: 'askHelp', case: id, topic, text: text.peek().trim() });
    },
    async keepContact() {
      const now = sheet.peek();
      if (now === null || underWay.peek() === 'contact') return;
      underWay.value = 'contact';
      const written = name.peek().trim();
      const kept = await link.ask<'keepCaseContact'>({
        ask: 'keepCaseContact',
        case: now.case,
        name: written === '' ? null : written,
        phone: text.peek().trim(),
      });
      underWay.value = null;
      if (kept.ok) showPanel(null);
      else toast.say(kept.problem.text, 'refused');
    },
    withdraw() {
      const id = shownCase.peek();
      const why = text.peek().trim();
      if (id !== null) void giveThenClose('withdraw', { type: 'withdrawCase', case: id, why });
    },
    close: stopForgetting,
  };
}
