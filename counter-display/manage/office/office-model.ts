import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { CaseProof, CaseSheet, Strokes } from '#contract/cases.ts';
import type { CommandRequest } from '#contract/channels.ts';
import type { CaseId, TicketNumber } from '#contract/ids.ts';
import type { StaffRole } from '#contract/staff.ts';
import type { KeptCase, OfficeView } from '#contract/views.ts';
import { language } from '#kit/language.ts';
import { type Feed, viewOf } from '#kit/link/feed.ts';
import type { Link } from '#kit/link/link.ts';

export type OfficeList = 'helps' | 'reviews' | 'overdue' | 'find';
export const OFFICE_LISTS: readonly OfficeList[] = ['helps', 'reviews', 'overdue', 'find'];

/** The back office: takes questions by name, reviews, and finds the case of somebody at the desk. */
export interface OfficeModel {
  readonly feed: Feed<OfficeView>;
  readonly view: ReadonlySignal<OfficeView | null>;
  readonly list: ReadonlySignal<OfficeList>;
  readonly chosen: ReadonlySignal<CaseSheet | null>;
  /** What is written as an answer, or as why a case goes back or is withdrawn. */
  readonly text: ReadonlySignal<string>;
  readonly reasons: ReadonlySignal<readonly string[]>;
  readonly isBusy: ReadonlySignal<boolean>;
  /** Why the last order came to nothing. */
  readonly refused: ReadonlySignal<string | null>;
  readonly maySeeSignatures: boolean;
  readonly signature: ReadonlySignal<Strokes | null>;
  readonly search: ReadonlySignal<string>;
  /** null: nothing has been searched yet. */
  readonly found: ReadonlySignal<readonly KeptCase[] | null>;
  /** The number that was given for a kept case. */
  readonly given: ReadonlySignal<TicketNumber | null>;
  showList(list: OfficeList): void;
  choose(id: CaseId): void;
  write(text: string): void;
  toggleReason(reason: string): void;
  takeHelp(): void;
  answerHelp(): void;
  pass(): void;
  sendBack(): void;
  withdraw(): void;
  openSignature(): void;
  look(search: string): void;
  find(): Promise<void>;
  continueFor(id: CaseId, isForSameClerk: boolean): Promise<void>;
  close(): void;
}

export function openOfficeModel({
  link,
  role,
}: {
  readonly link: Pick<Link, 'watch' | 'unwatch' | 'send' | 'ask'>;
  readonly role: StaffRole;
}): OfficeModel {
  const feed = link.watch({ view: 'office' });
  const view = viewOf(feed);
  const list = signal<OfficeList>('helps');
  const chosenId = signal<CaseId | null>(null);
  const text = signal('');
  const reasons = signal<readonly string[]>([]);
  const isBusy = signal(false);
  const refused = signal<string | null>(null);
  const signature = signal<Strokes | null>(null);
  const search = signal('');
  const found = signal<readonly KeptCase[] | null>(null);
  const given = signal<TicketNumber | null>(null);

  const shown = computed<readonly CaseSheet[]>(() => {
    const now = view.value;
    return now === null || list.value === 'find' ? [] : now[list.value];
  });
  const chosen = computed(
    () => shown.value.find((each) => each.case === chosenId.value) ?? shown.value[0] ?? null,
  );
  const shownCase = computed(() => chosen.value?.case ?? null);
  const stopForgetting = effect(() => {
    // Another case lies here now: nothing that was written for the last one is sent for it.
    shownCase.value;
    text.value = '';
    reasons.value = [];
    refused.value = null;
    signature.value = null;
  });

  const give = async (orderFor: (sheet: CaseSheet) => CommandRequest['command'] | undefined) => {
    const sheet = chosen.peek();
    const order = sheet === null ? undefined : orderFor(sheet);
    if (order === undefined || isBusy.peek()) return;
    isBusy.value = true;
    refused.value = null;
    const sent = await link.send(order);
    isBusy.value = false;
    if (!sent.ok) refused.value = sent.problem.text;
    else if (order.type !== 'takeHelp') text.value = '';
  };
  const openHelp = ({ helps }: CaseSheet) => helps.find(({ answer }) => answer === null);

  return {
    feed,
    view,
    list,
    chosen,
    text,
    reasons,
    isBusy,
    refused,
    maySeeSignatures: role === 'supervisor',
    signature,
    search,
    found,
    given,
    showList(wanted) {
      list.value = wanted;
    },
    choose(id) {
      chosenId.value = id;
    },
    write(written) {
      text.value = written;
    },
    toggleReason(reason) {
      const before = reasons.peek();
      reasons.value = before.includes(reason)
        ? before.filter((each) => each !== reason)
        : [...before, reason];
    },
    takeHelp() {
      void give((sheet) => {
        const help = openHelp(sheet);
        return help && { type: 'takeHelp', case: sheet.case, help: help.help };
      });
    },
    answerHelp() {
      void give((sheet) => {
        const help = openHelp(sheet);
        const answer = text.peek().trim();
        return help && { type: 'answerHelp', case: sheet.case, help: help.help, text: answer };
      });
    },
    pass() {
      void give((sheet) => ({ type: 'passCase', case: sheet.case }));
    },
    sendBack() {
      void give((sheet) => ({
        type: 'returnCase',
        case: sheet.case,
        reasons: [...reasons.peek()],
        text: text.peek().trim(),
      }));
    },
    withdraw() {
      void give((sheet) => ({ type: 'withdrawCase', case: sheet.case, why: text.peek().trim() }));
    },
    async openSignature() {
      const id = shownCase.peek();
      if (id === null) return;
      const opened = await link.ask<'openSignature'>({ ask: 'openSignature', case: id });
      if (!opened.ok) refused.value = opened.problem.text;
      else if (shownCase.peek() === id) signature.value = opened.value.strokes;
    },
    look(wanted) {
      search.value = wanted;
    },
    async find() {
      given.value = null;
      refused.value = null;
      const answer = await link.ask<'findKeptCases'>({
        ask: 'findKeptCases',
        proof: proofOf(search.peek()),
      });
      if (answer.ok) found.value = answer.value.cases;
      else refused.value = answer.problem.text;
    },
    async continueFor(id, isForSameClerk) {
      if (isBusy.peek()) return;
      isBusy.value = true;
      refused.value = null;
      const answer = await link.ask<'continueCase'>({
        ask: 'continueCase',
        case: id,
        proof: { kind: 'atDesk', case: id },
        language: language.peek(),
        isForSameClerk,
      });
      isBusy.value = false;
      if (!answer.ok) refused.value = answer.problem.text;
      else {
        given.value = answer.value.number;
        found.value = null;
      }
    },
    close() {
      stopForgetting();
      link.unwatch(feed);
    },
  };
}

/** A slip's code, a case's number, or else a telephone number. */
export function proofOf(search: string): CaseProof {
  const wanted = search.trim();
  if (wanted.includes('~')) return { kind: 'slip', code: wanted };
  if (/^K\d/i.test(wanted)) return { kind: 'atDesk', case: wanted.toUpperCase() };
  return { kind: 'phone', phone: wanted };
}
