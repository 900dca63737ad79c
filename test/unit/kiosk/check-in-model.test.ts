import { expect, test, vi } from 'vitest';
import type { Question } from '#contract/channels.ts';
import { caseIdSchema, ticketNumberSchema, visitIdSchema } from '#contract/ids.ts';
import { ok } from '#contract/outcome.ts';
import { openCheckIn } from '../../../kiosk/check-in-model.ts';
import { texts } from '../rules/told-hall.ts';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {} });

const kept = { case: caseIdSchema.parse('K260703-0012'), service: texts('new'), openedAt: 0 };
const CODE = 'K260703-0012~q3XvAAAAAAAAAAAA';

function checkIn() {
  const asked: Question[] = [];
  const tickets: string[] = [];
  const model = openCheckIn({
    link: {
      // One link answers every question of this page.
      ask: async (question: Question) => {
        asked.push(question);
        const answers: Readonly<Record<string, unknown>> = {
          findAppointments: [],
          findKeptCases: { cases: [kept] },
          continueCase: {
            seq: 1,
            visit: visitIdSchema.parse('2026-07-03.A018'),
            number: ticketNumberSchema.parse('A018'),
          },
        };
        return JSON.parse(JSON.stringify(ok(answers[question.ask])));
      },
      send: () => new Promise(() => {}),
    },
    onShow: () => {},
    onTicket: (_visit, number) => void tickets.push(number),
    onRefused: (problem) => {
      throw new Error(problem.text);
    },
  });
  return { model, asked, tickets };
}

test('a phone number finds the kept case as well, and goes on with it by the same number', async () => {
  const { model, asked, tickets } = checkIn();
  for (const digit of '13900000417') model.press(digit);
  await model.findByPhone();
  expect(model.kept.value).toEqual([kept]);
  await model.goOnWith(kept);
  expect(asked.at(-1)).toMatchObject({
    ask: 'continueCase',
    case: kept.case,
    proof: { kind: 'phone', phone: '13900000417' },
  });
  expect(tickets).toEqual(['A018']);
});

test('the code of a slip that a scanner types finds its case', async () => {
  const { model, asked } = checkIn();
  expect(model.scanned(CODE)).toBe(true);
  await vi.waitFor(() => expect(model.kept.value).toEqual([kept]));
  expect(asked).toEqual([{ ask: 'findKeptCases', proof: { kind: 'slip', code: CODE } }]);
  expect(model.scanned('6901234567892')).toBe(false);
});

test('the card that lies there is the proof of what is offered for it', async () => {
  const { model, asked } = checkIn();
  model.offerKept([kept]);
  await model.goOnWith(kept);
  expect(asked).toMatchObject([{ ask: 'continueCase', proof: { kind: 'card' } }]);
});
