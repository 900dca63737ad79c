import { ff68Shape } from '#hardware/ff68/ff68-shape.ts';
import { a090Shape } from '#hardware/led/a090/a090-message.ts';
import type { FrameShape } from '#hardware/port/frame-splitter.ts';
import { type LineTrace, openSharedLine } from '#hardware/port/shared-line.ts';
import { steppedClock } from '#test/support/stepped-clock.ts';
import { openCable } from '../cable.ts';

/** A line at 9600 baud whose devices the test plays. */
export function lineOnACable(shapes: readonly FrameShape[] = [ff68Shape, a090Shape]) {
  const clock = steppedClock(1_000_000);
  const cable = openCable();
  const traces: LineTrace[] = [];
  const noise: boolean[] = [];
  const line = openSharedLine({
    port: cable.port,
    baudRate: 9600,
    shapes: () => shapes,
    clock,
    onTrace: (trace) => traces.push(trace),
    onNoise: (isNoisy) => noise.push(isNoisy),
  });
  return { clock, cable, line, traces, noise };
}
