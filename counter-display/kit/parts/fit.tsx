import { useLayoutEffect, useRef } from 'preact/hooks';
import './fit.css';

/** Narrower steps are not seen, wider ones waste room. */
const STEP = 0.05;
/** Below that nothing can be read from where the rest is read. */
const SMALLEST = 0.4;
const LINE_HEIGHT = 1.1;
const LINES_MAX = 2;

/**
 * A line of the hall's own words, whose length nobody knows: set smaller rather than cut, and on two lines
 * where it would get smaller than `least` of its size. Its box must have a width of its own. A `courtesy`, such as
 * the name in a second language, is left out where even two lines are too few.
 */
export function Fit({
  text,
  least = 0.6,
  isCourtesy = false,
  lang,
  class: extra = '',
}: {
  text: string;
  least?: number;
  isCourtesy?: boolean;
  lang?: string;
  class?: string;
}) {
  const line = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const { current } = line;
    if (current === null) return;
    const settle = () => fitLine(current, least, isCourtesy);
    settle();
    // A letter that comes with a font that is still on its way may be wider.
    document.fonts.addEventListener('loadingdone', settle);
    const watch = new ResizeObserver(settle);
    watch.observe(current);
    return () => {
      document.fonts.removeEventListener('loadingdone', settle);
      watch.disconnect();
    };
  }, [text, least, isCourtesy]);
  return (
    <span ref={line} class={`fit ${extra}`} lang={lang}>
      {text}
    </span>
  );
}

function fitLine(line: HTMLElement, least: number, isCourtesy: boolean): void {
  const { style, classList } = line;
  classList.remove('is-wrapped', 'is-left-out');
  style.setProperty('font-size', '');
  const share = line.clientWidth / Math.max(1, line.scrollWidth);
  if (share >= 1) return;
  const wholePx = Number.parseFloat(getComputedStyle(line).fontSize);
  const setTo = (size: number) =>
    style.setProperty('font-size', `${(size * wholePx).toFixed(2)}px`);
  if (share >= least) {
    setTo(share - 0.005);
    return;
  }
  classList.add('is-wrapped');
  const smallest = isCourtesy ? least : SMALLEST;
  for (let size = least; size >= smallest; size -= STEP) {
    setTo(size);
    const fitsHeight = line.scrollHeight < size * wholePx * LINE_HEIGHT * (LINES_MAX + 0.5);
    if (fitsHeight && line.scrollWidth <= line.clientWidth) return;
  }
  if (isCourtesy) classList.add('is-left-out');
}
