import type { KioskView } from '#contract/views.ts';
import { Banner } from '#kit/parts/banner.tsx';
import type { KioskModel } from '../kiosk-model.ts';
import { words } from '../kiosk-texts.ts';

/** Shown when the time of somebody who has begun is nearly over; any touch gives it again. */
const WARN_FROM_SECONDS = 10;

/** One line between head and keys for what is not as always; empty in a healthy hall. */
export function Strip({
  model,
  view,
  isLost,
}: {
  model: KioskModel;
  view: KioskView;
  isLost: boolean;
}) {
  const left = model.countdown.left.value;
  if (isLost) {
    return (
      <Banner tone="warn" icon="noLink">
        {words('lostStrip')}
      </Banner>
    );
  }
  if (left !== null && left <= WARN_FROM_SECONDS) {
    return (
      <Banner tone="info" icon="clock" aside={words('stay')}>
        {words('stillThere', { count: left })}
      </Banner>
    );
  }
  if (view.printer === null || view.printer.state === 'down') {
    const isPaper = view.printer?.why === 'paperOut';
    return (
      <Banner tone="warn" icon="printer">
        {words(isPaper ? 'noPaperStrip' : 'printerStrip')}
      </Banner>
    );
  }
  return null;
}
