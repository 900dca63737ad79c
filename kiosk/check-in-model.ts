import { type ReadonlySignal, signal } from '@preact/signals';
import type { FoundAppointment } from '#contract/appointments.ts';
import type { QuestionOf } from '#contract/channels.ts';
import type { TicketNumber, VisitId } from '#contract/ids.ts';
import { language } from '#kit/language.ts';
import type { Link } from '#kit/link/link.ts';
import type { SendProblem } from '#kit/link/wishes.ts';

/** The longest number that a telephone has. */
const DIGITS_MAX = 15;
const DIGITS_MIN = 6;
/** `b-0123456789abcdef~q3Xv…`, alone or at the end of the address that the code holds. */
const CODE = /b-[0-9a-f]{16}~[\w-]{8,32}\s*$/;

/** Coming for an appointment: by telephone number, by the code of the booking, or by the card that lies there. */
export interface CheckInModel {
  readonly digits: ReadonlySignal<string>;
  readonly canFind: ReadonlySignal<boolean>;
  readonly isBusy: ReadonlySignal<boolean>;
  /** Null: nobody has looked yet. */
  readonly found: ReadonlySignal<readonly FoundAppointment[] | null>;
  press(digit: string): void;
  erase(): void;
  findByPhone(): Promise<void>;
  /** What a scanner has typed: true when it was the code of a booking. */
  scanned(text: string): boolean;
  offer(appointment: FoundAppointment): void;
  checkIn(appointment: FoundAppointment): Promise<void>;
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
  const write = (next: string) => {
    digits.value = next.slice(0, DIGITS_MAX);
    canFind.value = digits.peek().length >= DIGITS_MIN;
    found.value = null;
  };
  const find = async (by: QuestionOf<'findAppointments'>['by']) => {
    if (isBusy.peek()) return;
    isBusy.value = true;
    onShow();
    const asked = await link.ask<'findAppointments'>({ ask: 'findAppointments', by });
    isBusy.value = false;
    if (!asked.ok) return onRefused(asked.problem);
    found.value = asked.value;
  };

  return {
    digits,
    canFind,
    isBusy,
    found,
    press: (digit) => write(digits.peek() + digit),
    erase: () => write(digits.peek().slice(0, -1)),
    async findByPhone() {
      if (canFind.peek()) await find({ kind: 'phone', phone: digits.peek() });
    },
    scanned(text) {
      const code = CODE.exec(text)?.[0].trim();
      if (code === undefined) return false;
      digits.value = '';
      void find({ kind: 'code', code });
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
    clear() {
      write('');
    },
  };
}
