import { mustGet } from '#contract/assert.ts';
import { ticketNumberOf } from '#contract/ids.ts';
import type { BoardCall, BoardView } from '#contract/views.ts';
import { dayEndSign } from '../day-end/day-end-sign.ts';
import type { Hall } from '../hall-state.ts';
import { openingAt } from '../service-day.ts';
import { hallSign, type ViewContext } from './context.ts';
import { serviceNameOf } from './service-name.ts';
import { serviceStates } from './service-states.ts';

const BOARD_CALLS_MAX = 6;

export function drawBoard(hall: Hall, about: ViewContext): BoardView {
  const { isOpen, opensAt } = openingAt(hall.settings, about.at);
  return {
    hall: hallSign(about),
    isOpen,
    opensAt,
    ticketsToday: hall.today.issued,
    dayEnd: dayEndSign(hall, about.at),
    calls: boardCalls(hall, BOARD_CALLS_MAX),
    services: serviceStates(hall, about),
    notices: about.settings.notices,
    voice: about.settings.voice,
  };
}

/** The last calls, newest first. */
export function boardCalls(hall: Hall, count: number): BoardCall[] {
  return hall.calls.slice(0, count).map(({ service, ...call }) => {
    const { label, area } = mustGet(hall.rulebook.counters, call.counter);
    return {
      ...call,
      number: ticketNumberOf(call.visit),
      counterLabel: label,
      service: serviceNameOf(hall, call.visit, service),
      area,
      isCalling: hall.visits.get(call.visit)?.state.kind === 'called',
    };
  });
}
