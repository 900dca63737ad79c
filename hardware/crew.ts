import type { Clock } from '#contract/clock.ts';
import type {
  ByteTrace,
  Crew,
  DeviceProblem,
  DeviceReading,
  DeviceSettings,
  HealthReason,
  LedSignSettings,
  PortSettings,
  PrintResult,
} from '#contract/devices.ts';
import type { DeviceId, PortId } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { openSignBook } from '#contract/sign-book.ts';
import type { SignTime } from '#contract/signs.ts';
import type { Openers } from './catalogue.ts';
import { openHealthBook } from './crew/health-book.ts';
import { openListeners } from './crew/listeners.ts';
import { planPosts } from './crew/plan.ts';
import type { Driver, Post, Room } from './crew/room.ts';
import { canShow } from './led/led-sign.ts';
import { chanceFrom } from './port/chance.ts';

export interface CrewOptions {
  readonly clock: Clock;
  readonly seed: number;
  /** The hall's date, ISO: the reader refuses a card that has run out. */
  readonly today: () => string;
  /** The hall's time, for signs that keep a clock. */
  readonly time: () => SignTime;
  /** Where a port is now; a simulated one has no path until its simulator has told it. */
  readonly resolvePath: (port: PortSettings) => string | undefined;
  readonly openers: Openers;
}

export interface LocalCrew extends Crew {
  /** `resolvePath` has something new to say of this port; a wait for the next try ends at once. */
  pathChanged(port: PortId): void;
}

/** Opens, watches and reopens the devices of this machine. */
export function openCrew(options: CrewOptions): LocalCrew {
  const { clock } = options;
  const health = openHealthBook(clock);
  const readings = openListeners<DeviceReading>();
  const traces = openListeners<ByteTrace>();
  const signs = openSignBook();
  const room: Room = {
    ...options,
    chance: chanceFrom(options.seed),
    health,
    tellReading: readings.tell,
    isTraced: () => traces.count > 0,
    tellTrace: traces.tell,
    signs,
  };
  const posts = new Map<PortId, Post>();
  /** Ports that are being let go of; who wants one next waits for it. */
  const leaving = new Map<PortId, Promise<void>>();
  let employed = new Map<DeviceId, DeviceSettings>();

  const leave = (id: PortId, post: Post) => {
    posts.delete(id);
    const left = post.stop().then(() => {
      if (leaving.get(id) === left) leaving.delete(id);
    });
    leaving.set(id, left);
  };

  const employ = (ports: readonly PortSettings[], devices: readonly DeviceSettings[]) => {
    const before = employed;
    employed = new Map(devices.map((settings) => [settings.id, settings]));
    const plan = planPosts(ports, devices);
    for (const [id, post] of [...posts]) {
      if (plan.posts.get(id)?.identity !== post.identity) leave(id, post);
    }
    for (const [id, { port, identity, members, open }] of plan.posts) {
      const after = leaving.get(id) ?? Promise.resolve();
      const post = posts.get(id) ?? open({ room, port, identity, after });
      posts.set(id, post);
      post.assign(members);
    }
    for (const { device, why, detail } of plan.refused) {
      health.tell(device, { state: 'down', why, detail });
    }
    for (const id of before.keys()) {
      if (employed.has(id)) continue;
      health.forget(id);
      signs.forget(id);
    }
  };

  const driverOf = (device: DeviceId): Driver | undefined => {
    const port = employed.get(device)?.port;
    return port === undefined ? undefined : posts.get(port)?.driverOf(device);
  };
  /** Why there is no driver; a line that went this instant has not been reported yet. */
  const whyAway = (device: DeviceId): HealthReason => {
    const known = health.of(device);
    return known?.state === 'down' ? known.why : 'portLost';
  };
  const down = (device: DeviceId) => ({ kind: 'deviceDown', why: whyAway(device) }) as const;

  const allSigns = () => [...employed.values()].filter((device) => device.kind === 'ledSign');
  /** Makes a sign show what the book says of it. */
  const bringUp = async (sign: LedSignSettings): Promise<Outcome<undefined, DeviceProblem>> => {
    const driver = driverOf(sign.id);
    if (driver?.kind !== 'ledSign') return refuse(down(sign.id));
    return driver.guard.ask(() => driver.device.show(signs.faceOf(sign)), BROKEN);
  };

  return {
    employ,
    pathChanged: (port) => posts.get(port)?.tryNow(),
    async print(device, document, onHeld): Promise<PrintResult> {
      const driver = driverOf(device);
      if (driver?.kind !== 'printer') {
        return { kind: 'notPrinted', why: whyAway(device) };
      }
      const broken = { kind: 'unconfirmed', why: 'driverStopped' } as const;
      return driver.guard.ask<PrintResult>(() => driver.device.print(document, onHeld), broken);
    },
    async showOnSign(device, face) {
      const settings = employed.get(device);
      if (settings?.kind !== 'ledSign') return refuse({ kind: 'noSuchDevice' });
      if (!canShow(face, settings)) return refuse({ kind: 'tooLong' });
      signs.note(device, face);
      // It is shown when the emergency is over.
      return signs.isEmergency ? ok() : bringUp(settings);
    },
    async showEmergency(texts) {
      signs.noteEmergency(texts);
      const told = await Promise.all(
        allSigns().map(async (sign) => ({ device: sign.id, outcome: await bringUp(sign) })),
      );
      return told.flatMap(({ device, outcome }) =>
        outcome.ok ? [] : [{ device, problem: outcome.problem }],
      );
    },
    dimSigns(percent) {
      signs.brightness = percent;
      for (const { id } of allSigns()) {
        const driver = driverOf(id);
        if (driver?.kind === 'ledSign') driver.guard.run(() => driver.device.dim(percent));
      }
    },
    async openRating(device) {
      if (employed.get(device)?.kind !== 'ratingPad') return refuse({ kind: 'noSuchDevice' });
      const driver = driverOf(device);
      if (driver?.kind !== 'ratingPad') return refuse(down(device));
      return driver.guard.ask(() => driver.device.openRating(), BROKEN);
    },
    async answerKeypad(device, answer) {
      if (employed.get(device)?.kind !== 'callKeypad') return refuse({ kind: 'noSuchDevice' });
      const driver = driverOf(device);
      if (driver?.kind !== 'callKeypad') return refuse(down(device));
      return driver.guard.ask(() => driver.device.answer(answer), BROKEN);
    },
    health: health.of,
    onReading: readings.listen,
    onHealth: health.onHealth,
    onTrace: traces.listen,
    async stop() {
      for (const [id, post] of posts) leave(id, post);
      await Promise.all(leaving.values());
    },
  };
}

const BROKEN: Outcome<undefined, DeviceProblem> = refuse({
  kind: 'deviceDown',
  why: 'driverStopped',
});
