import { signal } from '@preact/signals';
import { afterEach, expect, test, vi } from 'vitest';
import { appointmentIdSchema, classIdSchema, serviceIdSchema } from '#contract/ids.ts';
import { ok, refuse } from '#contract/outcome.ts';
import type { KioskView, TicketView } from '#contract/views.ts';
import { language } from '#kit/language.ts';
import { openKioskModel } from '../../../kiosk/kiosk-model.ts';
import {
  kioskView,
  PICTURE_TIME,
  services,
  ticketView,
} from '../../support/showcase/kiosk-views.ts';
import { stillLink } from '../../support/showcase/still-link.ts';
import { steppedClock } from '../../support/stepped-clock.ts';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {} });
afterEach(() => {
  language.value = 'zh-Hans';
});

const payment = serviceIdSchema.parse('service-c');
const SECOND = 1_000;

function kioskShowing(view: Partial<KioskView> = {}, ticket: Partial<TicketView> = {}) {
  const clock = steppedClock(PICTURE_TIME);
  const hallNow = signal(PICTURE_TIME);
  const link = stillLink({
    kiosk: { face: 'live', view: { ...kioskView, ...view }, at: PICTURE_TIME },
    ticket: { face: 'live', view: { ...ticketView, ...ticket }, at: PICTURE_TIME },
  });
  const model = openKioskModel({ link, kiosk: kioskView.kiosk, clock, hallNow });
  const issue = async () => {
    void model.press(payment);
    await link.answer(ok({ seq: 1, visit: ticketView.visit, number: ticketView.number }));
  };
  return { clock, hallNow, link, model, issue };
}

const CARD = {
  maskedName: '张*',
  priorityClass: { 'zh-Hans': '老人', 'zh-Hant': '老人', en: 'Senior' },
  until: PICTURE_TIME + 60 * SECOND,
  appointment: null,
  kept: [],
};

test('one press takes a number and shows it', async () => {
  const { link, model, issue } = kioskShowing();
  await issue();
  expect(link.sent).toEqual([
    {
      type: 'issueTicket',
      service: payment,
      priorityClass: null,
      withCard: false,
      language: 'zh-Hans',
    },
  ]);
  expect(model.page.value).toMatchObject({ kind: 'ticket', number: 'A017' });
});

test('a double tap is one wish, whichever key the second finger meets', async () => {
  const { link, model, issue } = kioskShowing();
  void model.press(payment);
  void model.press(payment);
  void model.press(serviceIdSchema.parse('service-a'));
  expect(link.sent).toHaveLength(1);
  await issue();
  expect(model.issuing.value).toBeNull();
  void model.press(payment);
  expect(link.sent).toHaveLength(1);
});

test('the pressed key is under way at once, before any answer', () => {
  const { model } = kioskShowing();
  void model.press(payment);
  expect(model.issuing.value).toBe(payment);
});

test('a card that lies there goes into the ticket', async () => {
  const { link, issue } = kioskShowing({ card: CARD });
  await issue();
  expect(link.sent[0]).toMatchObject({ withCard: true });
});

test('a class chosen by touch goes into the ticket and into no other one', async () => {
  const { link, model, issue } = kioskShowing();
  model.chooseClass(classIdSchema.parse('military'));
  await issue();
  expect(link.sent[0]).toMatchObject({ priorityClass: 'military' });
  model.goHome();
  await issue();
  expect(link.sent[1]).toMatchObject({ priorityClass: null });
});

test('the ticket is taken in the language that was chosen', async () => {
  const { link, model, issue } = kioskShowing();
  model.chooseLanguage('en');
  await issue();
  expect(link.sent[0]).toMatchObject({ language: 'en' });
});

test('after twelve seconds the ticket is gone and the next person finds the first page', async () => {
  const { clock, model, issue } = kioskShowing();
  await issue();
  await clock.advance(11 * SECOND);
  expect(model.page.value.kind).toBe('ticket');
  expect(model.countdown.left.value).toBe(1);
  await clock.advance(SECOND);
  expect(model.page.value.kind).toBe('home');
});

test('any touch gives the twelve seconds again', async () => {
  const { clock, model, issue } = kioskShowing();
  await issue();
  await clock.advance(11 * SECOND);
  model.touched();
  await clock.advance(11 * SECOND);
  expect(model.page.value.kind).toBe('ticket');
});

test('a number without paper stays longer, for a phone has to be found', async () => {
  const { clock, model, issue } = kioskShowing({}, { print: 'screenOnly' });
  await issue();
  await clock.advance(29 * SECOND);
  expect(model.page.value.kind).toBe('ticket');
});

test('the time to take the paper begins when the paper is there', async () => {
  const { clock, link, model, issue } = kioskShowing({}, { print: 'wanted' });
  await issue();
  await clock.advance(15 * SECOND);
  link.feeds.ticket.value = {
    face: 'live',
    view: { ...ticketView, print: 'printed' },
    at: PICTURE_TIME,
  };
  expect(model.countdown.left.value).toBe(12);
});

test('half a minute without a touch clears what the last person chose', async () => {
  const { clock, link, model } = kioskShowing({ card: CARD });
  model.chooseLanguage('en');
  model.chooseClass(classIdSchema.parse('military'));
  await clock.advance(30 * SECOND);
  expect(language.value).toBe('zh-Hans');
  expect(model.chosenClass.value).toBeNull();
  expect(link.sent).toEqual([{ type: 'dismissCard', kiosk: 'k1' }]);
});

test('in care mode all times are doubled', async () => {
  const { clock, model } = kioskShowing();
  model.setCare(true);
  await clock.advance(59 * SECOND);
  expect(model.isCare.value).toBe(true);
  await clock.advance(SECOND);
  expect(model.isCare.value).toBe(false);
});

test('a kiosk that nobody has touched keeps no clock running', () => {
  const { clock } = kioskShowing();
  expect(clock.sleepers).toBe(0);
});

test('a refusal is said and leads back to the services', async () => {
  const { link, model } = kioskShowing();
  void model.press(payment);
  await link.answer(refuse({ refusal: { kind: 'quotaReached', quota: 60 }, text: '' }));
  expect(model.page.value).toMatchObject({
    kind: 'refused',
    problem: { refusal: { kind: 'quotaReached' } },
  });
  model.back();
  expect(model.page.value.kind).toBe('home');
});

test('a card that could not be read is spoken of until the person goes on', () => {
  const { model } = kioskShowing({ cardRefused: { why: 'unreadable', at: PICTURE_TIME } });
  expect(model.cardTrouble.value).toMatchObject({ why: 'unreadable' });
  model.dismissCardTrouble();
  expect(model.cardTrouble.value).toBeNull();
});

test('a trouble of long ago is nobody’s', () => {
  const { hallNow, model } = kioskShowing({ cardRefused: { why: 'unreadable', at: PICTURE_TIME } });
  hallNow.value = PICTURE_TIME + 16 * SECOND;
  expect(model.cardTrouble.value).toBeNull();
});

test('a good card after a bad reading ends the trouble', () => {
  const { model } = kioskShowing({
    card: CARD,
    cardRefused: { why: 'unreadable', at: PICTURE_TIME },
  });
  expect(model.cardTrouble.value).toBeNull();
});

test('more services than one page holds are leafed through, and every one is reached', () => {
  const many = [...services, ...services.slice(0, 5)];
  const { model } = kioskShowing({ services: many });
  const shown = () =>
    model.choices.value.map((choice) => choice.kind === 'service' && choice.service);
  const seen = shown();
  model.nextServices();
  seen.push(...shown());
  expect(seen).toEqual(many);
  model.nextServices();
  expect(model.servicePage.value).toBe(0);
});

test('care mode offers three services at a time and reaches all of them', () => {
  const { model } = kioskShowing();
  model.setCare(true);
  const seen: unknown[] = [];
  for (let page = 0; page < model.servicePages.value; page += 1) {
    expect(model.choices.value.length).toBeLessThanOrEqual(3);
    seen.push(...model.choices.value.map((choice) => choice.kind === 'service' && choice.service));
    model.nextServices();
  }
  expect(seen).toEqual(services);
});

const named = (text: string) => ({ 'zh-Hans': text, 'zh-Hant': text, en: text });
/** C and F stand behind one key, H alone behind another, and W names a group that the hall has not. */
const GROUPED: Partial<KioskView> = {
  groups: [
    { id: 'quick', name: named('便民'), icon: 'payment' },
    { id: 'lone', name: named('单项'), icon: 'move' },
  ],
  services: services.map((service) => ({
    ...service,
    group: { C: 'quick', F: 'quick', H: 'lone', W: 'gone' }[service.prefix] ?? null,
  })),
};
const keysOf = (model: ReturnType<typeof kioskShowing>['model']) =>
  model.choices.value.map((choice) =>
    choice.kind === 'group' ? choice.group.id : choice.service.prefix,
  );

test('groups and lone services are the first keys, and any ticket is two touches away', async () => {
  const { link, model } = kioskShowing(GROUPED);
  expect(keysOf(model)).toEqual(['A', 'quick', 'H', 'R', 'W', 'X', 'Y']);
  model.openGroup('quick');
  expect(keysOf(model)).toEqual(['C', 'F']);
  void model.press(payment);
  await link.answer(ok({ seq: 1, visit: ticketView.visit, number: ticketView.number }));
  expect(link.sent).toMatchObject([{ type: 'issueTicket', service: payment }]);
  expect(model.page.value.kind).toBe('ticket');
  model.goHome();
  expect(model.group.value).toBeNull();
});

test('out of a group it goes back to the first keys with card and class kept, or to the beginning without', () => {
  const { link, model } = kioskShowing({ ...GROUPED, card: CARD });
  model.chooseClass(classIdSchema.parse('military'));
  model.openGroup('quick');
  model.leaveGroup();
  expect(keysOf(model)).toContain('quick');
  expect(model.chosenClass.value).toBe('military');
  expect(link.sent).toEqual([]);
  model.openGroup('quick');
  model.goHome();
  expect(model.group.value).toBeNull();
  expect(model.chosenClass.value).toBeNull();
  expect(link.sent).toMatchObject([{ type: 'dismissCard' }]);
});

test('whoever leaves a group open is forgotten, and the first keys come back', async () => {
  const { clock, model } = kioskShowing(GROUPED);
  model.openGroup('quick');
  expect(clock.sleepers).toBeGreaterThan(0);
  await clock.advance(31 * SECOND);
  expect(model.group.value).toBeNull();
});

test('care mode leads through the same groups', () => {
  const { model } = kioskShowing(GROUPED);
  model.setCare(true);
  expect(keysOf(model)).toEqual(['A', 'quick', 'H']);
  model.openGroup('quick');
  expect(keysOf(model)).toEqual(['C', 'F']);
  model.leaveGroup();
  expect(keysOf(model)).toEqual(['A', 'quick', 'H']);
});

test('a closed page leaves no clock running', async () => {
  const { clock, model, issue } = kioskShowing();
  await issue();
  model.close();
  expect(clock.sleepers).toBe(0);
});

test('a service that wants a card is ready to be pressed as soon as the card lies there', async () => {
  const { link, model } = kioskShowing();
  void model.press(payment);
  await link.answer(refuse({ refusal: { kind: 'cardWanted' }, text: '' }));
  expect(model.page.value.kind).toBe('refused');
  link.feeds.kiosk.value = { face: 'live', view: { ...kioskView, card: CARD }, at: PICTURE_TIME };
  expect(model.page.value.kind).toBe('home');
});

test('the card of somebody who has booked leads to the booking at once, and back to the services', () => {
  const appointment = {
    appointment: appointmentIdSchema.parse('b-0123456789abcdef'),
    service: ticketView.service,
    slot: PICTURE_TIME,
    maskedName: '张*',
    standing: 'early',
    canCheckIn: true,
    from: PICTURE_TIME,
    number: null,
  } as const;
  const { model } = kioskShowing({ card: { ...CARD, appointment } });
  expect(model.page.value.kind).toBe('checkIn');
  expect(model.checkIn.found.value).toEqual([appointment]);
  model.back();
  expect(model.page.value.kind).toBe('home');
});
