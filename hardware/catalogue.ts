import type { Clock } from '#contract/clock.ts';
import type { DeviceKind } from '#contract/devices.ts';
import { openIdCardReader } from './id-card/id-card-reader.ts';
import { openCallKeypad } from './keypad/call-keypad.ts';
import { openLedSign } from './led/led-sign.ts';
import type { OpenPort } from './port/byte-port.ts';
import { type PortLine, portAt } from './port/open-port.ts';
import { openPrinter } from './printer/printer.ts';
import { openRatingPad } from './rating-pad/rating-pad.ts';

/** Every kind of device that can be driven here, and how its driver is opened. */
export const catalogue = {
  port: (line: PortLine, clock: Clock): OpenPort => portAt(line, clock),
  printer: openPrinter,
  idCardReader: openIdCardReader,
  ledSign: openLedSign,
  ratingPad: openRatingPad,
  callKeypad: openCallKeypad,
} as const satisfies Readonly<Record<DeviceKind | 'port', unknown>>;

export type Openers = typeof catalogue;
