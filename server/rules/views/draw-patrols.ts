import type { PatrolsView } from '#contract/patrols.ts';
import type { Hall } from '../hall-state.ts';
import { hallSign, type ViewContext } from './context.ts';

export function drawPatrols(hall: Hall, about: ViewContext): PatrolsView {
  return {
    hall: hallSign(about),
    open: [...hall.patrols.open.values()].map(({ id, staff, startedAt, items, checks }) => ({
      patrol: id,
      staff,
      name: about.names.staffName(staff),
      startedAt,
      items: items.map((item) => ({ ...item, check: checks.get(item.id) ?? null })),
    })),
    itemCount: hall.settings.patrol.items.length,
  };
}
