import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';
import { type Case, HELPS_KEPT_MAX, type HelpRequest, openHelpOf } from './case.ts';
import { changeCase } from './case-book.ts';
import { liveCase, mustBePlain, ownCase, staffOf } from './own-case.ts';

/** One question at a time for each case: the next one when this one has its answer. */
export function decideAskHelp(
  hall: Hall,
  { case: id, topic, text }: CommandOf<'askHelp'>,
  by: Actor,
): Outcome<readonly EventOf<'helpAsked'>[], RuleRefusal> {
  const found = ownCase(hall, id, by);
  if (!found.ok) return found;
  const each = found.value;
  if (openHelpOf(each) !== undefined) return refuse({ kind: 'tooMuchHelp' });
  const known = hall.settings.cases.helpTopics.some((one) => one.id === topic);
  const named = known ? topic : null;
  if (named === null && text.trim() === '') return refuse({ kind: 'questionWanted' });
  const plain = mustBePlain(text);
  if (!plain.ok) return plain;
  const help = each.helpCount + 1;
  return ok([{ type: 'helpAsked', case: id, help, clerk: each.clerk, topic: named, text }]);
}

/** Somebody of the back office takes it by name, so that the clerk knows who is on it. */
export function decideTakeHelp(
  hall: Hall,
  { case: id, help: number }: CommandOf<'takeHelp'>,
  by: Actor,
): Outcome<readonly EventOf<'helpTaken'>[], RuleRefusal> {
  const asked = openHelp(hall, id, number);
  if (!asked.ok) return asked;
  const { each, help } = asked.value;
  const helper = staffOf(by, each.clerk);
  if (help.taken?.helper === helper) return ok([]);
  if (help.taken !== null) return refuse({ kind: 'helpTakenBy', helper: help.taken.helper });
  return ok([{ type: 'helpTaken', case: id, help: number, helper }]);
}

/** Whoever answers has taken it with that; what somebody else has taken, that one answers. */
export function decideAnswerHelp(
  hall: Hall,
  { case: id, help: number, text }: CommandOf<'answerHelp'>,
  by: Actor,
): Outcome<readonly EventOf<'helpTaken' | 'helpAnswered'>[], RuleRefusal> {
  const taken = decideTakeHelp(hall, { type: 'takeHelp', case: id, help: number }, by);
  if (!taken.ok) return taken;
  if (text.trim() === '') return refuse({ kind: 'questionWanted' });
  const plain = mustBePlain(text);
  if (!plain.ok) return plain;
  const helper = staffOf(by, mustGet(hall.cases.all, id).clerk);
  return ok([...taken.value, { type: 'helpAnswered', case: id, help: number, helper, text }]);
}

function openHelp(
  hall: Hall,
  id: Case['id'],
  number: number,
): Outcome<{ readonly each: Case; readonly help: HelpRequest }, RuleRefusal> {
  const found = liveCase(hall, id);
  if (!found.ok) return found;
  const help = found.value.helps.find((one) => one.help === number && one.answer === null);
  return help === undefined ? refuse({ kind: 'noSuchHelp' }) : ok({ each: found.value, help });
}

export function applyHelpAsked(hall: Hall, event: EventOf<'helpAsked'>, at: Instant): void {
  const { help, text } = event;
  const topic = hall.settings.cases.helpTopics.find(({ id }) => id === event.topic)?.text ?? null;
  const asked = { help, topic, text, askedAt: at, taken: null, answer: null };
  changeCase(hall.cases, mustGet(hall.cases.all, event.case), (each) => {
    each.helpCount = help;
    each.helps = [...each.helps, asked].slice(-HELPS_KEPT_MAX);
  });
}

export function applyHelpTaken(hall: Hall, event: EventOf<'helpTaken'>, at: Instant): void {
  const { helper } = event;
  changeHelp(hall, event, (help) => ({ ...help, taken: { helper, at } }));
}

export function applyHelpAnswered(hall: Hall, event: EventOf<'helpAnswered'>, at: Instant): void {
  const { helper, text } = event;
  changeHelp(hall, event, (help) => ({ ...help, answer: { helper, text, at } }));
}

function changeHelp(
  hall: Hall,
  { case: id, help }: Pick<EventOf<'helpTaken'>, 'case' | 'help'>,
  change: (help: HelpRequest) => HelpRequest,
): void {
  changeCase(hall.cases, mustGet(hall.cases.all, id), (each) => {
    each.helps = each.helps.map((one) => (one.help === help ? change(one) : one));
  });
}
