import { unreachable } from '#contract/assert.ts';
import type { Answers, Question, QuestionOf } from '#contract/channels.ts';
import type { Actor, Refusal } from '#contract/facts.ts';
import type { StationId } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { placeExists } from './places.ts';
import { newRequestId, type WebParts } from './web-parts.ts';

type Answered = Outcome<Answers[Question['ask']], Refusal>;

/** Hands a question that may be asked to whoever can answer it. */
export function answer(
  question: Question,
  actor: Actor,
  parts: WebParts,
  traceBytes: (on: boolean) => void,
): Promise<Answered> {
  const { answerers } = parts;
  switch (question.ask) {
    case 'visits':
      return answerers.visits(question, actor);
    case 'timeline':
      return answerers.timeline(question, actor);
    case 'today':
      return answerers.today(question, actor);
    case 'daySupervision':
      return answerers.daySupervision(question, actor);
    case 'taskStory':
      return answerers.taskStory(question, actor);
    case 'pastPatrols':
      return answerers.pastPatrols(question, actor);
    case 'saveSettings':
      return answerers.saveSettings(question, actor);
    case 'testDevice':
      return answerers.testDevice(question, actor);
    case 'findLines':
      return answerers.findLines(question, actor);
    case 'probeLine':
      return answerers.probeLine(question, actor);
    case 'adoptLine':
      return answerers.adoptLine(question, actor);
    case 'simulate':
      return answerers.simulate(question, actor);
    case 'bookAppointment':
      return answerers.bookAppointment(question, actor);
    case 'findAppointments':
      return answerers.findAppointments(question, actor);
    case 'findKeptCases':
      return answerers.findKeptCases(question, actor);
    case 'continueCase':
      return answerers.continueCase(question, actor);
    case 'keepCaseContact':
      return answerers.keepCaseContact(question, actor);
    case 'signCase':
      return answerers.signCase(question, actor);
    case 'openSignature':
      return answerers.openSignature(question, actor);
    case 'inviteScreen':
      return Promise.resolve(inviteScreen(question, actor, parts));
    case 'revokeScreen':
      return revokeScreen(question, actor, parts);
    case 'traceBytes':
      traceBytes(question.on);
      return Promise.resolve(ok(null));
    default:
      return unreachable(question);
  }
}

function inviteScreen(
  { role, place }: QuestionOf<'inviteScreen'>,
  actor: Actor,
  { people, feed, settings }: WebParts,
): Outcome<Answers['inviteScreen'], Refusal> {
  const exists = placeExists(place, settings());
  if (!exists.ok) return exists;
  if (place.kind === 'station' && isPaired(people, place.station)) {
    return refuse({ kind: 'stationTaken' });
  }
  const invited = people.screens.invite({ role, place }, actor);
  if (!invited.ok) {
    return refuse(
      invited.problem.kind === 'tooMany'
        ? { kind: 'tooFast' }
        : { kind: 'notUnderstood', path: 'place' },
    );
  }
  feed.touch('devices');
  const { code, until } = invited.value;
  return ok({ code, until });
}

/** Out first, noted second: a journal that cannot be written must not keep a lost screen in. */
async function revokeScreen(
  { screen }: QuestionOf<'revokeScreen'>,
  actor: Actor,
  parts: WebParts,
): Promise<Outcome<null, Refusal>> {
  if (!parts.people.screens.revoke(screen)) return ok(null);
  parts.feed.touch('devices');
  const noted = await parts.hall.submit({
    id: newRequestId(parts.chance),
    command: { type: 'noteRevocation', screen },
    by: actor,
  });
  return noted.ok ? ok(null) : noted;
}

/** One machine for one station: whoever replaces it takes the old one out first. */
function isPaired(people: WebParts['people'], station: StationId): boolean {
  return people.screens
    .all()
    .some(({ place }) => place.kind === 'station' && place.station === station);
}
