import { Icon, type IconName } from '#kit/parts/icon.tsx';
import { State } from '#kit/parts/plates.tsx';
import { deviceMood, type LiveDevices } from './live-marks.ts';
import { liveWords } from './live-texts.ts';

const ICONS: Readonly<Record<LiveDevices['kind'], IconName>> = {
  printer: 'printer',
  idCardReader: 'idCard',
  ledSign: 'ledSign',
  ratingPad: 'ratingPad',
  callKeypad: 'bell',
  voice: 'voice',
};

/** How the devices are, kind by kind; area grows only with trouble. */
export function DeviceStrip({ devices }: { devices: readonly LiveDevices[] }) {
  const hasVoice = devices.some(({ kind }) => kind === 'voice');
  const shown = hasVoice
    ? devices
    : [...devices, { kind: 'voice', up: 0, degraded: 0, down: 0 } as const];
  return (
    <section class="live-devices">
      <h2>{liveWords('devices')}</h2>
      <ul>
        {shown.map((counts) => (
          <li key={counts.kind}>
            <Icon name={ICONS[counts.kind]} />
            {liveWords(`device.${counts.kind}`)}
            <State mood={deviceMood(counts)}>{wordFor(counts)}</State>
          </li>
        ))}
      </ul>
    </section>
  );
}

function wordFor({ kind, up, degraded, down }: LiveDevices): string {
  const all = up + degraded + down;
  if (kind === 'voice') {
    if (all === 0) return liveWords('voiceUntried');
    return liveWords(down > 0 ? 'voiceDown' : 'voiceUp');
  }
  if (down > 0) return liveWords('downCount', { count: down });
  if (degraded > 0) return liveWords('degradedCount', { count: degraded });
  return liveWords('allUp', { up, all });
}
