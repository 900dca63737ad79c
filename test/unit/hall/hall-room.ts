import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { assert } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, Command, Fact, HallEvent } from '#contract/facts.ts';
import { type RequestId, type ServiceId, trusted } from '#contract/ids.ts';
import type { QueueSettings } from '#contract/settings.ts';
import type { Answer } from '#hall/answers.ts';
import { type HallParts, openHallService } from '#hall/hall.ts';
import type { HallService } from '#hall/hall-service.ts';
import { type Journal, openJournal } from '#journal/journal.ts';
import { apply } from '#rules/apply.ts';
import { dumpHall, type HallDump, openHall } from '#rules/hall-state.ts';
import { serviceDayAt } from '#rules/service-day.ts';
import { type SteppedClock, steppedClock } from '#test/support/stepped-clock.ts';
import { by, MORNING, SETTINGS, service } from '../rules/told-hall.ts';

/** The hall service over a real journal; the test ends the turns, fills the disk and turns the clock. */
export interface HallRoom {
  readonly hall: HallService;
  readonly journal: Journal;
  readonly clock: SteppedClock;
  /** What `onFacts` has told, a list a batch. */
  readonly told: Fact[][];
  readonly troubles: (string | undefined)[];
  /** Transactions that were committed since the room stands. */
  readonly commits: number;
  disk: 'fine' | 'full';
  mayCommand: HallParts['mayCommand'];
  /** The machine's clock is put forward or back. */
  turnClock(ms: number): void;
  give(command: Command, actor?: Actor, id?: RequestId): Promise<Answer>;
  /** Everything that this turn of the event loop brought in has been heard. */
  endTurn(): void;
  /** One command in a turn of its own. */
  done(command: Command, actor?: Actor): Promise<Answer>;
  facts(): readonly Fact[];
  events(): readonly HallEvent['type'][];
  dump(): HallDump;
  /** What the journal alone would make of the hall. */
  replayed(): HallDump;
  /** Opens the same folder again, after an orderly stop or a kill. */
  restart(how: 'stopped' | 'killed'): Promise<void>;
  /** Takes the folder away; the end of the test does it otherwise. */
  remove(): void;
}

let requests = 0;
export function request(): RequestId {
  requests += 1;
  return trusted.requestId(`request-${requests}`);
}

export const issue = (of: ServiceId = service.pay): Command => ({
  type: 'issueTicket',
  service: of,
  priorityClass: null,
  withCard: false,
  language: 'zh-Hans',
});

/** Open all day, every day, so that a test may go on to the next. */
export const ALWAYS_OPEN: QueueSettings = {
  ...SETTINGS,
  openingHours: Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]),
};

/** `byItself`: as in the product, for tests of those who give orders of their own. */
export async function hallRoom(
  settings: QueueSettings = ALWAYS_OPEN,
  turnsEnd: 'byHand' | 'byItself' = 'byHand',
): Promise<HallRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'hall-'));
  const stepped = steppedClock(MORNING);
  let turnedMs = 0;
  let life = 0;
  const clock: SteppedClock = {
    now: (): Instant => stepped.now() + turnedMs,
    after: (delayMs, run) => {
      const own = life;
      // A killed server's waits end with it.
      return stepped.after(delayMs, () => own === life && run());
    },
    advance: stepped.advance,
    get sleepers() {
      return stepped.sleepers;
    },
  };
  const told: Fact[][] = [];
  const troubles: (string | undefined)[] = [];
  let ends: (() => void)[] = [];
  let commits = 0;
  let isRemoved = false;
  const commit = (write: () => void) => {
    if (room.disk === 'full') throw diskIsFull();
    write();
    commits += 1;
  };
  const openService = () => {
    const opened = openJournal({ folder, commit });
    assert(opened.ok, 'the journal of a test opens');
    const hall = openHallService({
      journal: opened.value,
      clock,
      endOfTurn: (run) => {
        ends.push(run);
        if (turnsEnd === 'byItself') setImmediate(room.endTurn);
      },
      mayCommand: (actor, command) => room.mayCommand(actor, command),
      onTrouble: (detail) => void troubles.push(detail),
    });
    hall.onFacts((facts) => void told.push([...facts]));
    return { journal: opened.value, hall };
  };
  const factsAll = () => [...open.journal.factsAfter(0)];

  const room: HallRoom = {
    disk: 'fine',
    mayCommand: () => true,
    clock,
    told,
    troubles,
    get hall() {
      return open.hall;
    },
    get journal() {
      return open.journal;
    },
    get commits() {
      return commits;
    },
    turnClock: (ms) => {
      turnedMs += ms;
    },
    give: (command, actor = by.hall, id = request()) =>
      open.hall.submit({ id, command, by: actor }),
    endTurn: () => {
      // A hall with more than one asker hears another turn before it writes.
      while (ends.length > 0) {
        const runs = ends;
        ends = [];
        for (const run of runs) run();
      }
    },
    done: (command, actor) => {
      const answer = room.give(command, actor);
      room.endTurn();
      return answer;
    },
    facts: factsAll,
    events: () => factsAll().map(({ event }) => event.type),
    dump: () => dumpHall(open.hall.state()),
    replayed: () => {
      const hall = openHall();
      for (const fact of factsAll()) apply(hall, fact);
      return dumpHall(hall);
    },
    restart: async (how) => {
      if (how === 'stopped') await open.hall.stop();
      else open.journal.close();
      life += 1;
      // What a killed server had still to do, nobody does.
      ends = [];
      open = openService();
    },
    remove: () => {
      if (isRemoved) return;
      isRemoved = true;
      open.journal.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  let open = openService();
  onTestFinished(room.remove);
  await room.done({ type: 'adoptSettings', revision: 'first', settings });
  await room.done({ type: 'beginDay', day: serviceDayAt(settings, MORNING) });
  return room;
}

/** As SQLite says it. */
function diskIsFull(): Error {
  return Object.assign(new Error('database or disk is full'), { errcode: 13 });
}
