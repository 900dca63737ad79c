import type { ComponentChildren } from 'preact';

/** A section's name over its ink rule, with what belongs to it at the right. */
export function Heading({
  title,
  children = null,
}: {
  title: string;
  children?: ComponentChildren;
}) {
  return (
    <h2 class="manage-heading">
      {title}
      {children !== null && <span class="manage-heading-aside">{children}</span>}
    </h2>
  );
}
