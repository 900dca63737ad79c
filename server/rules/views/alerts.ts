import { mustGet } from '#contract/assert.ts';
import { ticketNumberOf } from '#contract/ids.ts';
import type { Alert } from '#contract/views.ts';
import type { Hall } from '../hall-state.ts';
import { REMINDER_FOR, type SlowCounter, slowAt } from '../watch/slow-counters.ts';
import { unlikelyAmong } from '../watch/unlikely-ratings.ts';
import type { ViewContext } from './context.ts';
import { aboutView, reasonTexts } from './draw-tasks.ts';

const UNHAPPY_SHOWN_MAX = 12;
const OVERDUE_SHOWN_MAX = 12;
/** Tickets nobody is sure of; a broken printer is told once as a device, not by each of its tickets. */
const UNCONFIRMED_SHOWN_MAX = 12;

/** What a supervisor must look at, newest first. Bounded by services, devices and the day's last few. */
export function alerts(hall: Hall, about: ViewContext): Alert[] {
  return [
    ...waitAlerts(hall, about),
    ...unhappyAlerts(hall, about),
    ...overdueAlerts(hall, about),
    ...counterAlerts(hall, about),
    ...deviceAlerts(hall, about),
    ...printAlerts(hall),
    ...voiceAlerts(hall),
    ...webhookAlerts(hall, about),
  ].sort((one, other) => other.at - one.at);
}

/** One for each service: who has waited longest there, where that is past its target. */
function waitAlerts(hall: Hall, { at }: ViewContext): Alert[] {
  return [...hall.services.values()].flatMap(({ id, arrivals }) => {
    const first = arrivals.first();
    const { targetWaitMin, name } = mustGet(hall.rulebook.services, id);
    if (first === undefined) return [];
    const overAt = first.joinedAt + targetWaitMin * 60_000;
    if (at <= overAt) return [];
    return [{ kind: 'waitOverTarget', at: overAt, number: first.number, service: name }];
  });
}

/** Until its task is closed: the newest ones. */
function unhappyAlerts(hall: Hall, { settings }: ViewContext): Alert[] {
  return hall.tasks.unhappy.lastFew(UNHAPPY_SHOWN_MAX).flatMap(({ id, about, openedAt }) => {
    if (about.kind !== 'unhappyRating') return [];
    const { visit, level, reasons } = about;
    const number = ticketNumberOf(visit);
    const told = reasonTexts(settings, reasons);
    return [{ kind: 'unhappy', at: openedAt, task: id, visit, number, level, reasons: told }];
  });
}

/** Those whose time ran out first. An unhappy rating is told as such already. */
function overdueAlerts(hall: Hall, about: ViewContext): Alert[] {
  return hall.tasks.open.firstFew(OVERDUE_SHOWN_MAX).flatMap((task) =>
    task.isOverdue && task.about.kind !== 'unhappyRating'
      ? [
          {
            kind: 'taskOverdue',
            at: task.due,
            task: task.id,
            about: aboutView(hall, about, task),
          },
        ]
      : [],
  );
}

/** One look at each counter with a shift and at the heads of its lines. */
function counterAlerts(hall: Hall, about: ViewContext): Alert[] {
  return [...hall.counters.values()].flatMap((counter): Alert[] => {
    if (counter.shift === null) return [];
    const watch = hall.watched.get(counter.id);
    const sign = {
      counter: counter.id,
      label: mustGet(hall.rulebook.counters, counter.id).label,
      clerkName: about.names.staffName(counter.shift.clerk),
    };
    const unlikely = unlikelyAmong(watch?.ratings ?? []);
    const pattern: Alert[] =
      unlikely === undefined || watch === undefined
        ? []
        : [
            {
              ...sign,
              kind: 'unlikelyRatings',
              at: watch.actedAt,
              pattern: unlikely,
              isReminded: false,
            },
          ];
    const slow = slowAt(hall, counter, about.at);
    if (slow === undefined) return pattern;
    const isReminded = watch?.reminder?.why === REMINDER_FOR[slow.kind];
    return [...pattern, slowAlert(hall, slow, { ...sign, isReminded })];
  });
}

function slowAlert(
  hall: Hall,
  slow: SlowCounter,
  sign: Pick<
    Extract<Alert, { readonly kind: 'counterSilent' }>,
    'counter' | 'label' | 'clerkName' | 'isReminded'
  >,
): Alert {
  if (slow.kind !== 'handlingOverTarget') return { ...sign, ...slow };
  const { id, number, service } = slow.visit;
  const { name } = mustGet(hall.rulebook.services, service);
  return { ...sign, kind: slow.kind, at: slow.at, visit: id, number, service: name };
}

function deviceAlerts(hall: Hall, { settings }: ViewContext): Alert[] {
  return settings.devices.flatMap(({ id: device, name }): Alert[] => {
    const health = hall.devices.get(device)?.health;
    if (health === undefined || health.state === 'up') return [];
    const kind = health.state === 'down' ? 'deviceDown' : 'deviceDegraded';
    return [{ kind, at: health.since, device, name, health }];
  });
}

function printAlerts(hall: Hall): Alert[] {
  return [...hall.unconfirmed].slice(-UNCONFIRMED_SHOWN_MAX).map((visit) => {
    const { issuedAt, number } = mustGet(hall.visits, visit);
    return { kind: 'printUnconfirmed', at: issuedAt, visit, number };
  });
}

function voiceAlerts({ voice }: Hall): Alert[] {
  if (voice === null || voice.isSpoken) return [];
  return [{ kind: 'voiceSilent', at: voice.at, number: ticketNumberOf(voice.visit) }];
}

function webhookAlerts(hall: Hall, { settings }: ViewContext): Alert[] {
  return settings.webhooks.flatMap(({ id: webhook }): Alert[] => {
    const trouble = hall.webhooks.get(webhook)?.trouble ?? null;
    return trouble === null
      ? []
      : [{ kind: 'webhookFailing', at: trouble.since, webhook, why: trouble.why }];
  });
}
