import { type ReadonlySignal, signal } from '@preact/signals';
import type { Answers, QuestionOf } from '#contract/channels.ts';
import type { Link } from '#kit/link/link.ts';

export type FoundLine = Answers['findLines']['lines'][number];
export type Wish = Omit<QuestionOf<'adoptLine'>, 'ask'>;

export type FindFace =
  | { readonly kind: 'looking' }
  | { readonly kind: 'found'; readonly answer: Answers['findLines'] }
  | { readonly kind: 'refused'; readonly text: string };

export type ProbeFace =
  | { readonly kind: 'asking' }
  | { readonly kind: 'told'; readonly result: Answers['probeLine'] }
  | { readonly kind: 'refused'; readonly text: string };

export type AdoptFace =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'faulty'; readonly faults: Answers['adoptLine']['faults'] }
  | { readonly kind: 'refused'; readonly text: string };

/** Lines of the server's machine: look, ask what hangs there, say what it is for. */
export interface FindModel {
  readonly face: ReadonlySignal<FindFace>;
  /** The line that is opened, by its path. */
  readonly opened: ReadonlySignal<string | null>;
  readonly probe: ReadonlySignal<ProbeFace | null>;
  readonly adopting: ReadonlySignal<AdoptFace>;
  look(): Promise<void>;
  open(path: string): void;
  ask(path: string): Promise<void>;
  /** Resolves with the new device's id, so that its page can be opened and it can be tried. */
  adopt(wish: Wish): Promise<string | undefined>;
}

export function openFindModel(link: Pick<Link, 'ask'>): FindModel {
  const face = signal<FindFace>({ kind: 'looking' });
  const opened = signal<string | null>(null);
  const probe = signal<ProbeFace | null>(null);
  const adopting = signal<AdoptFace>({ kind: 'idle' });
  return {
    face,
    opened,
    probe,
    adopting,
    async look() {
      face.value = { kind: 'looking' };
      const answer = await link.ask({ ask: 'findLines' });
      face.value = answer.ok
        ? { kind: 'found', answer: answer.value }
        : { kind: 'refused', text: answer.problem.text };
    },
    open(path) {
      if (opened.peek() === path) return;
      opened.value = path;
      probe.value = null;
      adopting.value = { kind: 'idle' };
    },
    async ask(path) {
      probe.value = { kind: 'asking' };
      const answer = await link.ask({ ask: 'probeLine', path });
      // Somebody has turned to another line meanwhile.
      if (opened.peek() !== path) return;
      probe.value = answer.ok
        ? { kind: 'told', result: answer.value }
        : { kind: 'refused', text: answer.problem.text };
    },
    async adopt(wish) {
      adopting.value = { kind: 'saving' };
      const answer = await link.ask({ ask: 'adoptLine', ...wish });
      if (!answer.ok) {
        adopting.value = { kind: 'refused', text: answer.problem.text };
        return undefined;
      }
      const { device, faults } = answer.value;
      adopting.value = device === null ? { kind: 'faulty', faults } : { kind: 'idle' };
      return device ?? undefined;
    },
  };
}
