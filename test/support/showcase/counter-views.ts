import {
  counterIdSchema,
  staffIdSchema,
  ticketNumberSchema,
  visitIdSchema,
} from '#contract/ids.ts';
import type { CounterView } from '#contract/views.ts';
import { BOARD_TIME, texts } from './board-views.ts';
import { hall } from './kiosk-views.ts';

const service = texts('新装开户', '新裝開戶', 'New service');
const number = ticketNumberSchema.parse('A017');
const serving = { kind: 'serving', number, service, since: BOARD_TIME } as const;

export const counterView: CounterView = {
  hall,
  counter: counterIdSchema.parse('c3'),
  label: '3',
  area: texts('综合受理区', '綜合受理區', 'General services'),
  services: [service],
  clerk: { staff: staffIdSchema.parse('0386'), name: '林晓雯' },
  state: serving,
  rating: null,
  thanked: null,
  signing: null,
  ratingReasons: [
    { id: 'waitedLong', text: texts('等待太久', '等待太久', 'Waited too long') },
    { id: 'attitude', text: texts('服务态度', '服務態度', 'Attitude') },
    { id: 'unskilled', text: texts('业务不熟', '業務不熟', 'Did not know the service') },
    { id: 'unclear', text: texts('说不清楚', '說不清楚', 'Unclear explanation') },
    {
      id: 'repeatedTrips',
      text: texts('材料反复跑', '材料反覆跑', 'Had to come again for papers'),
    },
    { id: 'price', text: texts('资费有疑问', '資費有疑問', 'Questions about the price') },
    { id: 'equipment', text: texts('设备故障', '設備故障', 'Equipment fault') },
    { id: 'noise', text: texts('环境嘈杂', '環境嘈雜', 'Noisy hall') },
    { id: 'other', text: texts('其他', '其他', 'Something else') },
  ],
};

export const STATES = {
  closed: { kind: 'closed' },
  paused: {
    kind: 'paused',
    reason: texts('临时离开', '臨時離開', 'Back in a moment'),
    since: BOARD_TIME,
    elsewhere: ['2', '4'],
  },
  idle: { kind: 'idle' },
  calling: { kind: 'calling', number, service, at: BOARD_TIME, times: 1 },
  serving,
} as const satisfies Readonly<Record<CounterView['state']['kind'], CounterView['state']>>;

export const openRating = {
  visit: visitIdSchema.parse('2026-07-03.A017'),
  number,
  service,
} as const;
