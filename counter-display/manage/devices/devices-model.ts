import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Answers, StartInfo } from '#contract/channels.ts';
import type { Clock } from '#contract/clock.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { StaffRole } from '#contract/staff.ts';
import type { DevicesView } from '#contract/views.ts';
import { type Feed, viewOf } from '#kit/link/feed.ts';
import type { Link } from '#kit/link/link.ts';
import type { Route } from '../route.ts';
import { type FindModel, openFindModel } from './find-model.ts';
import { type Invite, openInvite } from './invite.ts';
import { NO_PLACES, type Places, placesOf, placeText } from './places.ts';
import { openRevoke, type Revoke } from './revoke.ts';

export type Device = DevicesView['devices'][number];
export const FILTERS = ['all', 'down', 'degraded'] as const;
export type Filter = (typeof FILTERS)[number];

export type TestFace =
  | { readonly kind: 'trying' }
  | { readonly kind: 'tried'; readonly answer: Answers['testDevice'] }
  | { readonly kind: 'refused'; readonly text: string };

export interface DevicesModel {
  readonly feed: Feed<DevicesView>;
  readonly view: ReadonlySignal<DevicesView | null>;
  readonly places: ReadonlySignal<Places>;
  readonly filter: ReadonlySignal<Filter>;
  readonly search: ReadonlySignal<string>;
  readonly counts: ReadonlySignal<Readonly<Record<Filter, number>>>;
  readonly listed: ReadonlySignal<readonly Device[]>;
  /** The one whose archive is open: as the address says, else the first in trouble, else the first. */
  readonly opened: ReadonlySignal<Device | null>;
  readonly mayTest: boolean;
  readonly tests: ReadonlySignal<ReadonlyMap<string, TestFace>>;
  /** Null where the role may not open lines. */
  readonly find: FindModel | null;
  readonly invite: Invite;
  readonly revoke: Revoke;
  chooseFilter(filter: Filter): void;
  type(search: string): void;
  test(device: Device): Promise<void>;
  close(): void;
}

export interface DevicesOptions {
  readonly link: Pick<Link, 'watch' | 'unwatch' | 'ask' | 'face'>;
  readonly clock: Clock;
  readonly role: StaffRole;
  readonly route: ReadonlySignal<Route>;
  /** Names of kiosks and counters; the view of devices carries only their ids. */
  readonly askStart: () => Promise<Outcome<StartInfo, unknown>>;
}

const PLACES_AGAIN_MS = 5_000;

/** Devices, screens and the voice, as their maintainer sees them. */
export function openDevicesModel(options: DevicesOptions): DevicesModel {
  const { link, clock, role, route, askStart } = options;
  const feed = link.watch({ view: 'devices' });
  const view = viewOf(feed);
  const places = signal<Places>(NO_PLACES);
  const filter = signal<Filter>('all');
  const search = signal('');
  const tests = signal<ReadonlyMap<string, TestFace>>(new Map());

  const all = computed(() => view.value?.devices ?? []);
  const chosenId = computed(() =>
    route.value.room === 'devices' && route.value.part === 'devices' ? route.value.device : null,
  );
  const show = (device: Device, face: TestFace) => {
    tests.value = new Map([...tests.peek(), [device.device, face]]);
  };

  let cancelAsking = () => {};
  let isClosed = false;
  const learnPlaces = async () => {
    const answer = await askStart();
    if (isClosed) return;
    if (answer.ok) places.value = placesOf(answer.value);
    else cancelAsking = clock.after(PLACES_AGAIN_MS, () => void learnPlaces());
  };
  // Counters may have been renamed while the line was away.
  const stop = effect(() => {
    if (link.face.value === 'live') void learnPlaces();
  });

  return {
    feed,
    view,
    places,
    filter,
    search,
    counts: computed(() => ({
      all: all.value.length,
      down: all.value.filter((device) => isIn('down', device)).length,
      degraded: all.value.filter((device) => isIn('degraded', device)).length,
    })),
    listed: computed(() => {
      const typed = search.value.trim().toLowerCase();
      return all.value.filter((device) => {
        if (!isIn(filter.value, device)) return false;
        const { name, device: id, port, path } = device;
        const place = placeText(device.place, places.value);
        return [name, id, port, path, place].join(' ').toLowerCase().includes(typed);
      });
    }),
    opened: computed(() => {
      const wanted = all.value.find(({ device }) => device === chosenId.value);
      const worst =
        all.value.find((device) => isIn('down', device)) ??
        all.value.find((device) => isIn('degraded', device));
      return wanted ?? worst ?? all.value[0] ?? null;
    }),
    mayTest: role === 'maintainer',
    tests,
    find: role === 'maintainer' ? openFindModel(link) : null,
    invite: openInvite(link),
    revoke: openRevoke(link),
    chooseFilter(next) {
      filter.value = next;
    },
    type(next) {
      search.value = next;
    },
    async test(device) {
      if (tests.peek().get(device.device)?.kind === 'trying') return;
      show(device, { kind: 'trying' });
      const answer = await link.ask({ ask: 'testDevice', device: device.device });
      show(
        device,
        answer.ok
          ? { kind: 'tried', answer: answer.value }
          : { kind: 'refused', text: answer.problem.text },
      );
    },
    close() {
      isClosed = true;
      stop();
      cancelAsking();
      link.unwatch(feed);
    },
  };
}

/** A device that nothing has been heard of is as good as down. */
function isIn(filter: Filter, { health }: Device): boolean {
  return filter === 'all' || (health?.state ?? 'down') === filter;
}
