import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SimulatedDots } from '#contract/bench.ts';
import type { SimulatedOf } from '../bench-devices.ts';
import { dotsOf } from '../dot-picture.ts';

/** Backing pixels a dot: a lamp of a large sign is round, one of a small sign is a pixel. */
const LARGE_PX = 10;
const LAMP_RADIUS_PX = 3.9;

/** Steps of darkness that an eye can tell apart. */
const DIM_STEPS = 4;

/** The lamps of a sign as they burn: red, green, or both for yellow; blinking and dimmed as it does itself. */
export function SignDots({ sign, isLarge }: { sign: SimulatedOf<'ledSign'>; isLarge: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { dots, isBlinking, brightness } = sign;
  const { red, green } = dots;
  const step = Math.ceil((brightness / 100) * DIM_STEPS);
  const classes = ['lamps', isLarge ? '' : 'small', isBlinking ? 'blinking' : '', `bright-${step}`];
  const px = isLarge ? LARGE_PX : 1;
  useLayoutEffect(() => {
    if (canvas.current !== null) paintSign(canvas.current, dots, isLarge);
  }, [red.bits, green.bits, red.widthDots, isLarge]);
  return (
    <canvas
      ref={canvas}
      class={classes.filter((name) => name !== '').join(' ')}
      width={red.widthDots * px}
      height={red.heightDots * px}
    />
  );
}

function paintSign(canvas: HTMLCanvasElement, dots: SimulatedDots, isLarge: boolean): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const red = dotsOf(dots.red);
  const green = dotsOf(dots.green);
  const styles = getComputedStyle(canvas);
  const colours = ['--lamp-off', '--lamp-red', '--lamp-green', '--lamp-yellow'].map((name) =>
    styles.getPropertyValue(name),
  );
  context.clearRect(0, 0, canvas.width, canvas.height);
  for (let y = 0; y < red.heightDots; y += 1) {
    for (let x = 0; x < red.widthDots; x += 1) {
      const lit = (red.isSet(x, y) ? 1 : 0) + (green.isSet(x, y) ? 2 : 0);
      context.fillStyle = colours[lit] ?? '';
      if (!isLarge) {
        context.fillRect(x, y, 1, 1);
        continue;
      }
      context.beginPath();
      context.arc((x + 0.5) * LARGE_PX, (y + 0.5) * LARGE_PX, LAMP_RADIUS_PX, 0, 2 * Math.PI);
      context.fill();
    }
  }
}
