import { portIdSchema } from '#contract/ids.ts';
import type { HallSettings } from '#contract/settings.ts';
import { USUAL_SIGNS } from '#contract/signs.ts';
import type { Forecast } from '#rules/forecast/forecast.ts';
import type { ViewContext } from '#rules/views/context.ts';
import {
  clerk,
  counter,
  device,
  kiosk,
  person,
  SETTINGS,
  type ToldHall,
  texts,
} from '../told-hall.ts';

const port = portIdSchema.parse('line-1');

/** The whole settings of which the rules know a part. */
export const HALL_SETTINGS: HallSettings = {
  ...SETTINGS,
  name: texts('hall'),
  language: 'zh-Hans',
  phoneAddress: null,
  rating: {
    openSeconds: 20,
    reasons: [
      { id: 'slow', text: texts('slow') },
      { id: 'rude', text: texts('rude') },
      { id: 'newer', text: texts('not yet in force') },
    ],
  },
  notices: [texts('closed on Monday')],
  ticket: { footer: texts('thank you') },
  voice: { languages: ['zh-Hans'], times: 1 },
  stations: [],
  signs: USUAL_SIGNS,
  ports: [{ id: port, path: 'simulated', baudRate: 9600, format: '8N1', station: null }],
  devices: [
    {
      id: device.printer,
      name: 'printer 1',
      port,
      kind: 'printer',
      place: { kind: 'kiosk', kiosk: kiosk.one },
      widthDots: 576,
      confirmedBy: 'barrier',
      bigNumber: 'font',
      fallbacks: [device.neighbour],
    },
    {
      id: device.neighbour,
      name: 'printer 2',
      port,
      kind: 'printer',
      place: { kind: 'kiosk', kiosk: kiosk.two },
      widthDots: 576,
      confirmedBy: 'barrier',
      bigNumber: 'font',
      fallbacks: [],
    },
    {
      id: device.reader,
      name: 'reader 1',
      port,
      kind: 'idCardReader',
      place: { kind: 'kiosk', kiosk: kiosk.one },
    },
    {
      id: device.keypad,
      name: 'keypad 1',
      port,
      kind: 'callKeypad',
      address: 1,
      repressMs: 500,
      place: { kind: 'counter', counter: counter.one },
    },
  ],
  webhooks: [],
  demo: null,
};

/** Nothing is expected: waits are told by who is ahead and the target handling time. */
export const NOTHING_FORECAST: Forecast = {
  at: 0,
  ofNew: () => undefined,
  ofVisit: () => undefined,
};

export function about(
  told: Pick<ToldHall, 'now'>,
  settings: HallSettings = HALL_SETTINGS,
): ViewContext {
  return {
    settings,
    at: told.now,
    forecast: () => NOTHING_FORECAST,
    names: {
      staffName: (staff) => `clerk ${staff}`,
      colleagues: () => [{ staff: clerk.lin, name: 'clerk 0386', role: 'clerk' }],
      maskedName: (id) => (id === person.chen ? '陈*' : undefined),
      maskedPhone: (id) => (id === person.chen ? '139****0017' : undefined),
    },
    phoneUrl: (visit) => `http://hall/t/${visit}`,
    bookingUrl: (appointment) => `http://hall/b/${appointment}`,
    cardRefused: () => null,
  };
}
