import { must } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Dice } from './dice.ts';
import type { ServiceOutlook } from './outlook.ts';
import { HALF_HOUR_MS, HALF_HOURS } from './pace.ts';
import { HORIZON_MS, type Scene, slotAt } from './scene.ts';
import { pick } from './tables.ts';

/** Who may still come: at the rate of each half hour, by service and class as they usually come. */
export interface Arrivals {
  /** When the next one comes after this; infinitely late: nobody. */
  after(time: Instant): Instant;
  /** For which service, of who comes then. */
  service(time: Instant): ServiceOutlook;
  /** Which share of the service's target wait the next one's class waits. */
  waitShare(): number;
}

/** How far the number of those who come is from what is expected, as a logarithm. */
const CROWD_SPREAD = 0.35;

export function openArrivals(scene: Scene, dice: Dice): Arrivals {
  const { services, classes, dayBeganAt } = scene.outlook;
  // One factor for the whole run, as a rush has it. Most who ask come when many come, so it leans that way.
  const crowd = Math.exp(CROWD_SPREAD * dice.normal() + CROWD_SPREAD ** 2 / 2);
  let slotKnown = -1;
  let rateKnown = 0;
  const rateIn = (slot: number) => {
    let rate = 0;
    for (const service of services) rate += service.rate[slot] ?? 0;
    return rate;
  };
  return {
    after(time) {
      let now = time;
      while (now < scene.at + HORIZON_MS) {
        const slot = slotAt(scene, now);
        if (slot !== slotKnown) {
          slotKnown = slot;
          rateKnown = rateIn(slot);
        }
        const isLast = slot === HALF_HOURS - 1;
        const slotEnd = isLast ? Number.POSITIVE_INFINITY : dayBeganAt + (slot + 1) * HALF_HOUR_MS;
        const rate = rateKnown * crowd;
        const next = rate > 0 ? now - Math.log(1 - dice.next()) / rate : slotEnd;
        if (next < slotEnd) return next;
        now = Math.max(slotEnd, now + 1);
      }
      return Number.POSITIVE_INFINITY;
    },
    service(time) {
      const slot = slotAt(scene, time);
      let place = dice.next() * rateKnown;
      for (const service of services) {
        place -= service.rate[slot] ?? 0;
        if (place < 0) return service;
      }
      return must(services[0], 'a hall that gives tickets has a service');
    },
    waitShare: () => pick(classes, dice)?.waitShare ?? 1,
  };
}
