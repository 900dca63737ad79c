import type { DayEndRefusal } from '#contract/day-end.ts';
import { type CatalogueOf, say } from './say.ts';

export const DAY_END_REFUSALS: CatalogueOf<DayEndRefusal['kind']> = {
  hallStillOpen: () => say('大厅还没有下班', '大廳還沒有下班', 'The hall has not closed yet.'),
  lastTicketsGiven: ({ closesAt }) =>
    say(
      `今天的号已停止发放（${closesAt} 下班），请改日再来或询问工作人员`,
      `今天的號已停止發放（${closesAt} 下班），請改日再來或詢問工作人員`,
      `No more tickets today; the hall closes at ${closesAt}. Please come another day or ask our staff.`,
    ),
  tooManyForToday: ({ closesAt }) =>
    say(
      `等候的人太多，${closesAt} 下班前办不完，请改日再来或询问工作人员`,
      `等候的人太多，${closesAt} 下班前辦不完，請改日再來或詢問工作人員`,
      `Too many are waiting to be served before ${closesAt}. Please come another day or ask our staff.`,
    ),
};
