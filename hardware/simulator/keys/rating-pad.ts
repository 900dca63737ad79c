import type { Simulated, Surroundings } from '../device.ts';
import { type Ff68Frame, ff68Bytes, hearFf68 } from './ff68-frame.ts';
import { openRepeater } from './repeater.ts';

/** §4.1, evaluator → host: command 11 with the grade; host → evaluator: command 01. */
const GRADE = 0x11;
const FROM_HOST = 0x01;
const START = 0x0b;

/** Pads are more stubborn than keypads: a rating that nobody takes is sent for three seconds. */
const REPEATS_MAX = 10;
const REPEAT_MS = 300;

/** A customer's pad with grade keys, acknowledged in one of the two published forms. */
export function simulateRatingPad(surroundings: Surroundings): Simulated {
  const { build, clock, changed } = surroundings;
  const hear = hearFf68(clock);
  const repeater = openRepeater(surroundings, { repeatsMax: REPEATS_MAX, repeatMs: REPEAT_MS });
  let isAsking = false;
  let lastGrade: number | null = null;

  const isAcknowledgement = (frame: Ff68Frame) =>
    build.acknowledgedBy === 'short'
      ? !frame.hasLead && frame.data.length === 0
      : frame.hasLead && frame.data.length === 1 && frame.data[0] === lastGrade;

  return {
    hear(bytes) {
      for (const frame of hear(bytes)) {
        if (frame.address !== build.address || frame.command !== FROM_HOST) continue;
        if (frame.hasLead && frame.data.length === 1 && frame.data[0] === START) {
          isAsking = true;
          changed();
        } else if (isAcknowledgement(frame)) {
          repeater.settle();
          isAsking = false;
          changed();
        }
      }
    },
    obey(order) {
      if (order.order !== 'pressGrade') return;
      lastGrade = order.grade;
      repeater.send(ff68Bytes(build.address, GRADE, [order.grade]));
      changed();
    },
    state: (base) => ({ ...base, kind: 'ratingPad', isAsking, lastGrade }),
    stop: repeater.settle,
  };
}
