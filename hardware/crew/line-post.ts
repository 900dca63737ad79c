import type { DeviceId } from '#contract/ids.ts';
import { ff68Shape } from '../ff68/ff68-shape.ts';
import { SIGN_SHAPES } from '../led/tongues.ts';
import type { BytePort } from '../port/byte-port.ts';
import type { FrameShape } from '../port/frame-splitter.ts';
import { keepConnected } from '../port/reconnect.ts';
import { openSharedLine, type SharedLine } from '../port/shared-line.ts';
import { type Guard, guardDriver } from './guard.ts';
import type { HealthNews } from './health-book.ts';
import {
  brokenNews,
  DRIVER_RESTART_MS,
  type Driver,
  type LineSettings,
  openerOf,
  type Post,
  type PostOptions,
  STARTING,
  traceTo,
} from './room.ts';

/** One device of a line, for as long as its settings stay the same. */
interface Member {
  readonly settings: LineSettings;
  driver: Driver | undefined;
  news: HealthNews | undefined;
  callOffRestart: () => void;
}

const identityOf = (settings: LineSettings) => JSON.stringify(settings);

/** What devices speak that share a line: noise to one of them may be a frame to another. */
function shapesOf(members: readonly LineSettings[]): readonly FrameShape[] {
  const shapes = members.map((member) =>
    member.kind === 'ledSign' ? SIGN_SHAPES[member.protocol.name] : ff68Shape,
  );
  return [...new Set(shapes)];
}

/** A port that signs, pads and keypads share. Each may change or break without the others. */
export function openLinePost(options: PostOptions): Post {
  const { room, port } = options;
  const members = new Map<DeviceId, Member>();
  let line: SharedLine | undefined;
  let shapes: readonly FrameShape[] = [];
  let isNoisy = false;
  /** How the line is while there is no connection. */
  let away = STARTING;

  /** Noise takes nothing from a device that still answers, but somebody ought to look at the cable. */
  const tell = (member: Member, news: HealthNews) => {
    member.news = news;
    const isHealthy = news.why === 'healthy';
    room.health.tell(
      member.settings.id,
      isHealthy && isNoisy ? { state: 'degraded', why: 'noisyLine', detail: '' } : news,
    );
  };

  const openDriver = (member: Member, guard: Guard, shared: SharedLine): Driver => {
    const { settings } = member;
    const { clock } = guard;
    const onHealth = (news: HealthNews) => tell(member, news);
    const common = { line: guard.line(shared), clock, onHealth };
    switch (settings.kind) {
      case 'ledSign': {
        const device = room.openers.ledSign({
          ...common,
          settings,
          time: room.time,
          face: room.signs.faceOf(settings),
          brightness: room.signs.brightness,
        });
        return { kind: 'ledSign', guard, device };
      }
      case 'ratingPad': {
        const device = room.openers.ratingPad({
          ...common,
          settings,
          onReading: (press) => room.tellReading({ ...press, device: settings.id }),
        });
        return { kind: 'ratingPad', guard, device };
      }
      case 'callKeypad': {
        const device = room.openers.callKeypad({
          ...common,
          settings,
          onReading: (press) => room.tellReading({ ...press, device: settings.id }),
        });
        return { kind: 'callKeypad', guard, device };
      }
    }
  };

  const leave = (member: Member) => {
    member.callOffRestart();
    const left = member.driver;
    member.driver = undefined;
    left?.device.close();
  };

  const start = (member: Member) => {
    const shared = line;
    if (shared === undefined || member.driver !== undefined) return;
    const guard = guardDriver({
      clock: room.clock,
      close: () => leave(member),
      onBroken: (failure) => {
        tell(member, brokenNews(failure));
        member.callOffRestart = room.clock.after(DRIVER_RESTART_MS, () => start(member));
      },
    });
    guard.run(() => {
      member.driver = openDriver(member, guard, shared);
    });
  };

  const noise = (now: boolean) => {
    isNoisy = now;
    for (const member of members.values()) {
      if (member.news !== undefined) tell(member, member.news);
    }
  };

  const attend = (connection: BytePort) => {
    isNoisy = false;
    line = openSharedLine({
      port: connection,
      baudRate: port.baudRate,
      shapes: () => shapes,
      clock: room.clock,
      onTrace: traceTo(room, port.id),
      onNoise: noise,
    });
    for (const member of members.values()) start(member);
    connection.onClosed(() => {
      line = undefined;
      for (const member of members.values()) leave(member);
    });
  };

  const keeper = keepConnected({
    open: openerOf(options, false),
    clock: room.clock,
    chance: room.chance,
    onConnected: attend,
    onProblem: ({ kind, detail }) => {
      away = { state: 'down', why: kind, detail };
      for (const member of members.values()) tell(member, away);
    },
  });

  return {
    identity: options.identity,
    assign(assigned) {
      shapes = shapesOf(assigned);
      const wanted = new Map(assigned.map((settings) => [settings.id, settings]));
      for (const [id, member] of members) {
        const settings = wanted.get(id);
        if (settings !== undefined && identityOf(settings) === identityOf(member.settings))
          continue;
        leave(member);
        members.delete(id);
      }
      for (const settings of assigned) {
        if (members.has(settings.id)) continue;
        const member: Member = {
          settings,
          driver: undefined,
          news: undefined,
          callOffRestart: () => {},
        };
        members.set(settings.id, member);
        tell(member, line === undefined ? away : STARTING);
        start(member);
      }
    },
    driverOf: (device) => members.get(device)?.driver,
    tryNow: keeper.tryNow,
    stop: keeper.stop,
  };
}
