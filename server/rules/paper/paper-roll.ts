import { must, mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, HallEvent, RuleRefusal } from '#contract/facts.ts';
import { type TicketNumber, ticketNumberFrom, visitIdOf } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { RollPrefix, RollSign } from '#contract/paper.ts';
import type { Hall } from '../hall-state.ts';
import { mustBeFree, presentAtCounter, workingAt } from '../queue/at-counter.ts';
import { takeTo } from '../queue/call-next.ts';
import { leaveLine, servedNow } from '../queue/lines.ts';
import { closingRatingAt } from '../ratings/close-rating.ts';

/** One roll at a time. Its letter must be no service's, so that no number is borne twice. */
export function decideBeginPaperRoll(
  hall: Hall,
  { prefix, from, to }: CommandOf<'beginPaperRoll'>,
): Outcome<readonly EventOf<'paperRollBegan'>[], RuleRefusal> {
  if (hall.paper.roll !== null) return refuse({ kind: 'rollRunning' });
  if (to < from) return refuse({ kind: 'badRoll' });
  if (!isFreePrefix(hall, prefix)) return refuse({ kind: 'prefixInUse', prefix });
  return ok([{ type: 'paperRollBegan', prefix, from, to }]);
}

/** No service has it, and no ticket of today. */
export function isFreePrefix(hall: Hall, prefix: RollPrefix): boolean {
  const isService = [...hall.rulebook.services.values()].some((each) => each.prefix === prefix);
  // Blocks of numbers are kept by their letter and where they begin.
  const isGiven =
    prefix !== '' && [...hall.numbers.keys()].some((block) => block.startsWith(prefix));
  return !(isService || isGiven);
}

export function applyPaperRollBegan(hall: Hall, event: EventOf<'paperRollBegan'>): void {
  const { prefix, from, to } = event;
  hall.paper.roll = { prefix, from, to, last: from - 1 };
}

export function decideEndPaperRoll(
  hall: Hall,
): Outcome<readonly EventOf<'paperRollEnded'>[], RuleRefusal> {
  return hall.paper.roll === null
    ? refuse({ kind: 'noRollRunning' })
    : ok([{ type: 'paperRollEnded' }]);
}

/** Who was called from it goes on as any visit. */
export function applyPaperRollEnded(hall: Hall): void {
  hall.paper.roll = null;
}

/** The next number of the roll that nobody bears; undefined: used up. Passes over only what was called before. */
function nextOfRoll(hall: Hall): TicketNumber | undefined {
  const { roll } = hall.paper;
  if (roll === null || hall.day === null) return undefined;
  for (let count = roll.last + 1; count <= roll.to; count += 1) {
    const number = ticketNumberFrom(roll.prefix, count);
    const isBorne = hall.visits.has(visitIdOf(hall.day, number)) || hall.carriedNumbers.has(number);
    if (!isBorne) return number;
  }
  return undefined;
}

export function rollSign(hall: Hall): RollSign | null {
  const { roll } = hall.paper;
  if (roll === null) return null;
  const { prefix, from, to, last } = roll;
  return { prefix, from, to, next: nextOfRoll(hall) ?? null, left: to - last };
}

/** Each number is called once in the hall: it becomes a visit with the call, whose waiting nobody knows. */
export function decideCallRollNext(
  hall: Hall,
  { counter: id }: CommandOf<'callRollNext'>,
  by: Actor,
  at: Instant,
): Outcome<readonly HallEvent[], RuleRefusal> {
  const working = workingAt(hall, id, by);
  if (!working.ok) return working;
  const { counter, shift } = working.value;
  const free = mustBeFree(hall, counter);
  if (!free.ok) return free;
  if (hall.paper.roll === null) return refuse({ kind: 'noRollRunning' });
  const number = nextOfRoll(hall);
  if (number === undefined) return refuse({ kind: 'rollUsedUp' });
  // Until the customer tells, it stands for what this counter serves first.
  const [service = hall.settings.services[0]?.id] = servedNow(hall.rulebook, counter);
  if (service === undefined) return refuse({ kind: 'noSuchService' });
  const day = must(hall.day ?? undefined, 'a day began before its numbers');
  const visit = visitIdOf(day, number);
  return ok([
    ...closingRatingAt(counter),
    {
      type: 'ticketIssued',
      visit,
      number,
      service,
      priorityClass: must(hall.settings.priorityClasses[0], 'every hall has its normal class').id,
      language: 'zh-Hans',
      kiosk: null,
      person: null,
      due: at,
    },
    { type: 'rollNumberCalled', visit, counter: counter.id, clerk: shift.clerk },
  ]);
}

const NO_PAPER = { kind: 'screenOnly', device: null } as const;

export function applyRollNumberCalled(
  hall: Hall,
  { visit: id, counter, clerk }: EventOf<'rollNumberCalled'>,
  at: Instant,
): void {
  const visit = mustGet(hall.visits, id);
  leaveLine(hall, visit);
  // No ticket of that service was given: its daily number of tickets is not touched.
  mustGet(hall.services, visit.service).issued -= 1;
  visit.isWalkUp = true;
  visit.print = NO_PAPER;
  visit.step = 1;
  noteRollNumber(hall, visit.number);
  hall.paper.untold.add(id);
  takeTo(hall, visit, { counter, clerk, at });
}

function noteRollNumber(hall: Hall, number: TicketNumber): void {
  const { roll } = hall.paper;
  if (roll === null) return;
  hall.paper.roll = { ...roll, last: Number(number.slice(roll.prefix.length)) };
}

export function decideSkipRollNumber(
  hall: Hall,
  { counter }: CommandOf<'skipRollNumber'>,
  by: Actor,
): Outcome<readonly EventOf<'rollNumberSkipped'>[], RuleRefusal> {
  const working = workingAt(hall, counter, by);
  if (!working.ok) return working;
  if (hall.paper.roll === null) return refuse({ kind: 'noRollRunning' });
  const number = nextOfRoll(hall);
  if (number === undefined) return refuse({ kind: 'rollUsedUp' });
  const { clerk } = working.value.shift;
  return ok([{ type: 'rollNumberSkipped', number, counter, clerk }]);
}

export function applyRollNumberSkipped(hall: Hall, event: EventOf<'rollNumberSkipped'>): void {
  noteRollNumber(hall, event.number);
}

export function decideTellRollService(
  hall: Hall,
  { counter, service }: CommandOf<'tellRollService'>,
  by: Actor,
): Outcome<readonly EventOf<'rollServiceTold'>[], RuleRefusal> {
  const present = presentAtCounter(hall, counter, by);
  if (!present.ok) return present;
  const { visit } = present.value;
  if (!hall.paper.untold.has(visit.id)) return refuse({ kind: 'notFromRoll' });
  if (!hall.rulebook.offered.has(service)) return refuse({ kind: 'noSuchService' });
  return ok([{ type: 'rollServiceTold', visit: visit.id, service }]);
}

export function applyRollServiceTold(hall: Hall, event: EventOf<'rollServiceTold'>): void {
  const { visit: id, service } = event;
  const visit = mustGet(hall.visits, id);
  visit.service = service;
  visit.line = mustGet(hall.services, service).line;
  hall.paper.untold.delete(id);
  hall.calls = hall.calls.map((call) => (call.visit === id ? { ...call, service } : call));
}
