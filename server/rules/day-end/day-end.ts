import type { WaitingAtClosing } from '#contract/day-end.ts';
import type { ServiceDay } from '#contract/ids.ts';

/** What the hall remembers of its last closing. */
export interface DayEnd {
  closed: {
    readonly day: ServiceDay;
    readonly rule: WaitingAtClosing;
    readonly waiting: number;
  } | null;
}

export function openDayEnd(): DayEnd {
  return { closed: null };
}
