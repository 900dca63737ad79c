import { type ReadonlySignal, signal } from '@preact/signals';
import type { CommandRequest } from '#contract/channels.ts';
import type { Link } from '#kit/link/link.ts';

export type PressFace =
  | { readonly kind: 'asking' }
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly text: string };

/** How many are kept in mind; whoever presses more in a sitting has long seen what the first ones did. */
const REMEMBERED_MAX = 50;

/** Orders given by a button, each under a name of its own, with what became of it. */
export interface Presses {
  readonly faces: ReadonlySignal<ReadonlyMap<string, PressFace>>;
  /** Whether the hall has taken it; a second press while it is under way changes nothing. */
  press(name: string, command: CommandRequest['command']): Promise<boolean>;
}

export function openPresses(link: Pick<Link, 'send'>): Presses {
  const faces = signal<ReadonlyMap<string, PressFace>>(new Map());
  const show = (name: string, face: PressFace) => {
    const others = [...faces.peek()].filter(([other]) => other !== name);
    faces.value = new Map([...others.slice(1 - REMEMBERED_MAX), [name, face]]);
  };
  return {
    faces,
    async press(name, command) {
      if (faces.peek().get(name)?.kind === 'asking') return false;
      show(name, { kind: 'asking' });
      const sent = await link.send(command);
      show(name, sent.ok ? { kind: 'done' } : { kind: 'refused', text: sent.problem.text });
      return sent.ok;
    },
  };
}
