import { unreachable } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { ServiceDay, VisitId } from '#contract/ids.ts';
import type { Alert, LiveView } from '#contract/views.ts';
import { minutesOf, timeOfDay } from '#kit/format.ts';
import { healthRemedy, healthWord } from '#kit/health-texts.ts';
import { language, pick } from '#kit/language.ts';
import { sideBySide } from '#kit/list.ts';
import { levelName } from '#kit/parts/faces.tsx';
import { State } from '#kit/parts/plates.tsx';
import { visitOf } from '../ids.ts';
import { words } from '../manage-texts.ts';
import { Blank } from '../parts/blank.tsx';
import { Heading } from '../parts/heading.tsx';
import { ReprintButton } from '../parts/reprint-button.tsx';
import type { Reprint } from '../reprint.ts';
import { visitHash } from '../route.ts';
import { ALERT_MOODS } from './live-marks.ts';
import { liveWords } from './live-texts.ts';

/** What somebody must see to, each with what can be done about it from here. */
export function AlertList({
  view,
  reprint,
  now,
}: {
  view: LiveView;
  reprint: Reprint;
  now: Instant;
}) {
  const { alerts, day, hall } = view;
  return (
    <section class="live-alerts">
      <Heading title={liveWords('todo')}>
        {liveWords('todoCount', { count: alerts.length })}
      </Heading>
      {alerts.length === 0 && <Blank icon="check" title={liveWords('nothingToDo')} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it may hold no button, and must scroll by keys */}
      <ul tabIndex={0} aria-label={liveWords('todo')}>
        {alerts.map((alert) => (
          <li key={keyOf(alert)}>
            <div class="live-alert-head">
              <State mood={ALERT_MOODS[alert.kind]}>{titleOf(alert)}</State>
              <time>{timeOfDay(alert.at, hall.timeZone)}</time>
            </div>
            <p>{textOf(alert, now)}</p>
            <Remedies alert={alert} day={day} reprint={reprint} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Remedies({ alert, day, reprint }: { alert: Alert; day: ServiceDay; reprint: Reprint }) {
  const visit = visitIn(alert, day);
  if (visit === null) return null;
  return (
    <div class="live-alert-remedies">
      {alert.kind === 'printUnconfirmed' && (
        <ReprintButton reprint={reprint} visit={visit} isSmall />
      )}
      <a class="manage-button is-small" href={visitHash(visit)}>
        {words('timeline')}
      </a>
    </div>
  );
}

function visitIn(alert: Alert, day: ServiceDay): VisitId | null {
  switch (alert.kind) {
    case 'unhappy':
    case 'printUnconfirmed':
      return alert.visit;
    case 'waitOverTarget':
    case 'voiceSilent':
      return visitOf(day, alert.number);
    default:
      return null;
  }
}

function keyOf(alert: Alert): string {
  if ('device' in alert) return `${alert.kind} ${alert.device}`;
  return `${alert.kind} ${'webhook' in alert ? alert.webhook : alert.number}`;
}

function titleOf(alert: Alert): string {
  switch (alert.kind) {
    case 'deviceDown':
    case 'deviceDegraded':
      return liveWords(`alert.${alert.kind}`, {
        name: alert.name,
        why: healthWord(alert.health.why),
      });
    default:
      return liveWords(`alert.${alert.kind}`);
  }
}

function textOf(alert: Alert, now: Instant): string {
  switch (alert.kind) {
    case 'waitOverTarget':
      return liveWords('waitOverTargetText', {
        service: pick(alert.service),
        number: alert.number,
        minutes: minutesOf(now - alert.at),
      });
    case 'unhappy': {
      const said = { number: alert.number, level: levelName(alert.level) };
      if (alert.reasons.length === 0) return liveWords('unhappyNoReason', said);
      const reasons = sideBySide(alert.reasons.map(pick), language.value);
      return liveWords('unhappyText', { ...said, reasons });
    }
    case 'deviceDown':
    case 'deviceDegraded':
      return `${healthRemedy(alert.health.why)}${alert.health.detail === '' ? '' : ` ${alert.health.detail}`}`;
    case 'printUnconfirmed':
      return liveWords('printUnconfirmedText', { number: alert.number });
    case 'voiceSilent':
      return liveWords('voiceSilentText', { number: alert.number });
    case 'webhookFailing':
      return liveWords(`webhookFailing.${alert.why}`, { webhook: alert.webhook });
    default:
      return unreachable(alert);
  }
}
