import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemChance as chance } from '#clock/system-chance.ts';
import { systemClock } from '#clock/system-clock.ts';
import { type Environment, readEnvironment } from '#config/environment.ts';
import { openSettings, queueSettingsOf } from '#config/settings-file.ts';
import { assert } from '#contract/assert.ts';
import type { Clock } from '#contract/clock.ts';
import type { Command } from '#contract/facts.ts';
import { hallTime } from '#contract/hall-time.ts';
import { trusted } from '#contract/ids.ts';
import { ok, refuse } from '#contract/outcome.ts';
import type { HallSettings } from '#contract/settings.ts';
import { watchDeadlines } from '#hall/deadlines.ts';
import { openFeed } from '#hall/feed.ts';
import { openForecasts } from '#hall/forecasts.ts';
import { openHallService } from '#hall/hall.ts';
import type { Feed } from '#hall/hall-service.ts';
import { catalogue } from '#hardware/catalogue.ts';
import { openCrew } from '#hardware/crew.ts';
import { listLines } from '#hardware/finding/list-lines.ts';
import { probeLine } from '#hardware/finding/probe-line.ts';
import { loadHid } from '#hardware/port/hid-port.ts';
import { portAt } from '#hardware/port/open-port.ts';
import { openSimulation } from '#hardware/simulator/simulation.ts';
import { commitAtOnce, type JournalOptions, openJournal } from '#journal/journal.ts';
import { post } from '#outgoing/post.ts';
import { openWebhooks } from '#outgoing/webhooks.ts';
import { openPeople } from '#people/people.ts';
import { mayCommand } from '#people/permissions.ts';
import { openReports } from '#reports/reports.ts';
import type { Hall } from '#rules/hall-state.ts';
import type { ViewContext } from '#rules/views/context.ts';
import { drawSlip } from '#rules/views/draw-case.ts';
import { drawCounter } from '#rules/views/draw-counter.ts';
import { drawTicket } from '#rules/views/draw-ticket.ts';
import { openCrewOfHall } from '#stage/crew-of-hall.ts';
import { tryDevice } from '#stage/device-test.ts';
import { openDrawing } from '#stage/draw.ts';
import { openFinding } from '#stage/finding.ts';
import { openStage, type Stage } from '#stage/stage.ts';
import { openVault } from '#vault/vault.ts';
import { openBookingOffice } from '#web/booking/booking-office.ts';
import { caseAnswers } from '#web/case-answers.ts';
import { hallKnowledge } from '#web/hall-knowledge.ts';
import { openLog } from '#web/log.ts';
import type { Pace } from '#web/token-bucket.ts';
import { openWeb, type Web } from '#web/web.ts';
import type { Answerers } from '#web/web-parts.ts';
import { CannotStart, sentenceForJournal } from './cannot-start.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What a load test sets otherwise: the product has one of each. */
export interface Seams {
  readonly commit: JournalOptions['commit'];
  readonly pace: Pace;
  /** The hall's time; a rehearsed day passes faster than the clock on the wall. */
  readonly clock: Clock;
}
export const AS_IN_A_HALL: Seams = {
  commit: commitAtOnce,
  pace: { perSecond: 50, atOnce: 100 },
  clock: systemClock,
};

/** The only place where the parts of the server are built and joined. The result stops them in reverse order. */
export async function runServer(
  environment: Environment,
  seams: Seams,
): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const { clock } = seams;
  const log = openLog(clock, process.stderr);
  const { dataFolder, configFolder } = environment;
  const newRequestId = () =>
    trusted.requestId(`hall-${Buffer.from(chance.bytes(12)).toString('base64url')}`);

  const settingsFile = await openSettings({
    folder: configFolder,
    clock,
    demoPath: join(ROOT, 'config/hall.json'),
  });
  if (!settingsFile.ok) {
    const [fault] = settingsFile.problem.faults;
    throw new CannotStart(
      `There are no usable settings in ${configFolder}: ${fault?.path} is ${fault?.found}, but ${fault?.allowed} is wanted. Mend hall.json and start again.`,
    );
  }
  const file = settingsFile.value;
  const settings = () => file.current().settings;

  const journal = openJournal({ folder: dataFolder, commit: seams.commit });
  if (!journal.ok) throw new CannotStart(sentenceForJournal(journal.problem, dataFolder));
  const people = openPeople({ dataFolder, clock, chance });
  if (!people.ok) throw new CannotStart(`The staff book in ${dataFolder} cannot be opened.`);
  const vault = openVault({
    dataFolder,
    configFolder,
    chance,
    onTrouble: (detail) => log.error({ detail }, 'the vault could not be written'),
  });
  if (!vault.ok) {
    throw new CannotStart(
      `The vault in ${dataFolder} cannot be opened with the key in ${configFolder} (${vault.problem.kind}): put the right hall.key there and start again.`,
    );
  }
  const reports = openReports(dataFolder);

  let trouble: string | undefined;
  const hall = openHallService({
    journal: journal.value,
    clock,
    endOfTurn: setImmediate,
    mayCommand: (by, command) => mayCommand(by, command, knowledge),
    onTrouble: (detail) => {
      trouble = detail;
      if (detail === undefined) log.info('the journal is written again');
      else log.error({ detail }, 'the journal cannot be written');
    },
  });
  const knowledge = hallKnowledge(hall.state, settings);
  const submit = (command: Command) =>
    hall.submit({ id: newRequestId(), command, by: { kind: 'hall' } });

  let port = environment.port;
  const address = ownAddress();
  let stage: Stage | undefined;
  let web: Web | undefined;
  const staffName = (staff: Parameters<ViewContext['names']['staffName']>[0]) =>
    people.value.staff.find(staff)?.name ?? staff;
  const phoneAddress = () => settings().phoneAddress ?? `http://${address}:${port}`;
  const colleagues = () =>
    people.value.staff
      .everybody()
      .filter(({ isActive }) => isActive)
      .map(({ staff, name, role }) => ({ staff, name, role }));
  const context = (): ViewContext => ({
    settings: settings(),
    at: clock.now(),
    forecast: forecasts.current,
    names: {
      staffName,
      maskedName: vault.value.maskedName,
      maskedPhone: vault.value.maskedPhone,
      colleagues,
    },
    phoneUrl: (visit) => `${phoneAddress()}/t/${vault.value.ticketKey.ticketFor(visit)}`,
    bookingUrl: (appointment) =>
      `${phoneAddress()}/b/${vault.value.ticketKey.bookingFor(appointment)}`,
    cardRefused: (kiosk) => stage?.cardRefused(kiosk) ?? null,
  });

  const simulation = openSimulation({
    // Wires are as fast as they are, however fast the hall's day goes by.
    clock: systemClock,
    transport: process.platform === 'win32' ? 'tcp' : 'pty',
    onPath: (changed) => {
      crew.pathChanged(changed);
      feed.touch('bench');
    },
    onDevice: () => feed.touch('bench'),
    onTrouble: (detail) => log.error({ detail }, 'the simulator cannot run'),
  });
  const crew = openCrew({
    clock: systemClock,
    seed: chance.below(2 ** 31),
    today: () => hall.state().day ?? '',
    time: () => hallTime(clock.now(), settings().timeZone),
    resolvePath: ({ id, path }) => (path === 'simulated' ? simulation.pathOf(id) : path),
    openers: catalogue,
  });

  const allDevices = openCrewOfHall({
    own: crew,
    clock: systemClock,
    newJob: newRequestId,
    today: () => hall.state().day ?? '',
    timeZone: () => settings().timeZone,
  });

  const draw = openDrawing({
    hall: hall.state,
    context,
    devices: () => ({
      pathOf: ({ id, path }) => (path === 'simulated' ? (simulation.pathOf(id) ?? path) : path),
      screens: people.value.screens.all().map((screen) => ({
        ...screen,
        isConnected: web?.connectedScreens().has(screen.screen) ?? false,
      })),
      invitations: people.value.screens
        .invitations()
        .map(({ code, role, place, until }) => ({ code, role, place, until })),
      voice: {
        ...(stage?.voice() ?? { state: 'untried', at: null }),
        boards: web?.boardCount() ?? 0,
      },
    }),
    bench: () => ({ simulated: simulation.device, pathOf: simulation.pathOf }),
    settings: () => {
      const { text, revision, adoptedAt } = file.current();
      return { text, revision, adoptedAt, faults: file.faults() };
    },
  });
  const feed: Feed = openFeed({ hall, clock, draw, publish: (message) => web?.publish(message) });
  const forecasts = openForecasts({
    hall,
    clock,
    onNew: () => {
      for (const key of ['board', 'live', 'kiosk:*', 'ticket:*']) feed.touch(key);
    },
  });

  const adopt = async () => {
    const { revision } = file.current();
    await people.value.adoptDemo(settings().demo);
    if (hall.state().revision !== revision) {
      await submit({ type: 'adoptSettings', revision, settings: queueSettingsOf(settings()) });
    }
  };
  const employ = () => {
    const ownPorts = settings().ports.filter(({ station }) => station === null);
    simulation.employ(ownPorts, settings().devices);
    stage?.employ();
  };
  await adopt();

  const office = openBookingOffice({
    hall,
    vault: vault.value,
    ticketKey: vault.value.ticketKey,
    context,
  });
  const finding = openFinding({
    list: () =>
      listLines({
        devFolder: '/dev',
        ttyFolder: '/sys/class/tty',
        listHid: async () => (await loadHid()).devicesAsync(undefined, undefined),
      }),
    probe: (path, signal) =>
      probeLine(
        path,
        { clock: systemClock, openPort: (line) => portAt(line, systemClock) },
        signal,
      ),
    settings: file.current,
    save: file.save,
  });

  const answerers: Answerers = {
    findLines: finding.findLines,
    probeLine: finding.probeLine,
    adoptLine: finding.adoptLine,
    bookAppointment: ({ ask: _, ...wish }, actor) => office.book(wish, actor),
    findAppointments: async ({ by }) => ok(office.find(by)),
    ...caseAnswers({
      state: hall.state,
      clock,
      vault: vault.value,
      submitAs: (by, command) => hall.submit({ id: newRequestId(), command, by }),
    }),
    visits: async (question) => ok(reports.visits(question, context())),
    timeline: async ({ visit }) => {
      const timeline = reports.timeline(visit, context());
      return timeline === undefined ? refuse({ kind: 'noSuchVisit' }) : ok(timeline);
    },
    today: async ({ day }) => {
      const wanted = day ?? hall.state().day;
      assert(wanted !== null, 'a hall that answers has begun its day');
      return ok(reports.today(wanted, context()));
    },
    daySupervision: async ({ day }) => {
      const wanted = day ?? hall.state().day;
      const watched =
        wanted === null ? undefined : reports.daySupervision(wanted, context(), clock.now());
      return watched === undefined ? refuse({ kind: 'notUnderstood', path: 'day' }) : ok(watched);
    },
    taskStory: async ({ task }) => {
      const story = reports.taskStory(task, context());
      return story === undefined ? refuse({ kind: 'noSuchTask' }) : ok(story);
    },
    pastPatrols: async ({ before }) => ok(reports.pastPatrols(before, context())),
    saveSettings: async ({ text, revision }) => {
      const saved = await file.save(text, revision);
      if (saved.ok) return ok({ faults: [], isStale: false });
      return ok(
        saved.problem.kind === 'stale'
          ? { faults: [], isStale: true }
          : { faults: saved.problem.faults, isStale: false },
      );
    },
    testDevice: async ({ device }) => {
      const known = settings().devices.find(({ id }) => id === device);
      if (known === undefined) return refuse({ kind: 'notUnderstood', path: 'device' });
      const tested = await tryDevice(allDevices, known, settings().language);
      stage?.afterTest(known);
      return ok(tested);
    },
    simulate: async ({ order }) => {
      simulation.order(order);
      return ok(null);
    },
  };

  const opened = await openWeb({
    hall,
    feed,
    people: people.value,
    ticketKey: vault.value.ticketKey,
    knowledge,
    settings,
    answerers,
    booking: office,
    stations: allDevices,
    onTrace: allDevices.onTrace,
    health: () => ({
      takesTickets: trouble === undefined,
      journal: { facts: journal.value.headSeq(), isWritten: trouble === undefined },
      devices: countHealth(settings().devices, hall.state()),
    }),
    clock,
    chance,
    log,
    version: readVersion(),
    pagesFolder: join(ROOT, 'dist'),
    voiceFolders: [join(configFolder, 'voice'), join(ROOT, 'counter-display/lobby/voice/pack')],
    pace: seams.pace,
    host: '0.0.0.0',
    port: environment.port,
  });
  if (!opened.ok) throw new CannotStart(opened.problem.sentence);
  web = opened.value;
  port = web.port;

  const stopDeadlines = watchDeadlines(hall, clock, newRequestId);
  stage = openStage({
    hall,
    crew: allDevices,
    clock,
    newRequestId,
    settings,
    ticketView: (visit) => drawTicket(hall.state(), context(), visit),
    counterView: (counter) => drawCounter(hall.state(), context(), counter),
    slipView: (of) =>
      drawSlip(hall.state(), context(), { of, code: vault.value.cases.codeFor(of.id) }),
    remember: vault.value.remember,
    touch: feed.touch,
  });
  const webhooks = openWebhooks({
    hall,
    clock,
    newRequestId,
    settings: () => settings().webhooks,
    headSeq: journal.value.headSeq,
    nextAfter: reports.appointmentNews.nextAfter,
    serviceName: (service) => settings().services.find(({ id }) => id === service)?.name,
    contactOf: vault.value.contactOf,
    bookingUrl: (appointment) => context().bookingUrl(appointment),
    sign: vault.value.signWebhook,
    post: (url, message) => post(url, message, clock),
  });
  employ();
  const deafToSettings = file.onChange(() => {
    feed.touch('settings');
    void adopt().then(employ).then(webhooks.employ);
  });

  return {
    port,
    stop: async () => {
      deafToSettings();
      stopDeadlines();
      webhooks.stop();
      finding.stop();
      await web?.stop();
      await stage?.stop();
      await simulation.stop();
      forecasts.stop();
      feed.stop();
      reports.close();
      await hall.stop();
      people.value.close();
      vault.value.close();
      await file.close();
    },
  };
}

/** Of the devices that the settings name; one that nothing was heard of yet is down. */
function countHealth(devices: HallSettings['devices'], hall: Hall) {
  const counts = { up: 0, degraded: 0, down: 0 };
  for (const { id } of devices) counts[hall.devices.get(id)?.health.state ?? 'down'] += 1;
  return counts;
}

function readVersion(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  );
  return version;
}

/** As phones on the hall's network reach this machine, when the settings do not say. */
function ownAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return (
    addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1'
  );
}

function announce(settings: Pick<HallSettings, 'demo'> | undefined, port: number): void {
  const kind = settings?.demo ? ' (demo hall)' : '';
  process.stdout.write(`Tinghao${kind} is open at http://localhost:${port}\n`);
  process.send?.({ kind: 'listening', port });
}

async function main(): Promise<void> {
  const environment = readEnvironment(process.env, process.argv.slice(2));
  if (!environment.ok) throw new CannotStart(environment.problem.sentence);
  const server = await runServer(environment.value, AS_IN_A_HALL);
  announce(undefined, server.port);
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    await server.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // Whoever started us has gone: nobody is left who could stop us.
  process.on('disconnect', stop);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    if (!(error instanceof CannotStart)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
}
