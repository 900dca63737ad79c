import { type ReadonlySignal, signal } from '@preact/signals';
import type { CommandRequest } from '#contract/channels.ts';
import type { Clock } from '#contract/clock.ts';
import type { Link } from '#kit/link/link.ts';
import { words } from './texts/console-texts.ts';
import type { Toast } from './toast.ts';

export type Order = CommandRequest['command'];

/** The orders of one pair of hands: one at a time, each with its answer. */
export interface Orders {
  /** The key whose press is under way: an act, or `takeBack:` and the like with whom or where. */
  readonly underWay: ReadonlySignal<string | null>;
  /** Whether a press is the second of a double press, or comes while the first is under way. */
  isSamePress(key: string): boolean;
  /** True: the hall has done it. A refusal is said with the hall's own sentence. */
  give(key: string, order: Order): Promise<boolean>;
  /** The page shows what came of it: hands are free, though the answer may come a moment later. */
  seen(): void;
}

/** The hall answers within milliseconds, a double press takes longer; a decision longer still. */
export const DOUBLE_PRESS_MS = 400;

/** The hall takes a second press for the first one and calls nobody. */
const isCall = ({ type }: Order) => type === 'callNext' || type === 'recall';

export interface OrdersOptions {
  readonly link: Pick<Link, 'send' | 'face'>;
  readonly toast: Toast;
  readonly clock: Pick<Clock, 'now'>;
}

export function openOrders({ link, toast, clock }: OrdersOptions): Orders {
  const underWay = signal<string | null>(null);
  let last = { key: '', at: Number.NEGATIVE_INFINITY };
  const isSamePress = (key: string) =>
    underWay.peek() !== null || (key === last.key && clock.now() - last.at < DOUBLE_PRESS_MS);
  return {
    underWay,
    isSamePress,
    async give(key, order) {
      if (isSamePress(key)) return false;
      if (link.face.peek() !== 'live') {
        toast.say(words('whyLost'), 'hint');
        return false;
      }
      const mine = { key, at: clock.now() };
      last = mine;
      underWay.value = key;
      toast.hide();
      const sent = await link.send(order);
      // Another press may be under way already, if this one was seen to be done.
      if (last === mine) underWay.value = null;
      if (!sent.ok) toast.say(sent.problem.text, 'refused');
      else if (isCall(order) && sent.value.visit === null) toast.say(words('samePress'), 'hint');
      return sent.ok;
    },
    seen() {
      underWay.value = null;
    },
  };
}
