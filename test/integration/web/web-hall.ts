import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { systemChance } from '#clock/system-chance.ts';
import { systemClock } from '#clock/system-clock.ts';
import { queueSettingsOf } from '#config/settings-file.ts';
import type { Question, ViewTarget } from '#contract/channels.ts';
import type { ByteTrace } from '#contract/devices.ts';
import type { Fact } from '#contract/facts.ts';
import { trusted } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Place } from '#contract/place.ts';
import { type HallSettings, hallSettingsSchema } from '#contract/settings.ts';
import type { ViewName, Views } from '#contract/views.ts';
import { openFeed } from '#hall/feed.ts';
import { openHallService } from '#hall/hall.ts';
import type { HallService, Submission } from '#hall/hall-service.ts';
import { commitAtOnce, openJournal } from '#journal/journal.ts';
import { openPeople, type People } from '#people/people.ts';
import { mayCommand } from '#people/permissions.ts';
import { forecastNow } from '#rules/forecast/forecast.ts';
import type { ViewContext } from '#rules/views/context.ts';
import { drawBoard } from '#rules/views/draw-board.ts';
import { drawClerk } from '#rules/views/draw-clerk.ts';
import { drawCounter } from '#rules/views/draw-counter.ts';
import { drawKiosk } from '#rules/views/draw-kiosk.ts';
import { drawLive } from '#rules/views/draw-live.ts';
import { drawTicket } from '#rules/views/draw-ticket.ts';
import { openVault, type Vault } from '#vault/vault.ts';
import { openBookingOffice } from '#web/booking/booking-office.ts';
import { caseAnswers } from '#web/case-answers.ts';
import { hallKnowledge } from '#web/hall-knowledge.ts';
import { openLog } from '#web/log.ts';
import { openWeb, type Web } from '#web/web.ts';
import { type Answerers, newRequestId, type WebParts } from '#web/web-parts.ts';
import { withQuickHands } from '../../support/hands.ts';

const SHIPPED = new URL('../../../config/hall.json', import.meta.url);

export const KIOSK: Place = { kind: 'kiosk', kiosk: trusted.kioskId('k1') };
export const COUNTER_3 = trusted.counterId('3');
export const COUNTER_4 = trusted.counterId('4');
export const AT_COUNTER_3: Place = { kind: 'counter', counter: COUNTER_3 };
export const LOBBY: Place = { kind: 'lobby' };

export interface WebHall {
  readonly web: Web;
  readonly url: string;
  readonly parts: WebParts;
  readonly people: People;
  readonly hall: HallService;
  readonly vault: Vault;
  readonly facts: readonly Fact[];
  readonly askedOf: readonly Question[];
  trace(trace: ByteTrace): void;
  readonly isTraced: boolean;
  logged(): string;
  change(settings: Partial<HallSettings>): void;
  /** Holds back the disk: commands of this and later turns are answered only when it is let go. */
  holdCommits(): () => void;
}

/** The real hall on its own folder behind the real door on a free port; only devices and reports stand in. */
export async function webHall(wanted: Partial<WebParts> = {}): Promise<WebHall> {
  const folder = mkdtempSync(join(tmpdir(), 'web-'));
  const [dataFolder, configFolder, pagesFolder] = [
    join(folder, 'data'),
    join(folder, 'config'),
    join(folder, 'dist'),
  ];
  const shipped = withQuickHands(
    hallSettingsSchema.parse(JSON.parse(readFileSync(SHIPPED, 'utf8'))),
  );
  let settings: HallSettings = { ...shipped, demo: { accounts: accountsOfTests(shipped) } };
  buildPages(pagesFolder);

  const journal = must(openJournal({ folder: dataFolder, commit: commitAtOnce }));
  const people = must(openPeople({ dataFolder, clock: systemClock, chance: systemChance }));
  await people.adoptDemo(settings.demo);
  const vault = must(
    openVault({ dataFolder, configFolder, chance: systemChance, onTrouble: () => {} }),
  );
  let held: (() => void)[] | undefined;
  const knowledge = hallKnowledge(
    () => hall.state(),
    () => settings,
  );
  const hall: HallService = openHallService({
    journal,
    clock: systemClock,
    endOfTurn: (run) => (held === undefined ? void setImmediate(run) : void held.push(run)),
    mayCommand: (by, command) => mayCommand(by, command, knowledge),
    onTrouble: () => {},
  });
  const facts: Fact[] = [];
  hall.onFacts((batch) => void facts.push(...batch));
  must(await hall.submit(adopt(settings)));

  let web: Web | undefined;
  const feed = openFeed({
    hall,
    clock: systemClock,
    draw: (target) => draw(target),
    publish: (message) => web?.publish(message),
  });
  const aboutNow = (): ViewContext => ({
    settings,
    at: systemClock.now(),
    forecast: () => forecastNow(hall.state(), systemClock.now()),
    names: {
      staffName: (staff) => people.staff.find(staff)?.name ?? staff,
      maskedName: vault.maskedName,
      maskedPhone: vault.maskedPhone,
      colleagues: () => [],
    },
    phoneUrl: (visit) => `/t/${vault.ticketKey.ticketFor(visit)}`,
    bookingUrl: (appointment) => `/b/${vault.ticketKey.bookingFor(appointment)}`,
    cardRefused: () => null,
  });
  const draw = (target: ViewTarget): Views[ViewName] | undefined => {
    const state = hall.state();
    const about = aboutNow();
    switch (target.view) {
      case 'kiosk':
        return drawKiosk(state, about, target.kiosk);
      case 'ticket':
        return drawTicket(state, about, target.visit);
      case 'counter':
        return drawCounter(state, about, target.counter);
      case 'clerk':
        return drawClerk(state, about, target.counter);
      case 'board':
        return drawBoard(state, about);
      case 'live':
        return drawLive(state, about);
      default:
        return undefined;
    }
  };

  const askedOf: Question[] = [];
  const noted =
    <Value>(value: Value) =>
    async (question: Question): Promise<Outcome<Value, never>> => {
      askedOf.push(question);
      return ok(value);
    };
  const answerers: Answerers = {
    ...caseAnswers({
      state: hall.state,
      clock: systemClock,
      vault,
      submitAs: (by, command) => hall.submit({ id: newRequestId(systemChance), command, by }),
    }),
    visits: noted({ lines: [], total: 0 }),
    timeline: async () => refuse({ kind: 'noSuchVisit' }),
    today: async () => refuse({ kind: 'notUnderstood', path: 'day' }),
    daySupervision: async () => refuse({ kind: 'notUnderstood', path: 'day' }),
    taskStory: async () => refuse({ kind: 'noSuchTask' }),
    pastPatrols: noted({ lines: [] }),
    saveSettings: noted({ faults: [], isStale: false }),
    testDevice: noted({ isDone: true, why: '' }),
    findLines: noted({ lines: [], missing: [] }),
    probeLine: noted({ kind: 'silent' as const }),
    adoptLine: noted({ device: null, faults: [] }),
    simulate: noted(null),
    bookAppointment: async () => refuse({ kind: 'noAppointments' }),
    findAppointments: noted([]),
  };
  let log = '';
  const write = (line: string) => {
    log += line;
  };
  const tracers = new Set<(trace: ByteTrace) => void>();
  const parts: WebParts = {
    hall,
    feed,
    people,
    ticketKey: vault.ticketKey,
    knowledge,
    settings: () => settings,
    stations: { join: () => undefined, isHere: () => false },
    answerers,
    booking: openBookingOffice({ hall, vault, ticketKey: vault.ticketKey, context: aboutNow }),
    onTrace: (listener) => {
      tracers.add(listener);
      return () => void tracers.delete(listener);
    },
    health: () => ({
      takesTickets: true,
      journal: { seq: journal.headSeq() },
      devices: { up: 0, degraded: 0, down: 0 },
    }),
    clock: systemClock,
    chance: systemChance,
    log: openLog(systemClock, { write }),
    version: '0.1.0',
    pagesFolder,
    voiceFolders: [join(configFolder, 'voice'), join(folder, 'pack')],
    pace: { perSecond: 50, atOnce: 100 },
    host: '127.0.0.1',
    port: 0,
    ...wanted,
  };
  const opened = must(await openWeb(parts));
  web = opened;
  onTestFinished(async () => {
    await opened.stop();
    feed.stop();
    await hall.stop();
    people.close();
    vault.close();
  });
  return {
    web: opened,
    url: `http://127.0.0.1:${opened.port}`,
    parts,
    people,
    hall,
    vault,
    facts,
    askedOf,
    trace: (trace) => {
      for (const tracer of tracers) tracer(trace);
    },
    get isTraced() {
      return tracers.size > 0;
    },
    logged: () => log,
    change(changed) {
      settings = { ...settings, ...changed };
    },
    holdCommits() {
      const runs: (() => void)[] = [];
      held = runs;
      return () => {
        held = undefined;
        for (const run of runs) run();
      };
    },
  };
}

function adopt(settings: HallSettings): Submission {
  return {
    id: trusted.requestId('adopt-settings'),
    command: { type: 'adoptSettings', revision: '1', settings: queueSettingsOf(settings) },
    by: { kind: 'hall' },
  };
}

/** Each password takes a while to hash, so only those that the tests sign in with are entered. */
function accountsOfTests({ demo }: HallSettings) {
  const numbers = new Set<string>(['0386', '0371', '0501', '0100']);
  return demo?.accounts.filter(({ staff }) => numbers.has(staff)) ?? [];
}

function buildPages(folder: string): void {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  for (const page of ['start', 'kiosk', 'phone', 'clerk', 'window', 'rating-pad', 'lobby']) {
    writeFileSync(join(folder, `${page}.html`), `<!doctype html><title>${page}</title>`);
  }
  writeFileSync(join(folder, 'assets', 'clerk-abc123.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'not for anybody');
}

export function must<Value>(outcome: Outcome<Value, unknown>): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}
