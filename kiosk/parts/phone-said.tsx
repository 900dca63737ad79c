import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '#kit/parts/icon.tsx';

/** One sentence and what follows from it. */
export function Said({
  icon,
  title,
  more,
  isWholePage = false,
  children = null,
}: {
  icon: IconName;
  title: string;
  more: string;
  isWholePage?: boolean;
  children?: ComponentChildren;
}) {
  const Heading = isWholePage ? 'h1' : 'h2';
  return (
    <section class="phone-said" aria-live="polite">
      <Icon name={icon} />
      <Heading>{title}</Heading>
      <p>{more}</p>
      {children}
    </section>
  );
}
