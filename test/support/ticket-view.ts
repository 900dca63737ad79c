import { ticketNumberSchema, visitIdSchema } from '#contract/ids.ts';
import type { TicketView } from '#contract/views.ts';

const texts = (hans: string, en: string) => ({ 'zh-Hans': hans, 'zh-Hant': hans, en });

/** A ticket as the demo hall gives it, with all that a ticket can say. */
export const TICKET_VIEW: TicketView = {
  hall: {
    name: texts('云州广电 中山路营业厅', 'Yunzhou Broadcasting, Zhongshan Road'),
    timeZone: 'Asia/Shanghai',
    language: 'zh-Hans',
    isDemo: false,
  },
  visit: visitIdSchema.parse('2026-07-03.A017'),
  number: ticketNumberSchema.parse('A017'),
  service: texts('新装开户', 'New service'),
  icon: 'newService',
  issuedAt: Date.parse('2026-07-03T09:04:06+08:00'),
  slot: null,
  area: texts('综合受理区', 'General services'),
  further: [],
  counters: ['1', '2', '3'],
  materials: [texts('身份证原件', 'Your ID card'), texts('房产证明或租房合同', 'Proof of address')],
  state: { kind: 'waiting', ahead: 3, wait: { low: 8, high: 14 } },
  print: 'wanted',
  dayEnd: null,
  phoneUrl: 'http://10.0.0.5:8080/t/2026-07-03.A017~0123456789abcdef',
  footer: texts('过号 60 分钟内可到任一窗口恢复排队', 'Missed it? Any window, within 60 minutes'),
  ratingReasons: [],
  lastCalled: [],
};
