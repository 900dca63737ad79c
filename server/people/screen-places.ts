import type { Place } from '#contract/place.ts';
import type { ScreenRole } from '#contract/staff.ts';

/** Where a screen of each role stands; anywhere else it would act for a place that is not its own. */
const PLACE_OF: Readonly<Record<ScreenRole, Place['kind']>> = {
  kiosk: 'kiosk',
  windowDisplay: 'counter',
  ratingPad: 'counter',
  lobbyBoard: 'lobby',
  station: 'station',
};

export function hasItsPlace(role: ScreenRole, place: Place): boolean {
  return PLACE_OF[role] === place.kind;
}
