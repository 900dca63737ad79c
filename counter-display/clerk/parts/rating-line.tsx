import type { ReadonlySignal } from '@preact/signals';
import type { Instant } from '#contract/clock.ts';
import type { ClerkView } from '#contract/views.ts';
import { State } from '#kit/parts/plates.tsx';
import { words } from '../texts/console-texts.ts';

/** Whether the last customer may still rate. What they have given is none of the clerk's business. */
export function RatingLine({ view, now }: { view: ClerkView; now: ReadonlySignal<Instant> }) {
  const { rating, thanked } = view.counter;
  const leftMs = rating === null ? 0 : rating.until - now.value;
  return (
    <section class="rating-line">
      <h2>{words('rating')}</h2>
      {rating !== null && leftMs > 0 ? (
        <p>
          <State mood="go">{words('ratingOpen', { number: rating.number })}</State>
          <span>{words('ratingLeft', { seconds: Math.ceil(leftMs / 1_000) })}</span>
        </p>
      ) : (
        <p>
          {thanked === null ? (
            <span>{words('ratingIdle')}</span>
          ) : (
            <State mood="ok">{words('ratingDone', { number: numberOf(thanked.visit) })}</State>
          )}
        </p>
      )}
    </section>
  );
}

/** A visit's name is its day and its number: `2026-07-03.A017`. */
const numberOf = (visit: string) => visit.slice(visit.indexOf('.') + 1);
