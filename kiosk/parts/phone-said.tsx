import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '#kit/parts/icon.tsx';

/** One sentence and what follows from it. */
export function Said({
  icon,
  title,
  more,
  children = null,
}: {
  icon: IconName;
  title: string;
  more: string;
  children?: ComponentChildren;
}) {
  return (
    <section class="phone-said" aria-live="polite">
      <Icon name={icon} />
      <h2>{title}</h2>
      <p>{more}</p>
      {children}
    </section>
  );
}
