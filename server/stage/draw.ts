import { unreachable } from '#contract/assert.ts';
import type { ViewTarget } from '#contract/channels.ts';
import type { Views } from '#contract/views.ts';
import type { Hall } from '#rules/hall-state.ts';
import { hallSign, type ViewContext } from '#rules/views/context.ts';
import {
  drawAppointment,
  drawAppointments,
  drawBooking,
  drawSlots,
} from '#rules/views/draw-appointments.ts';
import { drawBoard } from '#rules/views/draw-board.ts';
import { drawClerk } from '#rules/views/draw-clerk.ts';
import { drawCounter } from '#rules/views/draw-counter.ts';
import { drawGuide } from '#rules/views/draw-guide.ts';
import { drawKiosk } from '#rules/views/draw-kiosk.ts';
import { drawLive } from '#rules/views/draw-live.ts';
import { drawOffice } from '#rules/views/draw-office.ts';
import { drawPatrols } from '#rules/views/draw-patrols.ts';
import { drawTasks } from '#rules/views/draw-tasks.ts';
import { drawTicket } from '#rules/views/draw-ticket.ts';
import { type BenchParts, drawBench } from './bench-view.ts';
import { type DevicesParts, drawDevices } from './devices-view.ts';

export interface DrawingParts {
  readonly hall: () => Hall;
  readonly context: () => ViewContext;
  readonly devices: () => Pick<DevicesParts, 'pathOf' | 'screens' | 'invitations' | 'voice'>;
  readonly bench: () => Pick<BenchParts, 'simulated' | 'pathOf'>;
  readonly settings: () => Omit<Views['settings'], 'hall'>;
}

/** Draws any view of the house as it is now; undefined where the place or visit does not exist. */
export function openDrawing(parts: DrawingParts) {
  return (target: ViewTarget): Views[ViewTarget['view']] | undefined => {
    const hall = parts.hall();
    const about = parts.context();
    const { ports, devices } = about.settings;
    const sign = hallSign(about);
    switch (target.view) {
      case 'kiosk':
        return drawKiosk(hall, about, target.kiosk);
      case 'ticket':
        return drawTicket(hall, about, target.visit);
      case 'counter':
        return drawCounter(hall, about, target.counter);
      case 'board':
        return drawBoard(hall, about);
      case 'clerk':
        return drawClerk(hall, about, target.counter);
      case 'guide':
        return drawGuide(hall, about, target);
      case 'live':
        return drawLive(hall, about);
      case 'office':
        return drawOffice(hall, about);
      case 'tasks':
        return drawTasks(hall, about);
      case 'patrols':
        return drawPatrols(hall, about);
      case 'devices':
        return drawDevices({
          ...parts.devices(),
          sign,
          ports,
          devices,
          health: (device) => hall.devices.get(device)?.health,
          history: (device) => hall.devices.get(device)?.history ?? [],
        });
      case 'booking':
        return drawBooking(hall, about);
      case 'slots':
        return drawSlots(hall, about, target);
      case 'appointments':
        return drawAppointments(hall, about, target.date);
      case 'appointment':
        return drawAppointment(hall, about, target.appointment);
      case 'settings':
        return { ...parts.settings(), hall: sign };
      case 'bench':
        return drawBench({
          ...parts.bench(),
          sign,
          ports,
          devices,
          health: (device) => hall.devices.get(device)?.health,
        });
      default:
        return unreachable(target);
    }
  };
}
