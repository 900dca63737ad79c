import type { ReadonlySignal } from '@preact/signals';
import type { LiveView } from '#contract/views.ts';
import { type Feed, viewOf } from '#kit/link/feed.ts';
import type { Link } from '#kit/link/link.ts';
import type { Presses } from '../presses.ts';
import type { Reprint } from '../reprint.ts';

export interface LiveModel {
  readonly feed: Feed<LiveView>;
  readonly view: ReadonlySignal<LiveView | null>;
  readonly reprint: Reprint;
  readonly presses: Presses;
  readonly mayRemind: boolean;
  close(): void;
}

/** The hall as it is now. Watched in every room: the others take the hall's day and its stirring from it. */
export function openLiveModel(
  link: Pick<Link, 'watch' | 'unwatch'>,
  tools: Pick<LiveModel, 'reprint' | 'presses' | 'mayRemind'>,
): LiveModel {
  const feed = link.watch({ view: 'live' });
  return { ...tools, feed, view: viewOf(feed), close: () => link.unwatch(feed) };
}
