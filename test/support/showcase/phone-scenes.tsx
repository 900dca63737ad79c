import type { ComponentChild } from 'preact';
import { ticketNumberSchema } from '#contract/ids.ts';
import type { TicketView } from '#contract/views.ts';
import { Phone } from '../../../kiosk/phone.tsx';
import { openPhoneModel, type PhoneModel } from '../../../kiosk/phone-model.ts';
import { PICTURE_TIME, ticketView } from './kiosk-views.ts';
import { stillLink } from './still-link.ts';

interface Scene {
  readonly state?: TicketView['state'];
  readonly number?: TicketView['number'];
  readonly isLost?: boolean;
  readonly isUnknown?: boolean;
  readonly act?: (model: PhoneModel) => void;
}

const MINUTE = 60_000;
const finished = (canRate: boolean, rated: 1 | 2 | 3 | 4 | 5 | null): TicketView['state'] => ({
  kind: 'finished',
  canRate,
  rated,
});

/** Every face of the phone page, by name. */
const SCENES: Readonly<Record<string, Scene>> = {
  waiting: {
    state: { kind: 'waiting', ahead: 2, wait: { low: 4, high: 8 } },
    act: (model) => model.toggleReady(0),
  },
  next: { state: { kind: 'waiting', ahead: 0, wait: { low: 0, high: 0 } } },
  'long-line': { state: { kind: 'waiting', ahead: 48, wait: { low: 95, high: 130 } } },
  reminding: { act: (model) => model.remind() },
  leaving: { act: (model) => model.askToLeave() },
  called: {
    state: {
      kind: 'called',
      counterLabel: '3',
      area: ticketView.area,
      at: PICTURE_TIME,
      times: 2,
    },
  },
  serving: { state: { kind: 'serving', counterLabel: '3', since: PICTURE_TIME } },
  parked: { state: { kind: 'parked' } },
  missed: {
    state: {
      kind: 'noShow',
      until: PICTURE_TIME + 27 * MINUTE,
      place: 'penalty',
      penaltyMin: 10,
      returnsLeft: 2,
    },
  },
  'missed-over': {
    state: {
      kind: 'noShow',
      until: PICTURE_TIME - MINUTE,
      place: 'penalty',
      penaltyMin: 10,
      returnsLeft: 2,
    },
  },
  rating: { state: finished(true, null) },
  unhappy: {
    state: finished(true, null),
    act: (model) => {
      model.chooseLevel(1);
      model.toggleReason('slow');
    },
  },
  rated: { state: finished(false, 5) },
  finished: { state: finished(false, null) },
  left: { state: { kind: 'left' } },
  ended: { state: { kind: 'endedByDay' } },
  wide: { number: ticketNumberSchema.parse('W1288') },
  lost: { isLost: true },
  unknown: { isUnknown: true },
};

export const PHONE_SCENES: readonly string[] = Object.keys(SCENES);

export function phoneScene(name: string): ComponentChild {
  const scene = SCENES[name] ?? {};
  const view = {
    ...ticketView,
    ...(scene.state === undefined ? {} : { state: scene.state }),
    ...(scene.number === undefined ? {} : { number: scene.number }),
  };
  const link = stillLink({
    ticket: scene.isLost
      ? { face: 'linkLost', view, at: PICTURE_TIME }
      : { face: 'live', view, at: PICTURE_TIME + 7 * MINUTE },
  });
  const model = openPhoneModel({ link, visit: view.visit, ring: () => {} });
  scene.act?.(model);
  return <Phone model={model} isKnown={scene.isUnknown !== true} onRemind={model.remind} />;
}
