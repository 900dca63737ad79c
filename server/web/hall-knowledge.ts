import type { HallSettings } from '#contract/settings.ts';
import type { HallKnowledge } from '#people/permissions.ts';
import type { Hall } from '#rules/hall-state.ts';

/** Answers the permissions' questions from the hall as it is at that moment. */
export function hallKnowledge(hall: () => Hall, settings: () => HallSettings): HallKnowledge {
  return {
    kioskOf: (visit) => hall().visits.get(visit)?.kiosk ?? undefined,
    clerkAt: (counter) => hall().counters.get(counter)?.shift?.clerk,
    kindOf: (device) => settings().devices.find(({ id }) => id === device)?.kind,
  };
}
