import { decodeKeypadReport } from '../keypad/keypad-message.ts';
import type { FrameShape } from '../port/frame-splitter.ts';
import { decodePadReport } from '../rating-pad/pad-message.ts';
import { measureFf68 } from './ff68-frame.ts';

/** FF 68 frames on a shared line: those of keypads and those of rating pads. */
export const ff68Shape: FrameShape = {
  measure: measureFf68,
  nameOf(frame) {
    const key = decodeKeypadReport(frame);
    if (key.ok) return `keypad.${key.value.kind}`;
    const grade = decodePadReport(frame);
    return grade.ok ? `pad.${grade.value.kind}` : 'ff68.unknown';
  },
};
