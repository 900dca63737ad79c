import type { OfficeView } from '#contract/views.ts';
import { overdueOn } from '../cases/case-book.ts';
import type { Hall } from '../hall-state.ts';
import { serviceDayAt } from '../service-day.ts';
import { hallSign, type ViewContext } from './context.ts';
import { caseSheet } from './draw-case.ts';

const LIST_MAX = 50;

/** What the back office has to do, the longest waiting first. */
export function drawOffice(hall: Hall, about: ViewContext): OfficeView {
  const { helps, reviews } = hall.cases;
  const overdue = overdueOn(hall.cases, hall.day);
  const sheets = (cases: Parameters<typeof caseSheet>[2][]) =>
    cases.map((each) => caseSheet(hall, about, each));
  return {
    hall: hallSign(about),
    day: hall.day ?? serviceDayAt(hall.settings, about.at),
    helps: sheets(helps.firstFew(LIST_MAX)),
    helpCount: helps.size,
    reviews: sheets(reviews.firstFew(LIST_MAX)),
    reviewCount: reviews.size,
    overdue: sheets([...overdue.firstFew(LIST_MAX)]),
    overdueCount: overdue.count,
    returnReasons: hall.settings.cases.returnReasons,
  };
}
