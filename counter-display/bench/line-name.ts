import type { DeviceKind } from '#contract/devices.ts';
import type { PortId } from '#contract/ids.ts';
import type { BenchView } from '#contract/views.ts';
import { language } from '#kit/language.ts';
import { sideBySide } from '#kit/list.ts';
import { devicesOn } from './bench-devices.ts';
import { words } from './bench-texts.ts';

const KIND_WORDS = {
  printer: 'printer',
  idCardReader: 'reader',
  ledSign: 'sign',
  ratingPad: 'pad',
  callKeypad: 'keypad',
} as const satisfies Readonly<Record<DeviceKind, string>>;

export const kindName = (kind: DeviceKind): string => words(KIND_WORDS[kind]);

/** A line has no name of its own: it is called by the one device on it, or by the kinds that share it. */
export function lineName(view: BenchView, port: PortId): string {
  const devices = devicesOn(view, port);
  const [only] = devices;
  if (only === undefined) return port;
  if (devices.length === 1) return only.name;
  const kinds = new Set(devices.map(({ kind }) => kind));
  return sideBySide([...kinds].map(kindName), language.value);
}
