import { unreachable } from '#contract/assert.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Place } from '#contract/place.ts';
import type { QueueRefusal } from '#contract/queue.ts';
import type { HallSettings } from '#contract/settings.ts';
import type { StationRefusal } from '#contract/stations.ts';

/** Whether the hall has this place at the moment. */
export function placeExists(
  place: Place,
  settings: HallSettings,
): Outcome<undefined, QueueRefusal | StationRefusal> {
  switch (place.kind) {
    case 'kiosk':
      return settings.kiosks.some(({ id }) => id === place.kiosk)
        ? ok()
        : refuse({ kind: 'noSuchKiosk' });
    case 'counter':
      return settings.counters.some(({ id }) => id === place.counter)
        ? ok()
        : refuse({ kind: 'noSuchCounter' });
    case 'station':
      return settings.stations.some(({ id }) => id === place.station)
        ? ok()
        : refuse({ kind: 'noSuchStation' });
    case 'lobby':
    case 'desk':
      return ok();
    default:
      return unreachable(place);
  }
}
