import type { ComponentChildren } from 'preact';
import type { Instant } from '#contract/clock.ts';
import { timeOfDay } from '../format.ts';
import { kitWords } from '../kit-texts.ts';
import type { Link } from '../link/link.ts';
import { Icon, type IconName } from './icon.tsx';

/** One line across a page that says what is so. `strong` is ink; the others are tinted. */
export function Banner({
  tone,
  icon,
  children,
  aside,
}: {
  tone: 'strong' | 'warn' | 'bad' | 'info';
  icon?: IconName;
  children: ComponentChildren;
  aside?: ComponentChildren;
}) {
  return (
    <div class={`banner ${tone}`} role="status">
      {icon !== undefined && <Icon name={icon} />}
      <span class="banner-text">{children}</span>
      {aside !== undefined && <span class="banner-aside">{aside}</span>}
    </div>
  );
}

/**
 * Stands at the edge of every page and is empty while all is well. Says at once that the line is
 * lost, how old the figures are, and that the server will be back.
 */
export function LinkStrip({
  link,
  seenAt,
  timeZone,
}: {
  link: Pick<Link, 'face' | 'isOneMoment'>;
  /** When the figures on the page were true; null where there are none. */
  seenAt: Instant | null;
  timeZone: string;
}) {
  if (link.isOneMoment.value) {
    return (
      <Banner tone="strong" icon="clock">
        {kitWords('oneMoment')}
      </Banner>
    );
  }
  if (link.face.value !== 'lost') return null;
  const aside =
    seenAt === null ? undefined : kitWords('linkLostSince', { time: timeOfDay(seenAt, timeZone) });
  return (
    <Banner tone="strong" icon="noLink" {...(aside === undefined ? {} : { aside })}>
      {kitWords('linkLost')}
    </Banner>
  );
}
