import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * A page made for one panel, such as 1080 × 1920, shown whole on any screen: lengths inside are the
 * panel's own pixels. On the panel itself nothing is scaled.
 */
export function Stage({
  width,
  height,
  class: extra = '',
  children,
}: {
  width: number;
  height: number;
  class?: string;
  children: ComponentChildren;
}) {
  const stage = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const scale = () => {
      const share = Math.min(window.innerWidth / width, window.innerHeight / height);
      const { style } = stage.current ?? {};
      style?.setProperty('width', `${width}px`);
      style?.setProperty('height', `${height}px`);
      style?.setProperty('zoom', share.toFixed(4));
    };
    scale();
    window.addEventListener('resize', scale);
    return () => window.removeEventListener('resize', scale);
  }, [width, height]);
  return (
    <div class="stage">
      <div ref={stage} class={`stage-panel ${extra}`}>
        {children}
      </div>
    </div>
  );
}
