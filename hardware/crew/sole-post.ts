import { noPast } from '../id-card/id-card-reader.ts';
import type { BytePort } from '../port/byte-port.ts';
import { keepConnected } from '../port/reconnect.ts';
import { unknownPast } from '../printer/printer.ts';
import { type Guard, guardDriver } from './guard.ts';
import type { HealthNews } from './health-book.ts';
import {
  brokenNews,
  DRIVER_RESTART_MS,
  type Driver,
  openerOf,
  type Post,
  type PostOptions,
  type SoleSettings,
  STARTING,
} from './room.ts';
import { tracedPort } from './traced-port.ts';

/** A port with one device that has it for itself. The driver lives as long as the connection. */
export function openSolePost(options: PostOptions, settings: SoleSettings): Post {
  const { room, port } = options;
  let driver: Driver | undefined;
  const printerPast = unknownPast();
  const readerPast = noPast();
  const tell = (news: HealthNews) => room.health.tell(settings.id, news);

  const openDriver = (guard: Guard, line: BytePort): Driver => {
    const { clock } = guard;
    if (settings.kind === 'printer') {
      const device = room.openers.printer({
        port: line,
        clock,
        settings,
        onHealth: tell,
        past: printerPast,
      });
      return { kind: 'printer', guard, device };
    }
    const device = room.openers.idCardReader({
      port: line,
      clock,
      today: room.today,
      past: readerPast,
      onReading: (reading) => room.tellReading({ ...reading, device: settings.id }),
      onHealth: tell,
    });
    return { kind: 'idCardReader', guard, device };
  };

  const attend = (line: BytePort) => {
    let callOffRestart = () => {};
    const leave = () => {
      const left = driver;
      driver = undefined;
      left?.device.close();
    };
    const guard = guardDriver({
      clock: room.clock,
      close: leave,
      onBroken: (failure) => {
        tell(brokenNews(failure));
        // The next connection brings a driver that knows nothing of this one's trouble.
        callOffRestart = room.clock.after(DRIVER_RESTART_MS, line.close);
      },
    });
    guard.run(() => {
      driver = openDriver(guard, guard.port(tracedPort(line, { room, port, kind: settings.kind })));
    });
    // Behind the driver's own listener, which settles its jobs by what became of the line.
    line.onClosed(() => {
      callOffRestart();
      guard.run(leave);
    });
  };

  tell(STARTING);
  const keeper = keepConnected({
    open: openerOf(options, settings.kind === 'printer'),
    clock: room.clock,
    chance: room.chance,
    onConnected: attend,
    onProblem: ({ kind, detail }) => tell({ state: 'down', why: kind, detail }),
  });
  return {
    identity: options.identity,
    assign() {},
    driverOf: (device) => (device === settings.id ? driver : undefined),
    tryNow: keeper.tryNow,
    stop: keeper.stop,
  };
}
