import { must, mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';

/** No more tickets for now; whoever waits is called all the same. Ends with the day at the latest. */
export function decidePauseService(
  hall: Hall,
  { service: id, reason, until }: CommandOf<'pauseService'>,
): Outcome<readonly EventOf<'servicePaused'>[], RuleRefusal> {
  if (!hall.rulebook.offered.has(id)) return refuse({ kind: 'noSuchService' });
  if (!hall.settings.servicePauseReasons.some((each) => each.id === reason)) {
    return refuse({ kind: 'noSuchPauseReason' });
  }
  const { pause } = mustGet(hall.services, id);
  const isSo = pause !== null && pause.reason === reason && pause.until === until;
  return ok(isSo ? [] : [{ type: 'servicePaused', service: id, reason, until }]);
}

export function applyServicePaused(
  hall: Hall,
  { service, reason, until }: EventOf<'servicePaused'>,
  at: Instant,
): void {
  const { text } = must(
    hall.settings.servicePauseReasons.find((each) => each.id === reason),
    'a pause has a reason of the settings',
  );
  mustGet(hall.services, service).pause = { reason, text, until, since: at };
}

export function decideResumeService(
  hall: Hall,
  { service: id }: CommandOf<'resumeService'>,
): Outcome<readonly EventOf<'serviceResumed'>[], RuleRefusal> {
  const service = hall.services.get(id);
  if (service === undefined) return refuse({ kind: 'noSuchService' });
  if (service.pause === null) return refuse({ kind: 'serviceNotPaused' });
  return ok([{ type: 'serviceResumed', service: id }]);
}

export function applyServiceResumed(hall: Hall, { service }: EventOf<'serviceResumed'>): void {
  mustGet(hall.services, service).pause = null;
}
