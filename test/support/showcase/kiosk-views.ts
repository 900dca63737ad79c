import {
  classIdSchema,
  kioskIdSchema,
  serviceIdSchema,
  ticketNumberSchema,
  visitIdSchema,
} from '#contract/ids.ts';
import type { Texts } from '#contract/language.ts';
import type { HallSign, KioskView, ServiceState, TicketView } from '#contract/views.ts';

/** Friday, 3 July 2026, 10:24 in Shanghai: the instant of the design's pictures. */
export const PICTURE_TIME = Date.UTC(2026, 6, 3, 2, 24, 0);

const texts = (hans: string, hant: string, en: string): Texts => ({
  'zh-Hans': hans,
  'zh-Hant': hant,
  en,
});

export const hall: HallSign = {
  name: texts(
    '云州广电 中山路营业厅',
    '雲州廣電 中山路營業廳',
    'Yunzhou Cable, Zhongshan Road Service Hall',
  ),
  timeZone: 'Asia/Shanghai',
  language: 'zh-Hans',
  isDemo: true,
};

const service = (
  prefix: string,
  icon: ServiceState['icon'],
  name: Texts,
  [waiting, low, high]: readonly [number, number, number],
): ServiceState => ({
  service: serviceIdSchema.parse(`service-${prefix.toLowerCase()}`),
  group: null,
  prefix,
  name,
  icon,
  waiting,
  wait: { low, high },
  counters: 2,
  state: 'open',
  opensAt: '',
  pauseText: null,
  openTo: 'everyone',
});

export const services: readonly ServiceState[] = [
  service('A', 'newService', texts('新装开户', '新裝開戶', 'New service'), [5, 12, 18]),
  service('C', 'payment', texts('缴费', '繳費', 'Payment'), [2, 3, 6]),
  service('F', 'repair', texts('报修', '報修', 'Repair'), [4, 9, 15]),
  service('H', 'move', texts('移机过户', '移機過戶', 'Move or transfer'), [3, 14, 22]),
  service('R', 'plan', texts('套餐变更', '套餐變更', 'Change plan'), [6, 15, 24]),
  service('W', 'returnDevice', texts('退机', '退機', 'Return equipment'), [0, 0, 0]),
  {
    ...service('X', 'corporate', texts('集团业务', '集團業務', 'Corporate'), [0, 0, 0]),
    state: 'paused',
    opensAt: '14:00',
  },
  service('Y', 'help', texts('咨询投诉', '諮詢投訴', 'Help & complaints'), [3, 6, 10]),
];

const healthy = { state: 'up', why: 'healthy', since: PICTURE_TIME, detail: '' } as const;

export const kioskView: KioskView = {
  hall,
  kiosk: kioskIdSchema.parse('k1'),
  isOpen: true,
  opensAt: '',
  waiting: 23,
  openCounters: 7,
  groups: [],
  services,
  classes: [
    {
      id: classIdSchema.parse('disabled'),
      name: texts('残障或孕妇', '殘障或孕婦', 'Disabled or pregnant'),
    },
    {
      id: classIdSchema.parse('military'),
      name: texts('军人消防', '軍人消防', 'Military and first responders'),
    },
  ],
  card: null,
  takesAppointments: true,
  keepsCases: false,
  cardRefused: null,
  printer: healthy,
  reader: healthy,
};

export const ticketView: TicketView = {
  hall,
  visit: visitIdSchema.parse('2026-07-03.A017'),
  number: ticketNumberSchema.parse('A017'),
  service: texts('新装开户', '新裝開戶', 'New service'),
  icon: 'newService',
  issuedAt: PICTURE_TIME,
  slot: null,
  area: texts('综合受理区', '綜合受理區', 'Service area'),
  further: [],
  counters: ['1', '2', '3', '4'],
  materials: [
    texts('身份证原件', '身份證原件', 'ID card'),
    texts('房产证明或租房合同', '房產證明或租房合同', 'Proof of address or lease'),
  ],
  state: { kind: 'waiting', ahead: 5, wait: { low: 12, high: 18 } },
  print: 'printed',
  dayEnd: null,
  phoneUrl: 'http://10.0.0.5:8080/t/2026-07-03.A017~Xk3vQ9aLrT0p',
  footer: texts('过号请到咨询台', '過號請到諮詢臺', 'Missed your call? Ask at the desk'),
  ratingReasons: [
    { id: 'slow', text: texts('等候太久', '等候太久', 'Waited too long') },
    { id: 'attitude', text: texts('态度不好', '態度不好', 'Unfriendly') },
    { id: 'notSolved', text: texts('没有办成', '沒有辦成', 'Not solved') },
    { id: 'unclear', text: texts('没讲清楚', '沒講清楚', 'Not explained') },
  ],
  lastCalled: [
    ticketNumberSchema.parse('A013'),
    ticketNumberSchema.parse('A012'),
    ticketNumberSchema.parse('A011'),
  ],
};
