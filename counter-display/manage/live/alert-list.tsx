import { unreachable } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { ServiceDay, VisitId } from '#contract/ids.ts';
import type { Alert, LiveView } from '#contract/views.ts';
import type { Reminder } from '#contract/watch.ts';
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
import { PressButton } from '../parts/press-button.tsx';
import { ReprintButton } from '../parts/reprint-button.tsx';
import { taskHash, visitHash } from '../route.ts';
import { aboutText } from '../tasks/task-words.ts';
import { ALERT_MOODS } from './live-marks.ts';
import type { LiveModel } from './live-model.ts';
import { liveWords } from './live-texts.ts';

/** What somebody must see to, each with what can be done about it from here. */
export function AlertList({
  model,
  view,
  now,
}: {
  model: LiveModel;
  view: LiveView;
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
            <Remedies alert={alert} day={day} model={model} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Remedies({ alert, day, model }: { alert: Alert; day: ServiceDay; model: LiveModel }) {
  const visit = visitIn(alert, day);
  const task = 'task' in alert ? alert.task : null;
  return (
    <div class="live-alert-remedies">
      {task !== null && (
        <a class="manage-button is-small" href={taskHash(task)}>
          {liveWords('toTask')}
        </a>
      )}
      <OwnRemedy alert={alert} model={model} />
      {visit !== null && (
        <a class="manage-button is-small" href={visitHash(visit)}>
          {words('timeline')}
        </a>
      )}
    </div>
  );
}

/** What is done about it by one press, beside looking. */
function OwnRemedy({ alert, model }: { alert: Alert; model: LiveModel }) {
  switch (alert.kind) {
    case 'printUnconfirmed':
      return <ReprintButton reprint={model.reprint} visit={alert.visit} isSmall />;
    case 'handlingOverTarget':
    case 'counterSilent':
    case 'pausedWhileWaiting':
      return <RemindButton alert={alert} model={model} />;
    case 'deviceDown':
    case 'deviceDegraded':
      return (
        <PressButton
          presses={model.presses}
          name={`task ${alert.device} ${alert.health.why}`}
          command={{
            type: 'openTask',
            about: { kind: 'device', device: alert.device, why: alert.health.why },
            owner: null,
            text: '',
          }}
          done={liveWords('taskGiven')}
          icon="repair"
          isSmall
        >
          {liveWords('giveTask')}
        </PressButton>
      );
    default:
      return null;
  }
}

const REMINDERS = {
  handlingOverTarget: 'handling',
  counterSilent: 'silent',
  pausedWhileWaiting: 'paused',
} as const satisfies Partial<Record<Alert['kind'], Reminder>>;

type SlowAlert = Extract<Alert, { readonly kind: keyof typeof REMINDERS }>;

/** Only a supervisor may; everybody sees that it has been done. */
function RemindButton({ alert, model }: { alert: SlowAlert; model: LiveModel }) {
  if (alert.isReminded) return <State mood="ok">{liveWords('reminded')}</State>;
  if (!model.mayRemind) return null;
  const { counter } = alert;
  const why = REMINDERS[alert.kind];
  return (
    <PressButton
      presses={model.presses}
      name={`remind ${counter} ${why} ${alert.at}`}
      command={{ type: 'remindCounter', counter, why }}
      done={liveWords('reminded')}
      isSmall
    >
      {liveWords('remind')}
    </PressButton>
  );
}

function visitIn(alert: Alert, day: ServiceDay): VisitId | null {
  switch (alert.kind) {
    case 'unhappy':
    case 'printUnconfirmed':
    case 'handlingOverTarget':
      return alert.visit;
    case 'waitOverTarget':
    case 'voiceSilent':
      return visitOf(day, alert.number);
    default:
      return null;
  }
}

function keyOf(alert: Alert): string {
  if ('task' in alert) return `${alert.kind} ${alert.task}`;
  if ('device' in alert) return `${alert.kind} ${alert.device}`;
  if ('webhook' in alert) return `${alert.kind} ${alert.webhook}`;
  return `${alert.kind} ${'counter' in alert ? alert.counter : alert.number}`;
}

function titleOf(alert: Alert): string {
  switch (alert.kind) {
    case 'deviceDown':
    case 'deviceDegraded':
      return liveWords(`alert.${alert.kind}`, {
        name: alert.name,
        why: healthWord(alert.health.why),
      });
    case 'unlikelyRatings':
      return liveWords(`alert.ratings.${alert.pattern.kind}`);
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
    case 'handlingOverTarget':
      return liveWords('handlingOverTargetText', {
        label: alert.label,
        clerk: alert.clerkName,
        number: alert.number,
        service: pick(alert.service),
        minutes: minutesOf(now - alert.at),
      });
    case 'counterSilent':
      return liveWords('counterSilentText', slowWords(alert, now));
    case 'pausedWhileWaiting':
      return liveWords('pausedWhileWaitingText', {
        ...slowWords(alert, now),
        reason: pick(alert.reason),
      });
    case 'unlikelyRatings':
      return patternText(alert);
    case 'taskOverdue':
      return aboutText(alert.about);
    default:
      return unreachable(alert);
  }
}

function slowWords(
  alert: Extract<Alert, { readonly kind: 'counterSilent' | 'pausedWhileWaiting' }>,
  now: Instant,
) {
  const { label, clerkName: clerk, waiting, at } = alert;
  return { label, clerk, waiting, minutes: minutesOf(now - at) };
}

function patternText({
  label,
  clerkName: clerk,
  pattern,
}: Extract<Alert, { readonly kind: 'unlikelyRatings' }>): string {
  const { count } = pattern;
  return pattern.kind === 'sameLevel'
    ? liveWords('sameLevelText', { label, clerk, count, level: levelName(pattern.level) })
    : liveWords('tooQuickText', { label, clerk, count, of: pattern.of });
}
