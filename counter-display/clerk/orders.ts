import { type ReadonlySignal, signal } from '@preact/signals';
import type { CommandRequest } from '#contract/channels.ts';
import type { Link } from '#kit/link/link.ts';
import { words } from './texts/console-texts.ts';
import type { Toast } from './toast.ts';

export type Order = CommandRequest['command'];

/** The orders of one pair of hands: one at a time, each with its answer. */
export interface Orders {
  /** The key whose press is under way: an act, or `takeBack:` and the like with whom or where. */
  readonly underWay: ReadonlySignal<string | null>;
  /** True: the hall has done it. A refusal is said with the hall's own sentence. */
  give(key: string, order: Order): Promise<boolean>;
}

export function openOrders(link: Pick<Link, 'send' | 'face'>, toast: Toast): Orders {
  const underWay = signal<string | null>(null);
  return {
    underWay,
    async give(key, order) {
      // Until it is answered, every further press is the same hand pressing twice.
      if (underWay.peek() !== null) return false;
      if (link.face.peek() !== 'live') {
        toast.say(words('whyLost'), 'hint');
        return false;
      }
      underWay.value = key;
      toast.hide();
      const sent = await link.send(order);
      underWay.value = null;
      if (!sent.ok) toast.say(sent.problem.text, 'refused');
      return sent.ok;
    },
  };
}
