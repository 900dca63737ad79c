import { Banner } from '#kit/parts/banner.tsx';
import { levelName } from '#kit/parts/faces.tsx';
import { liveWords } from '../live/live-texts.ts';
import { taskHash } from '../route.ts';
import type { UnhappyAlarm } from './unhappy-alarm.ts';

/** The visible twin of the chime, in whatever room somebody is; it stays until somebody takes note. */
export function AlarmStrip({ alarm }: { alarm: UnhappyAlarm }) {
  const alert = alarm.shown.value;
  if (alert === null) return null;
  return (
    <Banner
      tone="bad"
      icon="bell"
      aside={
        <span class="manage-alarm-keys">
          <a href={taskHash(alert.task)} onClick={alarm.dismiss}>
            {liveWords('toTask')}
          </a>
          <button type="button" onClick={alarm.dismiss}>
            {liveWords('dismiss')}
          </button>
        </span>
      }
    >
      {liveWords('unhappyNow', { number: alert.number, level: levelName(alert.level) })}
    </Banner>
  );
}
