import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { FoundAppointment } from '#contract/appointments.ts';
import type { CaseProof } from '#contract/cases.ts';
import type { QuestionOf } from '#contract/channels.ts';
import type { TicketNumber, VisitId } from '#contract/ids.ts';
import type { KeptCase } from '#contract/views.ts';
import { language } from '#kit/language.ts';
import type { Link } from '#kit/link/link.ts';
import type { SendProblem } from '#kit/link/wishes.ts';

/** The longest number that a telephone has. */
const DIGITS_MAX = 15;
const DIGITS_MIN = 6;
/** `K260703-0012~q3Xv…`, as it stands in the code of a case's slip. */
const SLIP = /K\d{6}-\d{4,6}~[\w-]{16}\s*$/;
/** `b-0123456789abcdef~q3Xv…`, alone or at the end of the address that the code holds. */
const CODE = /b-[0-9a-f]{16}~[\w-]{8,32}\s*$/;

/** Coming for an appointment or for a kept case: by telephone number, by the code on the paper, or by the card that lies there. */
export interface CheckInModel {
  readonly digits: ReadonlySignal<string>;
  readonly canFind: ReadonlySignal<boolean>;
  readonly isBusy: ReadonlySignal<boolean>;
  /** Null: nobody has looked yet. */
  readonly found: ReadonlySignal<readonly FoundAppointment[] | null>;
  /** Cases that can be gone on with, found with the appointments. */
  readonly kept: ReadonlySignal<readonly KeptCase[]>;
  press(digit: string): void;
  erase(): void;
  findByPhone(): Promise<void>;
  /** What a scanner has typed: true when it was the code of a booking or of a case's slip. */
  scanned(text: string): boolean;
  offer(appointment: FoundAppointment): void;
  checkIn(appointment: FoundAppointment): Promise<void>;
  /** The card that lies there belongs to somebody with kept cases. */
  offerKept(kept: readonly KeptCase[]): void;
  goOnWith(kept: KeptCase): Promise<void>;
  clear(): void;
}

export interface CheckInOptions {
  readonly link: Pick<Link, 'ask' | 'send'>;
  /** Something is found or looked for: the page has to be shown. */
  readonly onShow: () => void;
  readonly onTicket: (visit: VisitId, number: TicketNumber) => void;
  readonly onRefused: (problem: SendProblem) => void;
}

export function openCheckIn({ link, onShow, onTicket, onRefused }: CheckInOptions): CheckInModel {
  const digits = signal('');
  const canFind = signal(false);
  const isBusy = signal(false);
  const found = signal<readonly FoundAppointment[] | null>(null);
  const kept = signal<readonly KeptCase[]>([]);
  /** By what they were found: the hall asks for it again before it gives a ticket. */
  let proof: CaseProof = { kind: 'card' };
  const write = (next: string) => {
    digits.value = next.slice(0, DIGITS_MAX);
    canFind.value = digits.peek().length >= DIGITS_MIN;
    found.value = null;
    kept.value = [];
  };
  const find = async (
    by: QuestionOf<'findAppointments'>['by'] | null,
    shownBy: CaseProof | null,
  ) => {
    if (isBusy.peek()) return;
    isBusy.value = true;
    onShow();
    const [booked, cases] = await Promise.all([
      by === null ? null : link.ask<'findAppointments'>({ ask: 'findAppointments', by }),
      shownBy === null ? null : link.ask<'findKeptCases'>({ ask: 'findKeptCases', proof: shownBy }),
    ]);
    isBusy.value = false;
    if (booked !== null && !booked.ok) return onRefused(booked.problem);
    if (cases !== null && !cases.ok) return onRefused(cases.problem);
    proof = shownBy ?? proof;
    batch(() => {
      found.value = booked?.value ?? [];
      kept.value = cases?.value.cases ?? [];
    });
  };

  return {
    digits,
    canFind,
    isBusy,
    found,
    kept,
    press: (digit) => write(digits.peek() + digit),
    erase: () => write(digits.peek().slice(0, -1)),
    async findByPhone() {
      const phone = digits.peek();
      if (canFind.peek()) await find({ kind: 'phone', phone }, { kind: 'phone', phone });
    },
    scanned(text) {
      const code = CODE.exec(text)?.[0].trim();
      const slip = SLIP.exec(text)?.[0].trim();
      if (code === undefined && slip === undefined) return false;
      digits.value = '';
      void find(
        code === undefined ? null : { kind: 'code', code },
        slip === undefined ? null : { kind: 'slip', code: slip },
      );
      return true;
    },
    offer(appointment) {
      digits.value = '';
      found.value = [appointment];
      onShow();
    },
    async checkIn({ appointment }) {
      if (isBusy.peek()) return;
      isBusy.value = true;
      const sent = await link.send({ type: 'checkIn', appointment, language: language.peek() });
      isBusy.value = false;
      if (!sent.ok) return onRefused(sent.problem);
      const { visit, number } = sent.value;
      if (visit !== null && number !== null) onTicket(visit, number);
    },
    offerKept(cases) {
      digits.value = '';
      proof = { kind: 'card' };
      batch(() => {
        found.value = found.peek() ?? [];
        kept.value = cases;
      });
      onShow();
    },
    async goOnWith({ case: id }) {
      if (isBusy.peek()) return;
      isBusy.value = true;
      const answer = await link.ask<'continueCase'>({
        ask: 'continueCase',
        case: id,
        proof,
        language: language.peek(),
        isForSameClerk: false,
      });
      isBusy.value = false;
      if (!answer.ok) return onRefused(answer.problem);
      const { visit, number } = answer.value;
      if (visit !== null && number !== null) onTicket(visit, number);
    },
    clear() {
      write('');
    },
  };
}
