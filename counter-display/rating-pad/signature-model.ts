import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { CounterId } from '#contract/ids.ts';
import type { Link } from '#kit/link/link.ts';

/** The field is this wide and high in its own measure, whatever the screen makes of it. */
export const FIELD = { width: 1_000, height: 400 } as const;
/** As many as the hall takes: nobody's name has more. */
const STROKES_MAX = 100;
const NUMBERS_MAX = 2_000;
/** Nearer than this to the last point says nothing new about a line. */
const STEP_MIN = 3;

type Stroke = readonly number[];

/** What is drawn on the pad until it is handed in: nowhere else, and gone when it is done. */
export interface SignatureModel {
  readonly strokes: ReadonlySignal<readonly Stroke[]>;
  readonly isEmpty: ReadonlySignal<boolean>;
  readonly isSending: ReadonlySignal<boolean>;
  /** Why it was not taken. */
  readonly refused: ReadonlySignal<string | null>;
  /** Places in the measure of the field. */
  begin(x: number, y: number): void;
  move(x: number, y: number): void;
  lift(): void;
  clear(): void;
  handIn(): Promise<void>;
  drop(): void;
}

export function openSignatureModel({
  link,
  counter,
}: {
  readonly link: Pick<Link, 'ask' | 'send'>;
  readonly counter: CounterId;
}): SignatureModel {
  const strokes = signal<readonly Stroke[]>([]);
  const isSending = signal(false);
  const refused = signal<string | null>(null);
  let isDown = false;

  const place = (x: number, y: number): Stroke => [
    Math.round(Math.min(Math.max(x, 0), FIELD.width)),
    Math.round(Math.min(Math.max(y, 0), FIELD.height)),
  ];
  const clear = () => {
    isDown = false;
    strokes.value = [];
    refused.value = null;
  };
  return {
    strokes,
    isEmpty: computed(() => strokes.value.length === 0),
    isSending,
    refused,
    begin(x, y) {
      if (isSending.peek() || strokes.peek().length >= STROKES_MAX) return;
      isDown = true;
      // A dot has two ends in one place.
      const point = place(x, y);
      strokes.value = [...strokes.peek(), [...point, ...point]];
    },
    move(x, y) {
      const last = strokes.peek().at(-1);
      if (!isDown || last === undefined || last.length >= NUMBERS_MAX) return;
      const point = place(x, y);
      const [fromX = 0, fromY = 0] = last.slice(-2);
      const [toX = 0, toY = 0] = point;
      if (Math.hypot(toX - fromX, toY - fromY) < STEP_MIN) return;
      strokes.value = [...strokes.peek().slice(0, -1), [...last, ...point]];
    },
    lift() {
      isDown = false;
    },
    clear,
    async handIn() {
      if (isSending.peek() || strokes.peek().length === 0) return;
      isDown = false;
      isSending.value = true;
      refused.value = null;
      const handed = strokes.peek().map((stroke) => [...stroke]);
      const answer = await link.ask<'signCase'>({ ask: 'signCase', counter, strokes: handed });
      isSending.value = false;
      if (answer.ok) clear();
      else refused.value = answer.problem.text;
    },
    drop() {
      clear();
      void link.send({ type: 'dropSignature', counter });
    },
  };
}
