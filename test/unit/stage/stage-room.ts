import { onTestFinished } from 'vitest';
import { must, mustGet } from '#contract/assert.ts';
import type {
  Crew,
  DeviceReading,
  DeviceSettings,
  Health,
  PortSettings,
} from '#contract/devices.ts';
import { type DeviceId, deviceIdSchema, portIdSchema } from '#contract/ids.ts';
import { ok } from '#contract/outcome.ts';
import type { HallSettings } from '#contract/settings.ts';
import type { SignFace } from '#contract/signs.ts';
import { mayCommand } from '#people/permissions.ts';
import { drawSlip } from '#rules/views/draw-case.ts';
import { drawCounter } from '#rules/views/draw-counter.ts';
import { drawTicket } from '#rules/views/draw-ticket.ts';
import { openStage, type Stage } from '#stage/stage.ts';
import { hallKnowledge } from '#web/hall-knowledge.ts';
import { ALWAYS_OPEN, type HallRoom, hallRoom, request } from '../hall/hall-room.ts';
import { counter, device, kiosk, person } from '../rules/told-hall.ts';
import { about, HALL_SETTINGS } from '../rules/views/about.ts';
import { type Paper, type StandInPrinter, standInPrinter } from './stand-in-printer.ts';

export const at = {
  ...device,
  desk: deviceIdSchema.parse('desk-printer'),
  sign: deviceIdSchema.parse('c1-sign'),
  pad: deviceIdSchema.parse('c1-pad'),
} as const;

const port = (id: string): PortSettings => ({
  id: portIdSchema.parse(id),
  path: 'simulated',
  baudRate: 9600,
  format: '8N1',
  station: null,
});
const atKiosk = (id: typeof kiosk.one) => ({ kind: 'kiosk', kiosk: id }) as const;
const atCounterOne = { kind: 'counter', counter: counter.one } as const;
const printer = (
  id: DeviceId,
  place: DeviceSettings['place'],
  fallbacks: DeviceId[],
): DeviceSettings => ({
  id,
  name: id,
  port: portIdSchema.parse(`to-${id}`),
  place,
  kind: 'printer',
  widthDots: 576,
  confirmedBy: 'processId',
  bigNumber: 'font',
  fallbacks,
});

/** Kiosk 1 has a printer whose fallback is the desk's, and a reader; counter 1 a sign, a pad and a keypad. */
const DEVICES: readonly DeviceSettings[] = [
  printer(at.printer, atKiosk(kiosk.one), [at.desk]),
  printer(at.desk, { kind: 'desk' }, []),
  {
    ...{ id: at.reader, name: 'reader', port: portIdSchema.parse('to-reader') },
    ...{ place: atKiosk(kiosk.one), kind: 'idCardReader' },
  },
  {
    ...{ id: at.sign, name: 'sign', port: portIdSchema.parse('line'), place: atCounterOne },
    ...{ kind: 'ledSign', address: 1, columns: 16, protocol: { name: 'a090' } },
  },
  {
    ...{ id: at.pad, name: 'pad', port: portIdSchema.parse('line'), place: atCounterOne },
    ...{ kind: 'ratingPad', address: 2, grades: [5, 4, 3, 2, 1], acknowledgedBy: 'grade' },
  },
  {
    ...{ id: at.keypad, name: 'keypad', port: portIdSchema.parse('line'), place: atCounterOne },
    ...{ kind: 'callKeypad', address: 3, repressMs: 800 },
  },
];

export const STAGE_SETTINGS: HallSettings = {
  ...HALL_SETTINGS,
  openingHours: ALWAYS_OPEN.openingHours,
  ports: ['line', 'to-reader', `to-${at.printer}`, `to-${at.desk}`].map(port),
  devices: [...DEVICES],
};

const STEP_MS = 500;

/** The stage between the real hall and devices that stand in for the real ones. */
export interface StageRoom extends HallRoom {
  stage(): Stage;
  readonly crew: Crew;
  /** What was told to whom, the newest last. */
  readonly signs: ReadonlyMap<DeviceId, SignFace>;
  /** How bright the signs were told to be, the newest last. */
  readonly dimmed: readonly number[];
  readonly ratings: readonly DeviceId[];
  readonly answered: readonly { readonly isDone: boolean; readonly digits: string }[];
  readonly touched: readonly string[];
  readonly remembered: readonly { readonly name: string; readonly idNumber: string }[];
  settings: HallSettings;
  printerAt(device: DeviceId): StandInPrinter;
  /** All papers of all printers. */
  papers(): readonly Paper[];
  /** A device tells that it is well or not. */
  tellHealth(device: DeviceId, health: Pick<Health, 'state' | 'why'>): void;
  read(reading: DeviceReading): Promise<void>;
  /** Everybody gets to the end of what is to be done now. */
  settle(): Promise<void>;
  /** Time goes by, and everybody gets to the end of what it brings. */
  pass(ms: number): Promise<void>;
  /** Stops all and takes the folder away; the end of the test does it otherwise. */
  close(): Promise<void>;
  /** The server is killed and starts again with the same devices. */
  startAgain(): Promise<void>;
}

export async function stageRoom(settings: HallSettings = STAGE_SETTINGS): Promise<StageRoom> {
  const hallRoomOpened = await hallRoom(
    { ...ALWAYS_OPEN, rating: { openSeconds: 20, reasons: ['slow', 'rude'] } },
    'byItself',
  );
  const healthListeners = new Set<(device: DeviceId, health: Health) => void>();
  const readingListeners = new Set<(reading: DeviceReading) => void>();
  const known = new Map<DeviceId, Health>();
  const signs = new Map<DeviceId, SignFace>();
  const dimmed: number[] = [];
  const ratings: DeviceId[] = [];
  const answered: { readonly isDone: boolean; readonly digits: string }[] = [];
  const touched: string[] = [];
  const remembered: { readonly name: string; readonly idNumber: string }[] = [];
  let employed: ReadonlySet<DeviceId> = new Set();

  const tell = (id: DeviceId, health: Health) => {
    known.set(id, health);
    for (const listener of [...healthListeners]) listener(id, health);
  };
  const printers = new Map(
    [at.printer, at.desk].map((id) => [
      id,
      standInPrinter(hallRoomOpened.clock, (health) => tell(id, health)),
    ]),
  );
  const crew: Crew = {
    employ: (_ports, devices) => {
      employed = new Set(devices.map(({ id }) => id));
    },
    print: async (id, document, onHeld) =>
      employed.has(id)
        ? mustGet(printers, id).print(document, onHeld)
        : { kind: 'notPrinted', why: 'portMissing' },
    showOnSign: async (id, face) => {
      if (employed.has(id)) signs.set(id, face);
      return ok();
    },
    showEmergency: async () => [],
    dimSigns: (percent) => void dimmed.push(percent),
    openRating: async (id) => {
      ratings.push(id);
      return ok();
    },
    answerKeypad: async (_id, answer) => {
      answered.push(answer);
      return ok();
    },
    health: (id) => known.get(id) ?? printers.get(id)?.health(),
    onReading: (listener) => {
      readingListeners.add(listener);
      return () => void readingListeners.delete(listener);
    },
    onHealth: (listener) => {
      healthListeners.add(listener);
      return () => void healthListeners.delete(listener);
    },
    onTrace: () => () => {},
    stop: async () => {
      for (const each of printers.values()) each.become('unplugged');
    },
  };

  const settle = async () => {
    for (let turns = 0; turns < 12; turns += 1) await new Promise(setImmediate);
  };
  const openTheStage = () => {
    const context = () => about({ now: room.clock.now() }, room.settings);
    return openStage({
      hall: room.hall,
      crew,
      clock: room.clock,
      newRequestId: request,
      settings: () => room.settings,
      ticketView: (visit) => drawTicket(room.hall.state(), context(), visit),
      counterView: (id) => drawCounter(room.hall.state(), context(), id),
      slipView: (of) => drawSlip(room.hall.state(), context(), { of, code: `${of.id}~code` }),
      remember: (who) => {
        remembered.push(who);
        return person.chen;
      },
      touch: (key) => void touched.push(key),
    });
  };

  let stage: Stage | undefined;
  let isClosed = false;
  const room: StageRoom = Object.assign(hallRoomOpened, {
    settings,
    crew,
    signs,
    dimmed,
    ratings,
    answered,
    touched,
    remembered,
    settle,
    pass: async (ms: number) => {
      for (let passedMs = 0; passedMs < ms; passedMs += STEP_MS) {
        await hallRoomOpened.clock.advance(Math.min(STEP_MS, ms - passedMs));
        await settle();
      }
    },
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      await room.stage().stop();
      await settle();
      hallRoomOpened.remove();
    },
    stage: () => must(stage, 'the stage is open'),
    printerAt: (id: DeviceId) => mustGet(printers, id),
    papers: () => [...printers.values()].flatMap(({ papers }) => papers),
    tellHealth: (id: DeviceId, { state, why }: Pick<Health, 'state' | 'why'>) =>
      tell(id, { state, why, since: room.clock.now(), detail: '' }),
    read: async (reading: DeviceReading) => {
      for (const listener of [...readingListeners]) listener(reading);
      await settle();
    },
    startAgain: async () => {
      healthListeners.clear();
      readingListeners.clear();
      for (const each of printers.values()) each.loseDriver();
      await hallRoomOpened.restart('killed');
      stage = openTheStage();
      await settle();
    },
  });
  const knowledge = hallKnowledge(
    () => room.hall.state(),
    () => room.settings,
  );
  room.mayCommand = (actor, command) => mayCommand(actor, command, knowledge);
  stage = openTheStage();
  await settle();
  onTestFinished(room.close);
  return room;
}
