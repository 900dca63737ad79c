import { type Case, isClosed, missingOf, openHelpOf, stepsLeftOf } from './case.ts';
import type { CaseBook } from './case-book.ts';

/** What is always true of the cases; each broken promise as a sentence. Looks at all of them: for tests alone. */
export function brokenCases(book: CaseBook): readonly string[] {
  const all = [...book.all.values()];
  const live = all.filter((each) => !isClosed(each));
  const visits = all.flatMap(({ visit }) => visit ?? []);
  const orders = new Set(all.map(({ order }) => order));
  const listed = [...book.ofPerson.values()].reduce((sum, { size }) => sum + size, 0);
  const signing = all.filter(({ signingAt }) => signingAt !== null);
  return [
    ...unless(orders.size === all.length, 'each case has a place of its own'),
    ...unless(new Set(visits).size === visits.length, 'no visit has two cases at once'),
    ...unless(
      all.every((each) => each.visit === null || book.ofVisit.get(each.visit) === each) &&
        book.ofVisit.size === visits.length,
      'each visit knows its case',
    ),
    ...unless(
      book.reviews.size === count(live, ({ state }) => state.kind === 'inReview'),
      'the queue of reviews holds exactly what is in review',
    ),
    ...unless(
      book.helps.size === count(live, (each) => openHelpOf(each) !== undefined),
      'the list of questions holds exactly what is not answered',
    ),
    ...unless(
      book.promises.size === count(live, ({ promised }) => promised !== null),
      'the list of promises holds exactly what is promised and not closed',
    ),
    ...unless(listed === count(live, ({ person }) => person !== null), 'persons know their cases'),
    ...unless(
      signing.length === book.signing.size &&
        signing.every((each) => each.signingAt && book.signing.get(each.signingAt) === each),
      'each pad asks for one signature at most',
    ),
    ...all.flatMap((each) => brokenCase(each)),
  ];
}

function brokenCase(each: Case): string[] {
  const { id, state } = each;
  const isChecked = state.kind === 'inReview' || state.kind === 'passed';
  return [
    ...unless(
      !(state.kind === 'inReview') ||
        (missingOf(each).length === 0 && stepsLeftOf(each).length === 0),
      `${id} is complete while it is reviewed`,
    ),
    ...unless(!isChecked || each.needsReview, `${id} is reviewed because it must be`),
    ...unless(
      state.kind !== 'waitingForMaterials' || missingOf(each).length > 0,
      `${id} waits for something that is missing`,
    ),
    ...unless(state.kind !== 'returned' || each.returned !== null, `${id} says why it came back`),
  ];
}

function count(cases: readonly Case[], isCounted: (each: Case) => boolean): number {
  return cases.filter(isCounted).length;
}

function unless(isSo: boolean, promise: string): string[] {
  return isSo ? [] : [promise];
}
