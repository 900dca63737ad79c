import { unreachable } from '#contract/assert.ts';
import type { Question, ViewTarget } from '#contract/channels.ts';
import type { DeviceKind } from '#contract/devices.ts';
import type { Actor, Command } from '#contract/facts.ts';
import type {
  AppointmentId,
  CounterId,
  DeviceId,
  KioskId,
  StaffId,
  VisitId,
} from '#contract/ids.ts';
import type { Place } from '#contract/place.ts';
import {
  MAY_ASK,
  MAY_COMMAND,
  MAY_WATCH,
  NEVER_FROM_A_PAGE,
  type Reach,
  type Role,
} from './permission-table.ts';

/** What must be known of the hall to tell whether a place or visit is somebody's own. */
export interface HallKnowledge {
  /** The kiosk that gave the ticket; undefined: the desk did, or there is no such visit. */
  kioskOf(visit: VisitId): KioskId | undefined;
  /** Who has the shift there. */
  clerkAt(counter: CounterId): StaffId | undefined;
  kindOf(device: DeviceId): DeviceKind | undefined;
}

/** What a command, view or question names, as far as it decides who may. */
interface Subject {
  readonly kiosk: KioskId | undefined;
  readonly counter: CounterId | undefined;
  readonly visit: VisitId | undefined;
  readonly device: DeviceId | undefined;
  readonly appointment: AppointmentId | undefined;
}

export function mayCommand(actor: Actor, command: Command, hall: HallKnowledge): boolean {
  const role = roleOf(actor, hall);
  return (
    role !== undefined && reaches(actor, MAY_COMMAND[command.type][role], subjectOf(command), hall)
  );
}

/** The same for what comes in over a socket: there nobody writes the access part's notes. */
export function mayCommandFromPage(actor: Actor, command: Command, hall: HallKnowledge): boolean {
  return !NEVER_FROM_A_PAGE.has(command.type) && mayCommand(actor, command, hall);
}

export function mayWatch(actor: Actor, target: ViewTarget, hall: HallKnowledge): boolean {
  const role = roleOf(actor, hall);
  return (
    role !== undefined && reaches(actor, MAY_WATCH[target.view][role], subjectOf(target), hall)
  );
}

export function mayAsk(actor: Actor, question: Question, hall: HallKnowledge): boolean {
  const role = roleOf(actor, hall);
  return role !== undefined && MAY_ASK[question.ask][role] === 'anywhere';
}

/** Undefined: a device that the settings do not know any more. */
export function roleOf(actor: Actor, hall: Pick<HallKnowledge, 'kindOf'>): Role | undefined {
  switch (actor.kind) {
    case 'staff':
      return actor.role;
    case 'screen':
      return `${actor.role}Screen`;
    case 'device': {
      const kind = hall.kindOf(actor.device);
      return kind === undefined ? undefined : `${kind}Device`;
    }
    case 'customer':
    case 'passerBy':
    case 'holder':
    case 'api':
    case 'hall':
      return actor.kind;
    default:
      return unreachable(actor);
  }
}

function reaches(
  actor: Actor,
  reach: Reach | undefined,
  subject: Subject,
  hall: HallKnowledge,
): boolean {
  switch (reach) {
    case undefined:
      return false;
    case 'anywhere':
      return true;
    case 'here':
      return (actor.kind === 'screen' || actor.kind === 'device') && isAt(actor.place, subject);
    case 'itself':
      return actor.kind === 'device' && subject.device === actor.device;
    case 'ownVisit':
      return actor.kind === 'customer' && subject.visit === actor.visit;
    case 'ownBooking':
      return actor.kind === 'holder' && subject.appointment === actor.appointment;
    case 'issuedHere':
      return (
        actor.kind === 'screen' &&
        actor.place.kind === 'kiosk' &&
        subject.visit !== undefined &&
        hall.kioskOf(subject.visit) === actor.place.kiosk
      );
    case 'ownOrFree': {
      if (actor.kind !== 'staff' || subject.counter === undefined) return false;
      const clerk = hall.clerkAt(subject.counter);
      return clerk === undefined || clerk === actor.staff;
    }
    default:
      return unreachable(reach);
  }
}

function isAt(place: Place, subject: Subject): boolean {
  switch (place.kind) {
    case 'kiosk':
      return subject.kiosk === place.kiosk;
    case 'counter':
      return subject.counter === place.counter;
    case 'lobby':
    case 'desk':
    case 'station':
      return false;
    default:
      return unreachable(place);
  }
}

/** The same words mean the same in every command and view, so they are read by name. */
function subjectOf(named: Command | ViewTarget): Subject {
  return {
    kiosk: 'kiosk' in named ? named.kiosk : undefined,
    counter: 'counter' in named ? named.counter : undefined,
    visit: 'visit' in named ? (named.visit ?? undefined) : undefined,
    device: 'device' in named ? (named.device ?? undefined) : undefined,
    appointment: 'appointment' in named ? named.appointment : undefined,
  };
}
