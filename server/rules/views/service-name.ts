import { mustGet } from '#contract/assert.ts';
import type { ServiceId, VisitId } from '#contract/ids.ts';
import type { Texts } from '#contract/language.ts';
import type { Hall } from '../hall-state.ts';

const NOT_TOLD: Texts = { 'zh-Hans': '', 'zh-Hant': '', en: '' };

/** What a visit has come for; nothing as long as whoever bears a paper number has not told it. */
export function serviceNameOf(hall: Hall, visit: VisitId, service: ServiceId): Texts {
  return hall.paper.untold.has(visit) ? NOT_TOLD : mustGet(hall.rulebook.services, service).name;
}
