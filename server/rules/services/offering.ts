import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Texts } from '#contract/language.ts';
import type { ServiceSettings } from '#contract/settings.ts';
import type { Hall } from '../hall-state.ts';
import { openingAt } from '../service-day.ts';

/** Whether tickets are given for a service now; of several reasons against it the first that is so. */
export type Offering =
  | { readonly kind: 'open' }
  | { readonly kind: 'hallClosed'; readonly opensAt: string }
  | { readonly kind: 'closed'; readonly opensAt: string }
  /** `text` says why, where a supervisor has paused it. */
  | { readonly kind: 'paused'; readonly until: string; readonly text: Texts | null }
  | { readonly kind: 'full'; readonly quota: number };

/** Nothing is given while the hall is closed, whatever the service's own hours. */
export function offeringOf(hall: Hall, service: ServiceSettings, at: Instant): Offering {
  const ofHall = openingAt(hall.settings, at);
  if (!ofHall.isOpen) return { kind: 'hallClosed', opensAt: ofHall.opensAt };
  const own = openingAt(hall.rulebook.hoursOf.get(service.id) ?? hall.settings, at);
  if (!own.isOpen) return { kind: 'closed', opensAt: own.opensAt };
  // The text says when it comes back; a person takes the pause away, no clock does.
  const { pause, issued } = mustGet(hall.services, service.id);
  if (pause !== null) return { kind: 'paused', until: pause.until ?? '', text: pause.text };
  if (service.pausedUntil !== null) {
    return { kind: 'paused', until: service.pausedUntil, text: null };
  }
  const quota = service.dailyQuota;
  if (quota !== null && issued >= quota) return { kind: 'full', quota };
  return { kind: 'open' };
}
