import type { ComponentChild } from 'preact';
import { ticketNumberSchema, visitIdSchema } from '#contract/ids.ts';
import { ok, refuse } from '#contract/outcome.ts';
import type { KioskView, TicketView } from '#contract/views.ts';
import { hallNow, pageClock } from '#kit/page-clock.ts';
import { Kiosk } from '../../../kiosk/kiosk.tsx';
import { type KioskModel, openKioskModel } from '../../../kiosk/kiosk-model.ts';
import { kioskView, PICTURE_TIME, services, ticketView } from './kiosk-views.ts';
import { type StillLink, stillLink } from './still-link.ts';

interface Scene {
  readonly view?: Partial<KioskView>;
  readonly ticket?: Partial<TicketView>;
  readonly isLost?: boolean;
  readonly act?: (model: KioskModel, link: StillLink) => void;
}

const first = services[0]?.service ?? kioskView.services[0]?.service;

/** Past 999 a number has a fifth place; W is the widest letter. */
const wideNumber = {
  visit: visitIdSchema.parse('2026-07-03.W1288'),
  number: ticketNumberSchema.parse('W1288'),
};

const take: Scene['act'] = (model, link) => {
  if (first === undefined) return;
  void model.press(first);
  void link.answer(ok({ seq: 1, visit: ticketView.visit, number: ticketView.number }));
};

const down = (why: 'paperOut' | 'silent') =>
  ({ state: 'down', why, since: PICTURE_TIME, detail: '' }) as const;

const inGroups: Partial<KioskView> = {
  groups: [
    {
      id: 'quick',
      name: { 'zh-Hans': '缴费报修', 'zh-Hant': '繳費報修', en: 'Bills and repairs' },
      icon: 'payment',
    },
    {
      id: 'changes',
      name: { 'zh-Hans': '业务变更', 'zh-Hant': '業務變更', en: 'Changes' },
      icon: 'plan',
    },
  ],
  services: services.map((service) => ({
    ...service,
    group:
      { C: 'quick', F: 'quick', H: 'changes', R: 'changes', W: 'changes' }[service.prefix] ?? null,
  })),
};

/** Every face of the kiosk, by name. */
const SCENES: Readonly<Record<string, Scene>> = {
  home: {},
  card: {
    view: {
      card: {
        maskedName: '张*',
        priorityClass: { 'zh-Hans': '老人', 'zh-Hant': '老人', en: 'Senior' },
        until: PICTURE_TIME + 60_000,
        appointment: null,
        kept: [],
      },
    },
  },
  groups: { view: inGroups },
  group: { view: inGroups, act: (model) => model.openGroup('changes') },
  'care-groups': { view: inGroups, act: (model) => model.setCare(true) },
  'care-group': {
    view: inGroups,
    act: (model) => {
      model.setCare(true);
      model.openGroup('changes');
    },
  },
  classes: { act: (model) => model.showClasses() },
  'class-chosen': {
    act: (model) => model.chooseClass(kioskView.classes[0]?.id ?? null),
  },
  issuing: {
    act: (model) => {
      if (first !== undefined) void model.press(first);
    },
  },
  ticket: { act: take },
  'ticket-printing': { act: take, ticket: { print: 'wanted' } },
  'ticket-no-paper': { act: take, ticket: { print: 'screenOnly' } },
  'ticket-elsewhere': { act: take, ticket: { print: 'printedElsewhere' } },
  'ticket-no-wait': {
    act: take,
    ticket: { state: { kind: 'waiting', ahead: 0, wait: { low: 0, high: 0 } }, counters: ['3'] },
  },
  'ticket-called': {
    act: take,
    ticket: {
      state: {
        kind: 'called',
        counterLabel: '3',
        area: ticketView.area,
        at: PICTURE_TIME,
        times: 1,
      },
    },
  },
  'ticket-many-counters': {
    act: take,
    ticket: { counters: ['1', '2', '3', '4', '5', '6', '7', '8'] },
  },
  care: { act: (model) => model.setCare(true) },
  'care-help': {
    act: (model) => {
      model.setCare(true);
      model.showHelp();
    },
  },
  help: { act: (model) => model.showHelp() },
  refused: {
    act: (model, link) => {
      if (first === undefined) return;
      void model.press(first);
      void link.answer(refuse({ refusal: { kind: 'quotaReached', quota: 60 }, text: '' }));
    },
  },
  'card-first': {
    view: { services: services.map((service) => ({ ...service, openTo: 'idCardOnly' })) },
    act: (model, link) => {
      if (first === undefined) return;
      void model.press(first);
      void link.answer(refuse({ refusal: { kind: 'cardWanted' }, text: '' }));
    },
  },
  'cards-only': {
    view: { services: services.map((service) => ({ ...service, openTo: 'idCardOnly' })) },
  },
  'care-cards-only': {
    view: { services: services.map((service) => ({ ...service, openTo: 'idCardOnly' })) },
    act: (model) => model.setCare(true),
  },
  'no-counter': {
    view: { services: services.map((service) => ({ ...service, state: 'noCounter' })) },
  },
  'care-no-counter': {
    view: { services: services.map((service) => ({ ...service, state: 'noCounter' })) },
    act: (model) => model.setCare(true),
  },
  full: { view: { services: services.map((service) => ({ ...service, state: 'full' })) } },
  'long-wait': {
    view: {
      services: services.map((service) => ({
        ...service,
        waiting: 148,
        wait: { low: 105, high: 160 },
      })),
    },
  },
  'care-long-wait': {
    view: {
      services: services.map((service) => ({ ...service, wait: { low: 105, high: 160 } })),
    },
    act: (model) => model.setCare(true),
  },
  'ticket-wide': {
    act: (model, link) => {
      if (first === undefined) return;
      void model.press(first);
      void link.answer(ok({ seq: 1, visit: wideNumber.visit, number: wideNumber.number }));
    },
    ticket: {
      ...wideNumber,
      state: { kind: 'waiting', ahead: 148, wait: { low: 105, high: 160 } },
      materials: [...ticketView.materials, ...ticketView.materials, ...ticketView.materials],
    },
  },
  closed: { view: { isOpen: false, opensAt: '08:30' } },
  lost: { isLost: true },
  'card-not-read': { view: { cardRefused: { why: 'unreadable', at: PICTURE_TIME } } },
  'card-expired': { view: { cardRefused: { why: 'expired', at: PICTURE_TIME } } },
  'no-paper': { view: { printer: down('paperOut') } },
  'no-reader': { view: { reader: down('silent') } },
  'three-pages': {
    view: { services: [...services, ...services, ...services.slice(0, 3)] },
  },
  'six-services': { view: { services: services.slice(0, 6), classes: [] } },
};

export const KIOSK_SCENES: readonly string[] = Object.keys(SCENES);

export function kioskScene(name: string): ComponentChild {
  const scene = SCENES[name] ?? {};
  const view = { ...kioskView, ...scene.view };
  const ticket = { ...ticketView, ...scene.ticket };
  const link = stillLink({
    kiosk: scene.isLost
      ? { face: 'linkLost', view, at: PICTURE_TIME - 120_000 }
      : { face: 'live', view, at: PICTURE_TIME },
    ticket: { face: 'live', view: ticket, at: PICTURE_TIME },
  });
  // The ring stands still, as in the pictures.
  const clock = { now: pageClock.now, after: () => () => {} };
  const model = openKioskModel({ link, kiosk: view.kiosk, clock, hallNow });
  scene.act?.(model, link);
  return <Kiosk model={model} />;
}
