import { mustGet, unreachable } from '#contract/assert.ts';
import type { CounterId, KioskId, VisitId } from '#contract/ids.ts';
import { isWhereIssued } from '#contract/place.ts';
import type { TicketView } from '#contract/views.ts';
import { dayEndSign } from '../day-end/day-end-sign.ts';
import { waitOfVisit } from '../forecast/waits.ts';
import type { Hall, Visit } from '../hall-state.ts';
import { peopleAhead } from '../queue/lines.ts';
import { graceEnd, returnsLeft } from '../queue/no-show.ts';
import { countersCalling } from '../queue/open-counters.ts';
import { canBeRated } from '../ratings/rate.ts';
import { nextOpeningAfter } from '../service-day.ts';
import { hallSign, type ViewContext } from './context.ts';
import { slotOfVisit } from './draw-appointments.ts';
import { ratingReasons } from './draw-counter.ts';
import { furtherOf } from './draw-work.ts';

/** Undefined: no such visit, or one of an earlier day. */
export function drawTicket(hall: Hall, about: ViewContext, id: VisitId): TicketView | undefined {
  const visit = hall.visits.get(id);
  if (visit === undefined) return undefined;
  const service = mustGet(hall.rulebook.services, visit.service);
  return {
    hall: hallSign(about),
    visit: id,
    number: visit.number,
    service: service.name,
    icon: service.icon,
    issuedAt: visit.issuedAt,
    slot: slotOfVisit(hall, id),
    area: service.area,
    further: furtherOf(hall, visit).map(({ name }) => name),
    counters: countersCalling(hall, visit.line).map((counter) => labelOf(hall, counter)),
    materials: service.materials.map(({ name }) => name),
    state: ticketState(hall, about, visit),
    print: printFace(visit, about),
    phoneUrl: about.phoneUrl(id),
    dayEnd: visit.state.kind === 'waiting' ? dayEndSign(hall, about.at) : null,
    footer: about.settings.ticket.footer,
    ratingReasons: ratingReasons(hall, about),
    lastCalled: mustGet(hall.services, visit.service).lastCalled,
  };
}

function ticketState(hall: Hall, { at, forecast }: ViewContext, visit: Visit): TicketView['state'] {
  const { state } = visit;
  switch (state.kind) {
    case 'waiting':
      return {
        kind: 'waiting',
        ahead: peopleAhead(hall, visit),
        wait: waitOfVisit(hall, { forecast: forecast(), at }, visit),
      };
    case 'called': {
      const { label, area } = mustGet(hall.rulebook.counters, state.counter);
      return {
        kind: 'called',
        counterLabel: label,
        area,
        at: state.lastCallAt,
        times: state.times,
      };
    }
    case 'serving':
      return { kind: 'serving', counterLabel: labelOf(hall, state.counter), since: state.since };
    case 'parked':
      return { kind: 'parked' };
    case 'noShow':
      return {
        kind: 'noShow',
        until: graceEnd(hall, visit) ?? state.at,
        place: hall.settings.noShow.place,
        penaltyMin: hall.settings.noShow.penaltyMin,
        returnsLeft: returnsLeft(hall, visit),
      };
    case 'finished':
      return {
        kind: 'finished',
        canRate: canBeRated(visit, at),
        rated: typeof state.rating === 'number' ? state.rating : null,
      };
    case 'left':
      return { kind: 'left' };
    case 'carried':
      return { kind: 'carried', opensAt: nextOpeningAfter(hall.settings, at) ?? null };
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'endedByDay':
      return { kind: 'endedByDay' };
    default:
      return unreachable(state);
  }
}

function labelOf(hall: Hall, counter: CounterId): string {
  return mustGet(hall.rulebook.counters, counter).label;
}

/** Printed at a neighbour's: the customer has to be told where to look. */
function printFace(
  { print, paperAt: kiosk }: Visit,
  { settings }: ViewContext,
): TicketView['print'] {
  if (print.kind === 'wanted' && !hasPrinter(settings, kiosk)) return 'screenOnly';
  if (print.kind !== 'printed' || kiosk === null) return print.kind;
  const printer = settings.devices.find((device) => device.id === print.device);
  const isOwn = printer !== undefined && isWhereIssued(printer.place, kiosk);
  return isOwn ? 'printed' : 'printedElsewhere';
}

function hasPrinter({ devices }: ViewContext['settings'], kiosk: KioskId | null): boolean {
  return devices.some(({ kind, place }) => kind === 'printer' && isWhereIssued(place, kiosk));
}
