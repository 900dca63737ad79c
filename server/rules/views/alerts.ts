import { mustGet } from '#contract/assert.ts';
import { ticketNumberOf } from '#contract/ids.ts';
import type { Alert } from '#contract/views.ts';
import type { Hall } from '../hall-state.ts';
import type { ViewContext } from './context.ts';

/** Tickets nobody is sure of; a broken printer is told once as a device, not by each of its tickets. */
const UNCONFIRMED_SHOWN_MAX = 12;

/** What a supervisor must look at, newest first. Bounded by services, devices and the day's last few. */
export function alerts(hall: Hall, about: ViewContext): Alert[] {
  return [
    ...waitAlerts(hall, about),
    ...unhappyAlerts(hall, about),
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

function unhappyAlerts(hall: Hall, { settings }: ViewContext): Alert[] {
  return hall.unhappy.map(({ visit, at, level, reasons }) => ({
    kind: 'unhappy',
    at,
    visit,
    number: ticketNumberOf(visit),
    level,
    reasons: settings.rating.reasons
      .filter(({ id }) => reasons.includes(id))
      .map(({ text }) => text),
  }));
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
