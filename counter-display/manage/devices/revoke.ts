import { type ReadonlySignal, signal } from '@preact/signals';
import type { ScreenId } from '#contract/ids.ts';
import type { Link } from '#kit/link/link.ts';

export type RevokeFace =
  | { readonly kind: 'none' }
  | { readonly kind: 'sure'; readonly screen: ScreenId }
  | { readonly kind: 'revoking'; readonly screen: ScreenId }
  | { readonly kind: 'refused'; readonly screen: ScreenId; readonly text: string };

/** A screen is put out. It asks once: a kiosk that is put out by mistake stands dark until somebody goes there. */
export interface Revoke {
  readonly face: ReadonlySignal<RevokeFace>;
  press(screen: ScreenId): void;
  keep(): void;
  revoke(): Promise<void>;
}

export function openRevoke(link: Pick<Link, 'ask'>): Revoke {
  const face = signal<RevokeFace>({ kind: 'none' });
  return {
    face,
    press(screen) {
      if (face.peek().kind !== 'revoking') face.value = { kind: 'sure', screen };
    },
    keep() {
      if (face.peek().kind !== 'revoking') face.value = { kind: 'none' };
    },
    async revoke() {
      const asked = face.peek();
      if (asked.kind !== 'sure') return;
      const { screen } = asked;
      face.value = { kind: 'revoking', screen };
      const answer = await link.ask({ ask: 'revokeScreen', screen });
      face.value = answer.ok
        ? { kind: 'none' }
        : { kind: 'refused', screen, text: answer.problem.text };
    },
  };
}
