import type { Health } from '#contract/devices.ts';
import type { KioskId } from '#contract/ids.ts';
import type { KioskView } from '#contract/views.ts';
import type { Hall } from '../hall-state.ts';
import { isWorking } from '../queue/open-counters.ts';
import { CARD_USABLE_MS, cardAt } from '../queue/present-card.ts';
import { openingAt } from '../service-day.ts';
import { hallSign, type ViewContext } from './context.ts';
import { appointmentsOf, takesAppointments } from './draw-appointments.ts';
import { keptCasesOf } from './draw-case.ts';
import { serviceStates, waitingInHall } from './service-states.ts';

/** Undefined: the hall has no such kiosk. */
export function drawKiosk(hall: Hall, about: ViewContext, id: KioskId): KioskView | undefined {
  const kiosk = hall.kiosks.get(id);
  if (kiosk === undefined) return undefined;
  const opening = openingAt(hall.settings, about.at);
  return {
    hall: hallSign(about),
    kiosk: id,
    isOpen: opening.isOpen,
    opensAt: opening.opensAt,
    waiting: waitingInHall(hall),
    openCounters: [...hall.counters.values()].filter(isWorking).length,
    groups: hall.settings.serviceGroups,
    services: serviceStates(hall, about),
    classes: hall.settings.priorityClasses
      .filter((each) => each.atKiosk)
      .map(({ id: classId, name }) => ({ id: classId, name })),
    card: cardView(hall, about, id),
    takesAppointments: takesAppointments(hall),
    keepsCases: hall.settings.services.some(({ flow }) => flow !== null),
    cardRefused: about.cardRefused(id),
    printer: healthAt(hall, about, id, 'printer'),
    reader: healthAt(hall, about, id, 'idCardReader'),
  };
}

function cardView(hall: Hall, about: ViewContext, id: KioskId): KioskView['card'] {
  const card = cardAt(hall.kiosks.get(id), about.at);
  if (card === undefined) return null;
  const priorityClass =
    hall.rulebook.classes.get(card.priorityClass) ?? hall.settings.priorityClasses[0];
  if (priorityClass === undefined) return null;
  return {
    maskedName: about.names.maskedName(card.person) ?? '',
    priorityClass: priorityClass.name,
    until: card.at + CARD_USABLE_MS,
    appointment: appointmentsOf(hall, about, card.person)[0] ?? null,
    kept: keptCasesOf(hall, card.person),
  };
}

function healthAt(
  hall: Hall,
  { settings }: ViewContext,
  kiosk: KioskId,
  kind: 'printer' | 'idCardReader',
): Health | null {
  const device = settings.devices.find(
    ({ kind: each, place }) => each === kind && place.kind === 'kiosk' && place.kiosk === kiosk,
  );
  return device === undefined ? null : (hall.devices.get(device.id)?.health ?? null);
}
