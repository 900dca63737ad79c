import type { ComponentChildren } from 'preact';
import { kitWords } from '#kit/kit-texts.ts';
import { Icon, type IconName } from '#kit/parts/icon.tsx';

/** Where there is nothing to show: says why, and what comes next. */
export function Blank({
  icon,
  title,
  children = null,
}: {
  icon: IconName;
  title: string;
  children?: ComponentChildren;
}) {
  return (
    <div class="manage-blank">
      <Icon name={icon} />
      <p class="manage-blank-title">{title}</p>
      {children}
    </div>
  );
}

/** Nothing has come yet. It is shown late, so that a quick answer does not flicker. */
export function Waiting() {
  return <p class="manage-waiting">{kitWords('connecting')}</p>;
}
