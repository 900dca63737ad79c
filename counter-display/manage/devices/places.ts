import type { StartInfo } from '#contract/channels.ts';
import type { CounterId, KioskId, StationId } from '#contract/ids.ts';
import type { Place } from '#contract/place.ts';
import type { ScreenRole } from '#contract/staff.ts';
import { isCounterId, isKioskId, isStationId } from '#kit/ids.ts';
import { words } from '../manage-texts.ts';

/** What people call the places where screens and devices stand. */
export interface Places {
  readonly kiosks: readonly { readonly id: KioskId; readonly name: string }[];
  readonly counters: readonly { readonly id: CounterId; readonly label: string }[];
  readonly stations: readonly { readonly id: StationId; readonly name: string }[];
}
export const NO_PLACES: Places = { kiosks: [], counters: [], stations: [] };

export function placesOf(info: Pick<StartInfo, 'kiosks' | 'counters' | 'stations'>): Places {
  return {
    kiosks: info.kiosks.flatMap(({ id, name }) => (isKioskId(id) ? [{ id, name }] : [])),
    counters: info.counters.flatMap(({ id, label }) => (isCounterId(id) ? [{ id, label }] : [])),
    stations: info.stations.flatMap(({ id, name }) => (isStationId(id) ? [{ id, name }] : [])),
  };
}

/** `3 号窗口`; what has left the settings is called by its id. */
export function placeText(place: Place, { kiosks, counters, stations }: Places): string {
  switch (place.kind) {
    case 'kiosk':
      return kiosks.find(({ id }) => id === place.kiosk)?.name ?? place.kiosk;
    case 'counter': {
      const known = counters.find(({ id }) => id === place.counter);
      return words('counter', { label: known?.label ?? place.counter });
    }
    case 'station':
      return stations.find(({ id }) => id === place.station)?.name ?? place.station;
    case 'lobby':
      return words('lobby');
    case 'desk':
      return words('desk');
  }
}

/** Where a screen of each role may stand; the server refuses any other place. */
export function placesFor(
  role: ScreenRole,
  { kiosks, counters, stations }: Places,
): readonly Place[] {
  switch (role) {
    case 'kiosk':
      return kiosks.map(({ id }) => ({ kind: 'kiosk', kiosk: id }));
    case 'windowDisplay':
    case 'ratingPad':
      return counters.map(({ id }) => ({ kind: 'counter', counter: id }));
    case 'lobbyBoard':
      return [{ kind: 'lobby' }];
    case 'station':
      return stations.map(({ id }) => ({ kind: 'station', station: id }));
  }
}

/** One text for each place, for lists in the page. */
export function placeKey(place: Place): string {
  return Object.values(place).join('.');
}
