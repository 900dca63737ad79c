import { Icon } from '#kit/parts/icon.tsx';
import { liveWords } from '../live/live-texts.ts';
import type { UnhappyAlarm } from './unhappy-alarm.ts';

/** Whether the chime is heard at this workplace, and the key that changes it. */
export function SoundKey({ alarm }: { alarm: UnhappyAlarm }) {
  const isMuted = alarm.isMuted.value;
  const isBlocked = !isMuted && alarm.isBlocked.value;
  return (
    <button
      type="button"
      class={`manage-button is-small manage-sound ${isMuted ? 'is-muted' : ''}`}
      aria-pressed={!isMuted}
      onClick={() => alarm.mute(!isMuted && !isBlocked)}
    >
      <Icon name="bell" />
      {liveWords(isMuted ? 'soundOff' : isBlocked ? 'soundBlocked' : 'soundOn')}
    </button>
  );
}
