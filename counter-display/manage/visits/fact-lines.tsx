import type { TimelineLine } from '#contract/reports.ts';
import { dayOf, timeOfDay, timeToTheSecond } from '#kit/format.ts';
import { sentenceOf, whoOf } from './sentence.ts';
import './fact-lines.css';

/** Facts as sentences, oldest first: a filled dot is a person, a ring is the system. */
export function FactLines({
  lines,
  timeZone,
  withDay = false,
}: {
  lines: readonly TimelineLine[];
  timeZone: string;
  /** For what goes on over days. */
  withDay?: boolean;
}) {
  return (
    <ol class={`timeline-lines ${withDay ? 'with-day' : ''}`}>
      {lines.map((fact) => (
        <li key={fact.seq} class={`by-${fact.by.kind}`}>
          <time>
            {withDay
              ? `${dayOf(fact.at, timeZone).slice('2026-'.length)} ${timeOfDay(fact.at, timeZone)}`
              : timeToTheSecond(fact.at, timeZone)}
          </time>
          <span class="timeline-dot" aria-hidden="true" />
          <span class="timeline-what">{sentenceOf(fact, timeZone)}</span>
          <span class="timeline-who">{whoOf(fact)}</span>
        </li>
      ))}
    </ol>
  );
}
