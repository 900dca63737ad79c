import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { Fact } from '#contract/facts.ts';
import { trusted } from '#contract/ids.ts';
import { createHistory, openHistory } from '#journal/history.ts';
import { caseHall, office } from '../rules/cases/case-hall.ts';
import { by } from '../rules/told-hall.ts';

/** The history of everything that a told hall has noted. */
function historyOf(facts: readonly Pick<Fact, 'at' | 'by' | 'event'>[]) {
  const db = new DatabaseSync(':memory:');
  createHistory(db);
  const history = openHistory(db);
  facts.forEach((fact, at) => {
    history.record({ ...fact, seq: at + 1, request: trusted.requestId(`request-${at}`) });
  });
  return db;
}

test('accuracy is one less the share of reviews that went back, counted for the clerk who handled the case', () => {
  const hall = caseHall();
  for (const isReturned of [true, false, false, false]) {
    const { id } = hall.openCase();
    hall.submit(id);
    hall.done(
      isReturned
        ? { type: 'returnCase', case: id, reasons: ['entry'], text: '' }
        : { type: 'passCase', case: id },
      office,
    );
    hall.leave();
  }
  const accuracy = historyOf(hall.facts)
    .prepare(`SELECT clerk, count(*) AS reviewed, sum(is_returned) AS returned,
      1.0 - 1.0 * sum(is_returned) / count(*) AS accuracy FROM case_reviews GROUP BY clerk`)
    .all();
  expect(accuracy.map((row) => ({ ...row }))).toEqual([
    { clerk: '0386', reviewed: 4, returned: 1, accuracy: 0.75 },
  ]);
});

test('a case has its state, its times told and its help in the history', () => {
  const hall = caseHall({ needsReview: 'never' });
  const { id } = hall.openCase();
  hall.done({ type: 'askHelp', case: id, topic: 'policy', text: '' }, by.lin);
  hall.done({ type: 'answerHelp', case: id, help: 1, text: 'yes' }, office);
  hall.leave();
  const db = historyOf(hall.facts);
  expect({ ...db.prepare('SELECT state, promised, times_told FROM cases').get() }).toEqual({
    state: 'open',
    promised: '2026-07-06',
    times_told: 0,
  });
  expect({ ...db.prepare('SELECT clerk, helper, topic FROM case_helps').get() }).toEqual({
    clerk: '0386',
    helper: '0302',
    topic: 'policy',
  });
});
