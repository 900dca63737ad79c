import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { AppointmentView } from '#contract/appointments.ts';
import type { CommandRequest } from '#contract/channels.ts';
import type { AppointmentId } from '#contract/ids.ts';
import { type Feed, lastView } from '#kit/link/feed.ts';
import type { Link } from '#kit/link/link.ts';
import type { SendProblem } from '#kit/link/wishes.ts';
import { openSlotChoice, type SlotChoice } from '#kit/slot-choice.ts';

/** What the holder is about to do; `no`: looks at it. */
export type Asking = 'no' | 'move' | 'cancel';

export interface HoldingModel {
  readonly feed: Feed<AppointmentView>;
  readonly asking: ReadonlySignal<Asking>;
  readonly choice: SlotChoice;
  readonly isBusy: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<SendProblem | null>;
  ask(next: Asking): void;
  move(): Promise<void>;
  cancel(): Promise<void>;
  close(): void;
}

/** One booking on its holder's phone: look, move, cancel. */
export function openHoldingModel({
  link,
  appointment,
}: {
  readonly link: Pick<Link, 'watch' | 'unwatch' | 'send'>;
  readonly appointment: AppointmentId;
}): HoldingModel {
  const feed = link.watch({ view: 'appointment', appointment });
  const booking = link.watch({ view: 'booking' });
  const asking = signal<Asking>('no');
  const isBusy = signal(false);
  const problem = signal<SendProblem | null>(null);
  const service = computed(() =>
    asking.value === 'move' ? (lastView(feed.value)?.service ?? null) : null,
  );
  const choice = openSlotChoice({ link, booking, service });

  const send = async (command: CommandRequest['command']) => {
    if (isBusy.peek()) return;
    isBusy.value = true;
    problem.value = null;
    const sent = await link.send(command);
    isBusy.value = false;
    if (sent.ok) asking.value = 'no';
    else problem.value = sent.problem;
  };
  return {
    feed,
    asking,
    choice,
    isBusy,
    problem,
    ask(next) {
      problem.value = null;
      asking.value = next;
    },
    async move() {
      const slot = choice.slot.peek();
      if (slot !== null) await send({ type: 'moveAppointment', appointment, slot });
    },
    cancel: () => send({ type: 'cancelAppointment', appointment }),
    close() {
      choice.close();
      link.unwatch(feed);
      link.unwatch(booking);
    },
  };
}
