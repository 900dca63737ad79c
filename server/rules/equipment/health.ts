import type { Instant } from '#contract/clock.ts';
import type { CommandOf, EventOf } from '#contract/facts.ts';
import { type Hall, HEALTH_HISTORY_MAX } from '../hall-state.ts';

/** A report that says what is known already is no fact: a crew reports as often as it likes. */
export function decideReportHealth(
  hall: Hall,
  { device, state, why, detail }: CommandOf<'reportHealth'>,
  at: Instant,
): readonly EventOf<'deviceHealthChanged'>[] {
  const known = hall.devices.get(device)?.health;
  if (known?.state === state && known.why === why && known.detail === detail) return [];
  return [{ type: 'deviceHealthChanged', device, health: { state, why, since: at, detail } }];
}

export function applyDeviceHealthChanged(
  hall: Hall,
  { device, health }: EventOf<'deviceHealthChanged'>,
): void {
  const before = hall.devices.get(device)?.history ?? [];
  hall.devices.set(device, { health, history: [health, ...before].slice(0, HEALTH_HISTORY_MAX) });
}
