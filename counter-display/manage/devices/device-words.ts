import type { Answers } from '#contract/channels.ts';
import type { DeviceKind, DeviceProblem, Health } from '#contract/devices.ts';
import { healthRemedy, healthWord, healthWords, isHealthReason } from '#kit/health-texts.ts';
import type { IconName } from '#kit/parts/icon.tsx';
import type { Mood } from '#kit/parts/plates.tsx';
import { isKeyOf } from '../ids.ts';
import { devicesWords } from './devices-texts.ts';

export const DEVICE_ICONS: Readonly<Record<DeviceKind, IconName>> = {
  printer: 'printer',
  idCardReader: 'idCard',
  ledSign: 'ledSign',
  ratingPad: 'ratingPad',
  callKeypad: 'bell',
};

const MOODS: Readonly<Record<Health['state'], Mood>> = { up: 'ok', degraded: 'warn', down: 'bad' };

/** A device that has not been heard of yet, or is just being opened, is neither well nor broken. */
export function healthMood(health: Health | null): Mood {
  return health === null || health.why === 'starting' ? 'off' : MOODS[health.state];
}

export function healthName(health: Health | null): string {
  return health === null ? healthWords('unknown') : healthWord(health.why);
}

export function remedyOf(health: Health | null): string {
  return health === null ? healthWords('unknownDo') : healthRemedy(health.why);
}

const PROBLEMS = {
  noSuchDevice: 'why.noSuchDevice',
  noReply: 'why.noReply',
  rejected: 'why.rejected',
  tooLong: 'why.tooLong',
} as const satisfies Record<Exclude<DeviceProblem['kind'], 'deviceDown'>, string>;

/** What came of trying a device, for somebody who stands before it. */
export function triedText(kind: DeviceKind, { isDone, why }: Answers['testDevice']): string {
  if (isDone) return devicesWords(`done.${kind}`);
  return devicesWords('failed', { why: whyText(why) });
}

function whyText(why: string): string {
  if (isKeyOf(PROBLEMS, why)) return devicesWords(PROBLEMS[why]);
  return isHealthReason(why) ? healthWord(why) : why;
}
