import type { Instant } from '#contract/clock.ts';
import { isNoWait, minutesOf, waitRange } from '#kit/format.ts';
import { kitWords } from '#kit/kit-texts.ts';
import { pick } from '#kit/language.ts';
import { State } from '#kit/parts/plates.tsx';
import { words } from '../manage-texts.ts';
import { Heading } from '../parts/heading.tsx';
import { type LiveService, SERVICE_MOODS, serviceMark } from './live-marks.ts';
import { liveWords } from './live-texts.ts';

/** Every line of the hall: how many, since when, what is promised and what whoever comes now may expect. */
export function QueueTable({
  services,
  now,
  canGuide,
}: {
  services: readonly LiveService[];
  now: Instant;
  /** Whoever may act for those who wait comes from here to the guide's page of that line. */
  canGuide: boolean;
}) {
  return (
    <section class="live-queues">
      <Heading title={liveWords('queue')} />
      <table>
        <thead>
          <tr>
            <th colSpan={2}>{liveWords('service')}</th>
            <th class="is-right">{liveWords('waitingShort')}</th>
            <th class="is-right">{liveWords('longest')}</th>
            <th class="is-right">{liveWords('promised')}</th>
            <th class="is-right">{liveWords('expected')}</th>
            <th class="is-right">{liveWords('counters')}</th>
            <th>{liveWords('state')}</th>
          </tr>
        </thead>
        <tbody>
          {services.map((service) => (
            <QueueLine key={service.service} service={service} now={now} canGuide={canGuide} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function QueueLine({
  service,
  now,
  canGuide,
}: {
  service: LiveService;
  now: Instant;
  canGuide: boolean;
}) {
  const mark = serviceMark(service, now);
  const { longestSince } = service;
  return (
    <tr>
      <td class="live-prefix">{service.prefix}</td>
      <th scope="row">
        {canGuide ? (
          <a href={`/guide#${service.service}`}>{pick(service.name)}</a>
        ) : (
          pick(service.name)
        )}
      </th>
      <td class="is-right is-strong">{service.waiting}</td>
      <td class="is-right">
        {longestSince === null
          ? words('none')
          : words('minutes', { count: minutesOf(now - longestSince) })}
      </td>
      <td class="is-right">{words('minutes', { count: service.targetWaitMin })}</td>
      <td class="is-right is-strong">{expected(service)}</td>
      <td class="is-right">{service.counters}</td>
      <td>
        <State mood={SERVICE_MOODS[mark]}>{liveWords(`service.${mark}`)}</State>
      </td>
    </tr>
  );
}

function expected({ state, opensAt, wait }: LiveService): string {
  if (state === 'full' || state === 'over' || state === 'tooMany') return liveWords('noMore');
  if (state === 'paused' || state === 'closed') {
    if (opensAt === '') return words('none');
    return liveWords(state === 'paused' ? 'reopens' : 'opens', { time: opensAt });
  }
  return isNoWait(wait) ? kitWords('noWait') : liveWords('range', { range: waitRange(wait) });
}
