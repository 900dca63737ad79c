import type { ClerkView } from '#contract/views.ts';
import { timeOfDay } from '#kit/format.ts';
import { Banner } from '#kit/parts/banner.tsx';
import { words } from '../texts/supervision-texts.ts';

/** A supervisor's word, until the clerk acts. */
export function ReminderStrip({ view }: { view: ClerkView }) {
  const { reminder } = view;
  if (reminder === null) return null;
  return (
    <Banner tone="warn" icon="bell" aside={timeOfDay(reminder.at, view.hall.timeZone)}>
      {words(`reminder.${reminder.why}`)}
    </Banner>
  );
}
