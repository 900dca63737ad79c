import { expect, onTestFinished, test } from 'vitest';
import type { Fact } from '#contract/facts.ts';
import { appointmentIdSchema, webhookIdSchema } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { WebhookTrouble } from '#contract/webhooks.ts';
import { eventNamed, webhookMessage } from '#outgoing/webhook-message.ts';
import { openWebhooks } from '#outgoing/webhooks.ts';
import type { AppointmentNews } from '#reports/appointment-news.ts';
import { type HallRoom, hallRoom, request } from '../hall/hall-room.ts';
import { at, BOOKED_SETTINGS, bookingId } from '../rules/appointments/booked-hall.ts';
import { person, service, texts } from '../rules/told-hall.ts';

const SMS = webhookIdSchema.parse('sms');
const HOOK = {
  id: SMS,
  url: 'http://sms.test/hook',
  events: ['booked' as const, 'reminded' as const],
  withContact: false,
};

/** A hall whose bookings are told to a server that answers as the test says. */
async function tellingHall() {
  const room = await hallRoom(BOOKED_SETTINGS);
  const posted: string[] = [];
  let answer: Outcome<undefined, WebhookTrouble> = ok();
  const nextAfter = (seq: number, types: readonly string[]): AppointmentNews | undefined => {
    const fact = room.facts().find((each) => each.seq > seq && types.includes(each.event.type));
    return fact && newsOf(room, fact);
  };
  const webhooks = openWebhooks({
    hall: room.hall,
    clock: room.clock,
    newRequestId: request,
    settings: () => [HOOK],
    headSeq: room.journal.headSeq,
    nextAfter,
    serviceName: () => texts('pay'),
    contactOf: () => ({ name: '李小明', phone: '13900000017' }),
    bookingUrl: (appointment) => `http://hall/b/${appointment}`,
    sign: (_webhook, text) => `signed ${text.length}`,
    async post(_url, { body }) {
      posted.push(body);
      return answer;
    },
  });
  onTestFinished(webhooks.stop);
  const settle = async (ms: number) => {
    for (let turns = 0; turns < 4; turns += 1) {
      room.endTurn();
      await room.clock.advance(turns === 0 ? ms : 0);
    }
  };
  await settle(0);
  return {
    room,
    posted,
    settle,
    answerWith: (next: Outcome<undefined, WebhookTrouble>) => {
      answer = next;
    },
  };
}

function newsOf(room: HallRoom, { seq, at: made, event }: Fact): AppointmentNews {
  if (!('appointment' in event)) throw new Error('news is of an appointment');
  const booked = room.hall.state().appointments.all.get(event.appointment);
  if (booked === undefined) throw new Error('the booking is there');
  const { slot, language } = booked;
  return {
    seq,
    at: made,
    type: event.type,
    appointment: booked.id,
    service: booked.service,
    slot,
    person: booked.person,
    language,
  };
}

const book = (number: number, time: string) =>
  ({
    type: 'bookAppointment',
    appointment: bookingId(number),
    service: service.pay,
    slot: at(time),
    person: number % 2 === 0 ? person.chen : person.he,
    language: 'en',
  }) as const;
const passerBy = { kind: 'passerBy' } as const;

test('who is told is told once, in the order in which it happened', async () => {
  const { room, posted, settle } = await tellingHall();
  await room.done(book(1, '10:00'), passerBy);
  await room.done(book(2, '10:30'), passerBy);
  await settle(0);
  await settle(60_000);
  expect(posted.map((body) => JSON.parse(body).appointment)).toEqual([bookingId(1), bookingId(2)]);
  expect(posted.every((body) => JSON.parse(body).contact === null)).toBe(true);
});

test('a server that is down is tried again, further and further apart, and it is one fact', async () => {
  const { room, posted, settle, answerWith } = await tellingHall();
  answerWith(refuse('unreachable'));
  await room.done(book(1, '10:00'), passerBy);
  await settle(0);
  for (const [waitMs, tries] of [
    [1_999, 1],
    [1, 2],
    [3_999, 2],
    [1, 3],
    [8_000, 4],
  ] as const) {
    await settle(waitMs);
    expect(posted).toHaveLength(tries);
  }
  const troubles = room.facts().filter(({ event }) => event.type === 'webhookReported');
  // Where it begins, and that it cannot be reached.
  expect(troubles).toHaveLength(2);
  expect(room.hall.state().webhooks.get(SMS)?.trouble?.why).toBe('unreachable');
  answerWith(ok());
  await settle(16_000);
  expect(posted).toHaveLength(5);
  expect(room.hall.state().webhooks.get(SMS)?.trouble).toBeNull();
});

test('a reminder whose time is over is told to nobody, and what comes after it is', async () => {
  const { room, posted, settle, answerWith } = await tellingHall();
  await room.done(book(1, '10:30'), passerBy);
  await settle(0);
  await room.clock.advance(31 * 60_000);
  answerWith(refuse('tooSlow'));
  await room.done({ type: 'remindAppointment', appointment: bookingId(1) }, { kind: 'hall' });
  await settle(0);
  expect(posted).toHaveLength(2);
  await settle(70 * 60_000);
  const tried = posted.length;
  answerWith(ok());
  await settle(10 * 60_000);
  await room.done(book(2, '14:00'), passerBy);
  await settle(0);
  expect(posted.slice(tried).map((body) => JSON.parse(body).event)).toEqual(['booked']);
  const last = room.facts().findLast(({ event }) => event.type === 'webhookReported');
  expect(last?.event).toMatchObject({ isGivenUp: false, trouble: null });
});

test('the signature is over the time and the body, and the number of the fact is told', () => {
  const news = {
    delivery: 7,
    event: 'booked',
    at: '2026-07-03T01:00:00.000Z',
    appointment: appointmentIdSchema.parse('b-0123456789abcdef'),
    service: { id: 'pay', name: {} },
    slot: '2026-07-03T02:00:00.000Z',
    language: 'en',
    contact: null,
  } as const;
  const { body, headers } = webhookMessage(news, { atMs: 1_999, sign: (text) => `<${text}>` });
  expect(headers['tinghao-signature']).toBe(`t=1,v1=<1.${body}>`);
  expect(headers['tinghao-delivery']).toBe('7');
  expect(eventNamed('appointmentReminded')).toBe('reminded');
  expect(eventNamed('ticketCalled')).toBeUndefined();
});
