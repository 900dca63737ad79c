import { type Signal, signal } from '@preact/signals';
import type { CommandRequest } from '#contract/channels.ts';
import type { ViewName, Views } from '#contract/views.ts';
import type { FeedState } from '#kit/link/feed.ts';
import type { Link, LinkFace } from '#kit/link/link.ts';
import type { Sent } from '#kit/link/wishes.ts';

type Faces = { readonly [Name in ViewName]?: FeedState<Views[Name]> };
type Feeds = { readonly [Name in ViewName]: Signal<FeedState<Views[Name]>> };

export interface StillLink extends Link {
  /** Every command that was sent, oldest first. */
  readonly sent: readonly CommandRequest['command'][];
  readonly feeds: Feeds;
  /** Answers the oldest command that has no answer yet. */
  answer(sent: Sent): Promise<void>;
}

/** A line to nowhere: shows the views it was given and keeps what the page would have sent. */
export function stillLink(faces: Faces, line: LinkFace = 'live'): StillLink {
  const sent: CommandRequest['command'][] = [];
  const asking: ((sent: Sent) => void)[] = [];
  const feed = <Name extends ViewName>(name: Name): Signal<FeedState<Views[Name]>> =>
    signal(faces[name] ?? { face: 'waiting' });
  const feeds: Feeds = {
    kiosk: feed('kiosk'),
    ticket: feed('ticket'),
    counter: feed('counter'),
    board: feed('board'),
    clerk: feed('clerk'),
    guide: feed('guide'),
    live: feed('live'),
    office: feed('office'),
    tasks: feed('tasks'),
    patrols: feed('patrols'),
    devices: feed('devices'),
    settings: feed('settings'),
    bench: feed('bench'),
    booking: feed('booking'),
    slots: feed('slots'),
    appointments: feed('appointments'),
    appointment: feed('appointment'),
  };
  return {
    sent,
    feeds,
    face: signal(line),
    lostSince: signal(null),
    isOneMoment: signal(false),
    isLetOut: signal(false),
    wasIn: signal(true),
    watch: (target) => feeds[target.view],
    unwatch() {},
    send(command) {
      sent.push(command);
      return new Promise((resolve) => asking.push(resolve));
    },
    ask: () => new Promise(() => {}),
    onTrace: () => () => {},
    close() {},
    async answer(outcome) {
      asking.shift()?.(outcome);
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}
