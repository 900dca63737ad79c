import { type ReadonlySignal, signal } from '@preact/signals';
import type { VisitId } from '#contract/ids.ts';
import type { Link } from '#kit/link/link.ts';

export type ReprintFace =
  | { readonly kind: 'asking' }
  | { readonly kind: 'wanted' }
  | { readonly kind: 'refused'; readonly text: string };

/** How many are kept in mind; whoever reprints more in a sitting has long seen the first ones come. */
const REMEMBERED_MAX = 50;

/** The paper of a ticket once more: asked for by a person, for only a person sees that none came. */
export interface Reprint {
  readonly faces: ReadonlySignal<ReadonlyMap<VisitId, ReprintFace>>;
  press(visit: VisitId): Promise<void>;
}

export function openReprint(link: Pick<Link, 'send'>): Reprint {
  const faces = signal<ReadonlyMap<VisitId, ReprintFace>>(new Map());
  const show = (visit: VisitId, face: ReprintFace) => {
    const others = [...faces.peek()].filter(([other]) => other !== visit);
    faces.value = new Map([...others.slice(1 - REMEMBERED_MAX), [visit, face]]);
  };
  return {
    faces,
    async press(visit) {
      if (faces.peek().get(visit)?.kind === 'asking') return;
      show(visit, { kind: 'asking' });
      const sent = await link.send({ type: 'reprintTicket', visit });
      show(visit, sent.ok ? { kind: 'wanted' } : { kind: 'refused', text: sent.problem.text });
    },
  };
}
