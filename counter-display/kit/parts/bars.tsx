import type { Mood } from './plates.tsx';
import { State } from './plates.tsx';

/** Over ten minutes is worth a look, over twenty is trouble. */
const WARN_FROM_MIN = 10;
const BAD_FROM_MIN = 20;
const FULL_MIN = 30;

/** How long somebody waits: number, mark and length together. */
export function WaitBar({ minutes, text }: { minutes: number; text: string }) {
  const mood: Mood | undefined =
    minutes > BAD_FROM_MIN ? 'bad' : minutes >= WARN_FROM_MIN ? 'warn' : undefined;
  return (
    <span class={`wait-bar ${mood ?? ''}`}>
      {mood === undefined ? (
        <span class="wait-bar-text">{text}</span>
      ) : (
        <State mood={mood}>{text}</State>
      )}
      <Length share={minutes / FULL_MIN} marks={[]} />
    </span>
  );
}

/** How far a step has come against its usual time; past 120 % the fill warns. */
export function DurationBar({
  elapsedMs,
  usualMs,
  onBoard = false,
}: {
  elapsedMs: number;
  usualMs: number;
  onBoard?: boolean;
}) {
  const share = usualMs > 0 ? elapsedMs / usualMs : 0;
  const isOver = share > 1.2;
  return (
    <span class={`duration-bar ${isOver ? 'over' : ''} ${onBoard ? 'on-dark' : ''}`}>
      {/* The bar holds one and a half times the usual; the tick stands at the usual. */}
      <Length share={share / 1.5} marks={[1 / 1.5]} />
    </span>
  );
}

/** SVG, for its lengths are attributes: the content security policy forbids inline styles. */
function Length({ share, marks }: { share: number; marks: readonly number[] }) {
  const width = Math.round(Math.min(1, Math.max(0, share)) * 1_000);
  return (
    <svg class="length" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="length-trough" width="1000" height="10" />
      <rect class="length-fill" width={width} height="10" />
      {marks.map((mark) => (
        <rect
          key={mark}
          class="length-mark"
          x={Math.round(mark * 1_000) - 3}
          width="6"
          height="10"
        />
      ))}
    </svg>
  );
}

const RING_RADIUS = 47;
const RING_LENGTH = 2 * Math.PI * RING_RADIUS;

/** A countdown with its figure. `share` is what is left, 1 at the beginning. */
export function Ring({ seconds, share, label }: { seconds: number; share: number; label: string }) {
  const left = Math.min(1, Math.max(0, share)) * RING_LENGTH;
  return (
    <span class="ring" role="timer" aria-label={label}>
      <svg viewBox="0 0 108 108" aria-hidden="true">
        <circle class="ring-track" cx="54" cy="54" r={RING_RADIUS} />
        <circle
          class="ring-left"
          cx="54"
          cy="54"
          r={RING_RADIUS}
          stroke-dasharray={`${left.toFixed(1)} ${RING_LENGTH.toFixed(1)}`}
        />
      </svg>
      <span class="num">{seconds}</span>
    </span>
  );
}
