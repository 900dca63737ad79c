import { useEffect, useMemo } from 'preact/hooks';
import type { KioskId } from '#contract/ids.ts';
import { ScreenDoor, type ScreenPageProps } from '#kit/door/screen-door.tsx';
import { isKioskId, lastOfPath } from '#kit/ids.ts';
import { kitWords } from '#kit/kit-texts.ts';
import { hallNow, pageClock } from '#kit/page-clock.ts';
import { showPage } from '#kit/show-page.tsx';
import { Kiosk } from './kiosk.tsx';
import { openKioskModel } from './kiosk-model.ts';
import { openWedge } from './wedge.ts';

function pageOf(kiosk: KioskId) {
  return function KioskPage({ link }: ScreenPageProps) {
    const model = useMemo(() => openKioskModel({ link, kiosk, clock: pageClock, hallNow }), [link]);
    useEffect(() => model.close, [model]);
    useEffect(() => {
      const wedge = openWedge((text) => void model.checkIn.scanned(text));
      const listen = (event: KeyboardEvent) => wedge.key(event.key, event.timeStamp);
      addEventListener('keydown', listen);
      return () => removeEventListener('keydown', listen);
    }, [model]);
    return <Kiosk model={model} />;
  };
}

const kiosk = lastOfPath(location.pathname);
showPage(
  isKioskId(kiosk) ? (
    <ScreenDoor screen="kiosk" place={{ kind: 'kiosk', kiosk }} page={pageOf(kiosk)} />
  ) : (
    <p class="door-wait">{kitWords('wrongAddress')}</p>
  ),
);
