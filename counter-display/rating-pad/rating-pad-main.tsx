import { useEffect, useMemo } from 'preact/hooks';
import type { CounterId } from '#contract/ids.ts';
import { ScreenDoor, type ScreenPageProps } from '#kit/door/screen-door.tsx';
import { isCounterId, lastOfPath } from '#kit/ids.ts';
import { kitWords } from '#kit/kit-texts.ts';
import { hallNow } from '#kit/page-clock.ts';
import { showPage } from '#kit/show-page.tsx';
import { openPressTick } from './press-tick.ts';
import { RatingPad } from './rating-pad.tsx';
import { openRatingPadModel } from './rating-pad-model.ts';

function pageOf(counter: CounterId) {
  const tick = openPressTick();
  return function RatingPadPage({ link }: ScreenPageProps) {
    const model = useMemo(() => openRatingPadModel({ link, counter, hallNow }), [link]);
    useEffect(() => model.close, [model]);
    return <RatingPad model={model} onPress={tick} />;
  };
}

const counter = lastOfPath(location.pathname);
showPage(
  isCounterId(counter) ? (
    <ScreenDoor screen="ratingPad" place={{ kind: 'counter', counter }} page={pageOf(counter)} />
  ) : (
    <p class="door-wait">{kitWords('wrongAddress')}</p>
  ),
);
