import { expect, test, vi } from 'vitest';
import type { FoundAppointment } from '#contract/appointments.ts';
import type { Question } from '#contract/channels.ts';
import { appointmentIdSchema } from '#contract/ids.ts';
import { ok, refuse } from '#contract/outcome.ts';
import { openCheckIn } from '../../../kiosk/check-in-model.ts';
import { openWedge } from '../../../kiosk/wedge.ts';
import { ticketView } from '../../support/showcase/kiosk-views.ts';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {} });

const CODE = 'b-0123456789abcdef~AAAAAAAAAAAAAAAA';
const FOUND: FoundAppointment = {
  appointment: appointmentIdSchema.parse('b-0123456789abcdef'),
  service: ticketView.service,
  slot: 0,
  maskedName: '李**',
  standing: 'early',
  canCheckIn: true,
  from: 0,
  number: null,
};

function checkInAt(found: readonly FoundAppointment[] = [FOUND]) {
  const asked: Question[] = [];
  const told: string[] = [];
  const link = {
    ask: async (question: Question) => {
      asked.push(question);
      const answer = question.ask === 'findAppointments' ? found : { cases: [] };
      return JSON.parse(JSON.stringify(ok(answer)));
    },
    send: async () => ok({ seq: 1, visit: ticketView.visit, number: ticketView.number }),
  };
  const model = openCheckIn({
    link,
    onShow: () => told.push('shown'),
    onTicket: (_visit, number) => told.push(number),
    onRefused: ({ refusal }) => told.push(refusal.kind),
  });
  return { model, asked, told };
}

test('a telephone number is typed digit by digit and looked up when it is long enough', async () => {
  const { model, asked } = checkInAt();
  for (const digit of '13900') model.press(digit);
  await model.findByPhone();
  expect(asked).toEqual([]);
  for (const digit of '0000018') model.press(digit);
  model.erase();
  model.press('7');
  await model.findByPhone();
  expect(asked[0]).toEqual({
    ask: 'findAppointments',
    by: { kind: 'phone', phone: '139000000017' },
  });
  expect(model.found.value).toEqual([FOUND]);
});

test('the code is known alone and at the end of an address, and nothing else is', () => {
  for (const text of [CODE, `http://10.0.0.5:8080/b/${CODE}`, `${CODE} `]) {
    expect(checkInAt().model.scanned(text)).toBe(true);
  }
  for (const text of ['6901234567892', 'http://10.0.0.5/t/2026-07-03.A017~AAAA', '']) {
    expect(checkInAt().model.scanned(text)).toBe(false);
  }
});

test('checking in leads to the ticket, and leaving forgets the number', async () => {
  const { model, told } = checkInAt();
  model.offer(FOUND);
  await model.checkIn(FOUND);
  expect(told).toEqual(['shown', 'A017']);
  model.press('1');
  model.clear();
  expect([model.digits.value, model.found.value]).toEqual(['', null]);
});

test('what a hand types slowly is no code; what a scanner types at once is', () => {
  const heard: string[] = [];
  const wedge = openWedge((text) => heard.push(text));
  [...'abc', 'Enter'].forEach((key, place) => {
    wedge.key(key, place * 500);
  });
  [...'b-01', 'Shift', '~', 'Enter'].forEach((key, place) => {
    wedge.key(key, 10_000 + place * 5);
  });
  expect(heard).toEqual(['b-01~']);
});

test('a refusal is handed on', async () => {
  const told: string[] = [];
  const model = openCheckIn({
    link: {
      ask: async () => refuse({ refusal: { kind: 'tooFast' }, text: '' }),
      send: async () => refuse({ refusal: { kind: 'cardWanted' }, text: '' }),
    },
    onShow: () => {},
    onTicket: () => told.push('ticket'),
    onRefused: ({ refusal }) => told.push(refusal.kind),
  });
  await model.checkIn(FOUND);
  for (const digit of '139000') model.press(digit);
  await model.findByPhone();
  expect(told).toEqual(['cardWanted', 'tooFast']);
});
