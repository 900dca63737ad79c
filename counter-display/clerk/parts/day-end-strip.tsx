import type { ClerkView } from '#contract/views.ts';
import { Banner } from '#kit/parts/banner.tsx';
import { words } from '../texts/centre-texts.ts';

/** The day's end as the clerk must know it: who still waits, and what becomes of them. */
export function DayEndStrip({ view }: { view: ClerkView }) {
  const { dayEnd } = view;
  if (dayEnd === null) return null;
  const { kind, rule, closesAt: time, waiting, settled } = dayEnd;
  const count = kind === 'closed' && rule !== 'serveAll' ? settled : waiting;
  return (
    <Banner tone="info" icon="clock">
      {kind === 'lastTickets'
        ? words('dayEndLast', { time, count })
        : words(`dayEnd.${rule}`, { time, count })}
    </Banner>
  );
}
