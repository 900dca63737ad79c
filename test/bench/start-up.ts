import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSettings } from '#config/settings-faults.ts';
import { queueSettingsOf } from '#config/settings-file.ts';
import type { Actor, Command } from '#contract/facts.ts';
import {
  kioskIdSchema,
  screenIdSchema,
  serviceIdSchema,
  staffIdSchema,
  trusted,
} from '#contract/ids.ts';
import { commitAtOnce, type Journal, openJournal } from '#journal/journal.ts';
import { apply } from '#rules/apply.ts';
import { decide } from '#rules/decide.ts';
import { dumpHall, openHall } from '#rules/hall-state.ts';
import { dueDayChange } from '#rules/service-day.ts';
import { pairScreen } from '#test/support/visitor.ts';
import { ms, printTable } from './measure.ts';
import { hallFolder, type Program, removeFolder, runProgram } from './programs.ts';

const FACTS = 1_000_000;
const BATCH = 2_000;
const FACTS_BETWEEN_SNAPSHOTS = 20_000;
/** The last snapshot is then as old as it can be: the worst case for a start. */
const FACTS_BEHIND = FACTS_BETWEEN_SNAPSHOTS - 1;
const STARTS = 5;

/** A year of an invented hall: people come, are called, served and rate, day after day, through the real rules. */
function fillJournal(journal: Journal, configFolder: string, untilAt: number): number {
  const parsed = parseSettings(readFileSync(join(configFolder, 'hall.json'), 'utf8'), 'en');
  if (!parsed.ok) throw new Error('the demo hall is good');
  const settings = queueSettingsOf(parsed.value);
  const hall = openHall();
  const kiosk: Actor = {
    kind: 'screen',
    screen: screenIdSchema.parse('s-0000000000000000'),
    role: 'kiosk',
    place: { kind: 'kiosk', kiosk: kioskIdSchema.parse('k1') },
  };
  const clerks = ['0371', '0379', '0386'].map(
    (staff): Actor => ({
      kind: 'staff',
      staff: staffIdSchema.parse(staff),
      role: 'clerk',
    }),
  );
  const yearMs = 365 * 86_400_000;
  const stepMs = Math.floor((yearMs * 0.98) / (FACTS / 5.5));
  let at = untilAt - yearMs;
  let requests = 0;
  let facts = 0;
  let snapshotAt = 0;
  let entries: Parameters<Journal['append']>[0][number][] = [];

  const flush = () => {
    const written = journal.append(entries);
    if (!written.ok) throw new Error(written.problem.detail);
    entries = [];
    const isLast = facts >= FACTS - FACTS_BEHIND;
    if (facts - snapshotAt >= FACTS_BETWEEN_SNAPSHOTS && !isLast) {
      snapshotAt = facts;
      journal.snapshot(journal.headSeq(), JSON.stringify(dumpHall(hall)));
    }
  };
  const act = (command: Command, by: Actor) => {
    requests += 1;
    const decision = decide(hall, command, by, at);
    if (!decision.ok) throw new Error(`${command.type}: ${decision.problem.kind}`);
    for (const event of decision.value) {
      entries.push({ at, request: trusted.requestId(`year-${requests}`), by, event });
      apply(hall, { at, by, event });
      facts += 1;
    }
    if (entries.length >= BATCH) flush();
  };

  act({ type: 'adoptSettings', revision: 'year', settings }, { kind: 'hall' });
  const beginDay = () => {
    const day = dueDayChange(hall, at);
    if (day !== undefined) act(day, { kind: 'hall' });
  };
  beginDay();
  clerks.forEach((clerk, index) => {
    const counter = settings.counters[index];
    if (counter !== undefined) act({ type: 'openShift', counter: counter.id }, clerk);
  });
  for (let visit = 0; facts < FACTS; visit += 1) {
    at += stepMs;
    beginDay();
    const index = visit % clerks.length;
    const counter = settings.counters[index];
    const clerk = clerks[index];
    const service = counter?.services[0];
    if (counter === undefined || clerk === undefined || service === undefined) continue;
    act(
      { type: 'issueTicket', service, priorityClass: null, withCard: false, language: 'en' },
      kiosk,
    );
    act({ type: 'callNext', counter: counter.id }, clerk);
    act({ type: 'beginServing', counter: counter.id }, clerk);
    act({ type: 'finish', counter: counter.id, delivered: null }, clerk);
    const pad: Actor = {
      kind: 'screen',
      screen: screenIdSchema.parse('s-0000000000000001'),
      role: 'ratingPad',
      place: { kind: 'counter', counter: counter.id },
    };
    act({ type: 'rate', visit: null, counter: counter.id, level: 5, reasons: [] }, pad);
  }
  flush();
  return facts;
}

async function firstTicket(program: Program): Promise<void> {
  const kiosk = kioskIdSchema.parse('k1');
  const screen = await pairScreen(program.url, 'kiosk', { kind: 'kiosk', kiosk });
  const ticket = await screen.command({
    type: 'issueTicket',
    service: serviceIdSchema.parse('payment'),
    priorityClass: null,
    withCard: false,
    language: 'en',
  });
  if (!ticket.ok) throw new Error(ticket.problem.text);
  screen.close();
}

/** From the start of a killed server's process to its first ticket, with a year of facts behind it. */
export async function benchStartUp(): Promise<void> {
  const folder = hallFolder();
  const journal = openJournal({ folder: join(folder, 'data'), commit: commitAtOnce });
  if (!journal.ok) throw new Error(journal.problem.kind);
  const startedAt = performance.now();
  const facts = fillJournal(journal.value, join(folder, 'config'), Date.now());
  const filledMs = performance.now() - startedAt;
  journal.value.close();

  const openMs: number[] = [];
  const ticketMs: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const from = performance.now();
    const program = await runProgram('test/bench/hall-under-load.ts', ['0'], folder);
    openMs.push(performance.now() - from);
    await firstTicket(program);
    ticketMs.push(performance.now() - from);
    await program.kill();
  }
  removeFolder(folder);
  printTable(
    `Start after kill -9 with ${facts} facts, the last snapshot ${FACTS_BEHIND} facts old`,
    [
      ['filling the journal', `${Math.round(facts / (filledMs / 1000))} facts/s`],
      ['process start → open', openMs.map(ms).join('  ')],
      ['process start → first ticket', ticketMs.map(ms).join('  '), '(goal: 1000 ms)'],
    ],
  );
}
