import type { ReadonlySignal } from '@preact/signals';
import type { Instant } from '#contract/clock.ts';
import type { HallSign } from '#contract/views.ts';
import { dateLine, timeOfDay } from '#kit/format.ts';
import { pick, pickSecond, secondLanguage } from '#kit/language.ts';
import { Fit } from '#kit/parts/fit.tsx';
import { Mark } from '#kit/parts/icon.tsx';

export interface BoardHeadProps {
  readonly hall: HallSign;
  readonly now: ReadonlySignal<Instant>;
  /** Something else stands in place of the name. */
  readonly isShort: boolean;
}

/** Where this is, and what time it is. */
export function BoardHead({ hall, now, isShort }: BoardHeadProps) {
  const time = <p class="lobby-time num">{timeOfDay(now.value, hall.timeZone)}</p>;
  if (isShort) {
    return (
      <header class="lobby-head is-short">
        <h1 class="visually-hidden">{pick(hall.name)}</h1>
        {time}
      </header>
    );
  }
  return (
    <header class="lobby-head">
      <Mark />
      <h1>
        <Fit text={pick(hall.name)} />
      </h1>
      <p class="lobby-second-name" lang={secondLanguage.value}>
        <Fit text={pickSecond(hall.name)} isCourtesy />
      </p>
      <p class="lobby-date">{dateLine(now.value, hall.timeZone)}</p>
      {time}
    </header>
  );
}
