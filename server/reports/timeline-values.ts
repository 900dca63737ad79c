import type { Actor, Fact, HallEvent } from '#contract/facts.ts';
import type { CounterId, StaffId } from '#contract/ids.ts';
import { LANGUAGES, type Texts } from '#contract/language.ts';
import type { Place } from '#contract/place.ts';
import type { Line } from '#contract/queue.ts';
import type { TimelineLine } from '#contract/reports.ts';
import type { TaskOwner } from '#contract/tasks.ts';
import { type Names, type ReportContext, sameInAll } from './report-context.ts';

type Values = TimelineLine['values'];

/** One fact as a line that a page can say. */
export function timelineLine(
  { seq, at, by, event }: Fact,
  names: Names,
  context: ReportContext,
): TimelineLine {
  return {
    seq,
    at,
    what: event.type,
    by: byOf(by, names, context),
    values: valuesOf(event, names, context),
  };
}

/**
 * What a page needs to write the sentence of one event. Instants are milliseconds (`due`), counters their labels,
 * `times` and `calling` counts; what may be absent is absent.
 */
function valuesOf(event: HallEvent, names: Names, context: ReportContext): Values {
  const { staffName } = context.names;
  switch (event.type) {
    case 'ticketIssued': {
      const { number, service, priorityClass, kiosk, due } = event;
      const className = names.priorityClass(priorityClass);
      return {
        number,
        service: names.service(service),
        due,
        ...(className === null ? {} : { className }),
        ...(kiosk === null ? {} : { kiosk: names.kiosk(kiosk) }),
      };
    }
    case 'ticketCalled': {
      const { counter, clerk, step, because } = event;
      return {
        counter: names.counter(counter),
        clerk: staffName(clerk),
        step,
        due: because.due,
        because: because.kind,
        ...('times' in because ? { times: because.times } : {}),
        ...('since' in because ? { since: because.since } : {}),
        ...lineValues(because.line, names, context),
      };
    }
    case 'ticketRecalled':
      return { counter: names.counter(event.counter), times: event.times };
    case 'ticketTransferred':
      return {
        counter: names.counter(event.counter),
        clerk: staffName(event.clerk),
        due: event.due,
        ...lineValues(event.to, names, context),
      };
    case 'ticketReturned':
      return { due: event.due, rule: event.rule };
    case 'furtherPlanned':
      return event.services.length === 0
        ? {}
        : { services: joined(event.services.map(names.service)) };
    case 'visitWentOn':
      return { service: names.service(event.service), due: event.due };
    case 'noteWritten':
      return { clerk: staffName(event.clerk), note: event.text };
    case 'ticketChosen': {
      const { id, text } = context.settings.steps.callReasons.find(
        (each) => each.id === event.reason,
      ) ?? { id: event.reason, text: undefined };
      return { ...atCounter(event, names, context), reason: text ?? sameInAll(id) };
    }
    case 'ticketPutBack':
      return {
        ...atCounter(event, names, context),
        due: event.due,
        outcome: event.outcome,
        ...lineValues(event.line, names, context),
      };
    case 'returnedToClerk':
      return { clerk: staffName(event.clerk), due: event.due };
    case 'stepUndone':
      return { ...atCounter(event, names, context), undone: event.what };
    case 'stepFinished':
      return {
        counter: names.counter(event.counter),
        clerk: staffName(event.clerk),
        step: event.step,
        service: names.service(event.delivered),
      };
    case 'servingBegan':
    case 'walkUpTaken':
    case 'rollNumberCalled':
    case 'noShowMarked':
    case 'ticketParked':
    case 'ticketTakenBack':
    case 'stepNotRated':
      return { counter: names.counter(event.counter), clerk: staffName(event.clerk) };
    case 'stepRated': {
      const { counter, clerk, level, reasons } = event;
      return {
        counter: names.counter(counter),
        clerk: staffName(clerk),
        level,
        ...(reasons.length === 0 ? {} : { reasons: joined(reasons.map(names.reason)) }),
      };
    }
    case 'printReported': {
      const { device, report, isReprint } = event;
      return {
        report: report.kind,
        isReprint: isReprint ? 1 : 0,
        ...('why' in report ? { why: report.why } : {}),
        ...(device === null ? {} : { device: names.device(device) }),
      };
    }
    case 'carriedVisitJoined':
      return { due: event.due };
    case 'rollServiceTold':
      return { service: names.service(event.service) };
    case 'paperVisitEntered':
      return {
        noted: event.noted,
        service: names.service(event.service),
        counter: names.counter(event.counter),
        clerk: staffName(event.clerk),
        began: event.beganAt,
        finished: event.finishedAt,
      };
    case 'paperSentTo':
      return { kiosk: names.kiosk(event.kiosk) };
    case 'ticketReordered':
      return {
        rule: names.reorderRule(event.rule),
        reason: names.guideReason('reorder', event.reason),
        due: event.due,
      };
    case 'classChanged':
      return {
        className: names.classNamed(event.priorityClass),
        reason: names.guideReason('change', event.reason),
        due: event.due,
      };
    case 'serviceChanged':
      return {
        service: names.service(event.service),
        reason: names.guideReason('change', event.reason),
        due: event.due,
      };
    case 'proofSeen':
      return atCounter(event, names, context);
    case 'classDenied':
      return { ...atCounter(event, names, context), due: event.due };
    case 'ticketVoided':
      return { reason: names.guideReason('void', event.reason) };
    case 'appointmentCheckedIn':
      return { slot: event.slot, standing: event.standing };
    case 'caseOpened':
    case 'caseTaken':
      return {
        caseId: event.case,
        counter: names.counter(event.counter),
        clerk: staffName(event.clerk),
      };
    case 'caseKept':
    case 'caseReopened':
    case 'caseContinued':
      return { caseId: event.case };
    case 'missingTold':
      return { caseId: event.case, count: event.missing.length };
    case 'callSpoken':
      return { calling: event.calling, result: event.result };
    case 'deviceHealthChanged': {
      const { device, health } = event;
      return { device: names.device(device), state: health.state, why: health.why };
    }
    case 'taskOpened':
      return {
        kind: event.about.kind,
        due: event.due,
        ...ownerValues(event.owner, context),
        ...written(event.text),
      };
    case 'taskAssigned':
      return { due: event.due, ...ownerValues(event.owner, context) };
    case 'taskNoted':
      return { note: event.note, text: event.text };
    case 'taskClosed':
      return { outcome: event.outcome, ...written(event.text) };
    case 'taskReopened':
      return { due: event.due, ...written(event.text) };
    case 'ratingAppealed':
      return { clerk: staffName(event.clerk), text: event.text };
    case 'appealDecided':
      return { isUpheld: event.isUpheld ? 1 : 0, ...written(event.text) };
    default:
      return {};
  }
}

function atCounter(
  { counter, clerk }: { readonly counter: CounterId; readonly clerk: StaffId },
  names: Names,
  { names: people }: ReportContext,
): Values {
  return { counter: names.counter(counter), clerk: people.staffName(clerk) };
}

/** A person's name, or the word of a role. */
function ownerValues(owner: TaskOwner, { names }: ReportContext): Values {
  return owner.kind === 'staff' ? { owner: names.staffName(owner.staff) } : { role: owner.role };
}

function written(text: string): Values {
  return text === '' ? {} : { text };
}

/** Which line: `line` says whose, `lineName` what it is called. */
function lineValues(line: Line, names: Names, { names: people }: ReportContext): Values {
  switch (line.kind) {
    case 'service':
      return { line: line.kind, lineName: names.service(line.service) };
    case 'counter':
      return { line: line.kind, lineName: sameInAll(names.counter(line.counter)) };
    case 'clerk':
      return { line: line.kind, lineName: sameInAll(people.staffName(line.clerk)) };
  }
}

function byOf(actor: Actor, names: Names, { names: people }: ReportContext): TimelineLine['by'] {
  switch (actor.kind) {
    case 'staff': {
      const { kind, staff, role } = actor;
      return { kind, staff, name: people.staffName(staff), role };
    }
    case 'screen':
      return { kind: actor.kind, name: placeName(actor.place, names) };
    case 'device':
      return { kind: actor.kind, name: names.device(actor.device) };
    case 'customer':
    case 'passerBy':
    case 'holder':
    case 'api':
    case 'hall':
      return { kind: actor.kind, name: '' };
  }
}

/** The kiosk's name or the counter's label; of the lobby and the desk there is one. */
function placeName(place: Place, names: Names): string {
  switch (place.kind) {
    case 'kiosk':
      return names.kiosk(place.kiosk);
    case 'counter':
      return names.counter(place.counter);
    default:
      return '';
  }
}

function joined(texts: readonly Texts[]): Texts {
  const [hans = '', hant = '', en = ''] = LANGUAGES.map((language) =>
    texts.map((text) => text[language]).join(language === 'en' ? ', ' : '、'),
  );
  return { 'zh-Hans': hans, 'zh-Hant': hant, en };
}
