import { useEffect, useMemo } from 'preact/hooks';
import type { CounterId } from '#contract/ids.ts';
import { ScreenDoor, type ScreenPageProps } from '#kit/door/screen-door.tsx';
import { isCounterId, lastOfPath } from '#kit/ids.ts';
import { kitWords } from '#kit/kit-texts.ts';
import { pageClock } from '#kit/page-clock.ts';
import { showPage } from '#kit/show-page.tsx';
import { openLabelMemory } from './label-memory.ts';
import { WindowDisplay } from './window.tsx';
import { openWindowModel } from './window-model.ts';

function pageOf(counter: CounterId) {
  const memory = openLabelMemory(localStorage, counter);
  return function WindowPage({ link }: ScreenPageProps) {
    const model = useMemo(
      () => openWindowModel({ link, counter, clock: pageClock, memory }),
      [link],
    );
    useEffect(() => model.close, [model]);
    return <WindowDisplay model={model} />;
  };
}

const counter = lastOfPath(location.pathname);
showPage(
  isCounterId(counter) ? (
    <ScreenDoor
      screen="windowDisplay"
      place={{ kind: 'counter', counter }}
      page={pageOf(counter)}
    />
  ) : (
    <p class="door-wait">{kitWords('wrongAddress')}</p>
  ),
);
