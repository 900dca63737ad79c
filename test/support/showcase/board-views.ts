import { counterIdSchema, ticketNumberSchema, visitIdSchema } from '#contract/ids.ts';
import type { Texts } from '#contract/language.ts';
import type { BoardCall, BoardView, ServiceState } from '#contract/views.ts';
import { hall, services } from './kiosk-views.ts';

/** Friday, 3 July 2026, 10:36 in Shanghai. */
export const BOARD_TIME = Date.UTC(2026, 6, 3, 2, 36, 0);

export const texts = (hans: string, hant: string, en: string): Texts => ({
  'zh-Hans': hans,
  'zh-Hant': hant,
  en,
});

export const call = (
  number: string,
  counterLabel: string,
  changes: Partial<BoardCall> = {},
): BoardCall => ({
  visit: visitIdSchema.parse(`2026-07-03.${number}`),
  number: ticketNumberSchema.parse(number),
  counter: counterIdSchema.parse(`c${counterLabel.toLowerCase()}`),
  counterLabel,
  service: texts('新装开户', '新裝開戶', 'New service'),
  area: texts('综合受理区', '綜合受理區', 'General services'),
  language: 'zh-Hans',
  at: BOARD_TIME,
  calling: 1,
  isCalling: false,
  ...changes,
});

export const boardView: BoardView = {
  hall,
  isOpen: true,
  opensAt: '',
  ticketsToday: 148,
  calls: [
    call('A017', '3', { isCalling: true }),
    call('C042', '6'),
    call('F009', '8'),
    call('R103', '2'),
    call('Y021', '10'),
    call('H506', '1'),
  ],
  services,
  notices: [
    texts(
      '机顶盒、光猫退机请带齐电源和遥控器。',
      '機頂盒、光貓退機請帶齊電源和遙控器。',
      'Returning equipment? Bring the power supplies and the remote.',
    ),
    texts(
      '家中报修可拨 96599，不用到厅。',
      '家中報修可撥 96599，不用到廳。',
      'To report a fault from home, call 96599.',
    ),
  ],
  dayEnd: null,
  voice: { languages: ['zh-Hans'], times: 2 },
};

/** Every word for a service that is not simply open. */
export const mixedServices: readonly ServiceState[] = services.map((service, place) => {
  const states = ['open', 'noCounter', 'paused', 'closed', 'full'] as const;
  const state = states[place % states.length] ?? 'open';
  return { ...service, state, opensAt: state === 'paused' || state === 'closed' ? '14:00' : '' };
});
