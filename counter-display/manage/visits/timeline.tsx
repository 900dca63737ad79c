import type { VisitId } from '#contract/ids.ts';
import type { VisitTimeline } from '#contract/reports.ts';
import { duration } from '#kit/format.ts';
import { pick } from '#kit/language.ts';
import { levelName } from '#kit/parts/faces.tsx';
import { Plate, Tag } from '#kit/parts/plates.tsx';
import { dayOfVisit } from '../ids.ts';
import { words } from '../manage-texts.ts';
import { Heading } from '../parts/heading.tsx';
import { ReprintButton } from '../parts/reprint-button.tsx';
import type { Reprint } from '../reprint.ts';
import { FactLines } from './fact-lines.tsx';
import { visitsWords } from './visits-texts.ts';

/** One visit from ticket to leaving: how long each part took, and one sentence for each thing that happened. */
export function Timeline({
  visit,
  known,
  problem,
  reprint,
  timeZone,
}: {
  visit: VisitId;
  known: VisitTimeline;
  problem: string | null;
  reprint: Reprint;
  timeZone: string;
}) {
  const { line, timeline } = known;
  return (
    <article class="timeline">
      <header class="timeline-head">
        <Plate number={line.number} />
        <div>
          <h2>
            {pick(line.service)} {line.className !== null && <Tag>{pick(line.className)}</Tag>}
          </h2>
          <p>{dayOfVisit(visit)}</p>
        </div>
        <a class="manage-button is-small" href="#visits">
          {visitsWords('close')}
        </a>
      </header>
      {problem !== null && (
        <p class="manage-problem" role="alert">
          {problem}
        </p>
      )}
      <Times known={known} />
      <Heading title={visitsWords('steps')}>
        <ReprintButton reprint={reprint} visit={visit} isSmall />
      </Heading>
      <FactLines lines={timeline} timeZone={timeZone} />
    </article>
  );
}

function Times({ known }: { known: VisitTimeline }) {
  const { line, waitingMs, walkingMs, handlingMs } = known;
  const time = (ms: number | null) => (ms === null ? words('none') : duration(ms));
  const level =
    line.level !== null
      ? levelName(line.level)
      : line.outcome === 'finished'
        ? visitsWords('notRated')
        : words('none');
  return (
    <dl class="timeline-times">
      {[
        { name: visitsWords('waiting'), value: time(waitingMs) },
        { name: visitsWords('walking'), value: time(walkingMs) },
        { name: visitsWords('handling'), value: time(handlingMs) },
        { name: visitsWords('rating'), value: level },
      ].map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
