import type { ComponentChildren } from 'preact';
import type { HallSign } from '#contract/views.ts';
import { dateLine, timeOfDay } from '#kit/format.ts';
import { pick, pickSecond, secondLanguage } from '#kit/language.ts';
import { hallNow } from '#kit/page-clock.ts';
import { Mark } from '#kit/parts/icon.tsx';

/** The board at the head of every kiosk page: whose hall, what time, and what the page is about. */
export function KioskHead({
  hall,
  children,
  class: extra = '',
}: {
  hall: HallSign;
  children: ComponentChildren;
  class?: string;
}) {
  return (
    <header class={`kiosk-head on-board ${extra}`}>
      <div class="brand">
        <Mark />
        <div>
          <b>{pick(hall.name)}</b>
          <span lang={secondLanguage.value}>{pickSecond(hall.name)}</span>
        </div>
        <div class="clock">
          <div class="num">{timeOfDay(hallNow.value, hall.timeZone)}</div>
          <p>{dateLine(hallNow.value, hall.timeZone)}</p>
        </div>
      </div>
      {children}
    </header>
  );
}
