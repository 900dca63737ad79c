import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ViewMessage } from '#contract/channels.ts';
import { sleep } from '#contract/clock.ts';
import type { ScreenId } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { screenRoom, sessionRoom } from './caller.ts';
import { openConnectedScreens } from './connected-screens.ts';
import { openHttpDoor } from './http-door.ts';
import { openSocketDoor } from './socket-door.ts';
import { openSocketLine, TRACE_ROOM } from './socket-line.ts';
import { openStationDoor } from './station-door.ts';
import { openTraceRelay } from './trace-relay.ts';
import type { WebParts } from './web-parts.ts';

/** Screens, phones and clerks of one hall are a few hundred; more is somebody else. */
const CONNECTIONS_MAX = 4_000;
/** How long answers that are under way are waited for when the server stops. */
const STOP_WAIT_MS = 3_000;
/** What was answered last needs a moment to leave this machine. */
const STOP_FLUSH_MS = 50;
/** How soon a page whose sign-in has run out is told so. */
const SWEEP_MS = 60_000;

export interface Web {
  readonly port: number;
  /** Sends a numbered view to everybody who watches it; encoded once. */
  publish(message: ViewMessage): void;
  connectedScreens(): ReadonlySet<ScreenId>;
  /** Lobby pages on the line: with none, no call can be heard. */
  boardCount(): number;
  /** Says "one moment", takes no more, answers what is under way, and closes. */
  stop(): Promise<void>;
}

export interface WebProblem {
  readonly kind: 'portTaken' | 'portForbidden' | 'cannotListen';
  /** One plain sentence: what is so and what to do. */
  readonly sentence: string;
}

/** Opens the one way in from outside. Parses, permits, hands on; no rule of the hall lives here. */
export async function openWeb(parts: WebParts): Promise<Outcome<Web, WebProblem>> {
  const { clock, people, feed } = parts;
  let isStopping = false;
  const underWay = new Set<Promise<void>>();

  const http = createServer(openHttpDoor(parts, () => isStopping));
  http.maxConnections = CONNECTIONS_MAX;
  const door = openSocketDoor(http, parts);
  const stationDoor = openStationDoor(http, parts);
  const screens = openConnectedScreens(() => feed.touch('devices'));
  const traces = openTraceRelay({
    onTrace: parts.onTrace,
    send: (batch) => door.to(TRACE_ROOM).emit('trace', batch),
    clock,
  });

  door.on('connection', (socket) => {
    const { screen, tokenRoom, actor } = socket.data.caller;
    if (actor() === undefined) {
      // Revoked while it was shaking hands.
      socket.emit('letOut');
      socket.disconnect(true);
      return;
    }
    if (tokenRoom !== undefined) void socket.join(tokenRoom);
    if (screen !== undefined) socket.on('disconnect', screens.come(screen));
    openSocketLine(socket, {
      web: parts,
      traces,
      isStopping: () => isStopping,
      underWay: (work) => {
        underWay.add(work);
        // Work that breaks is our own error: unhandled on purpose, it stops the process.
        void work.finally(() => underWay.delete(work));
      },
    });
  });

  const letOut = (room: string) => {
    door.to(room).emit('letOut');
    door.in(room).disconnectSockets(true);
  };
  const deafToSessions = people.sessions.onEnd((id) => letOut(sessionRoom(id)));
  const deafToScreens = people.screens.onRevoked((id) => letOut(screenRoom(id)));
  let callOffSweep = () => {};
  const sweep = () => {
    people.sweep();
    callOffSweep = clock.after(SWEEP_MS, sweep);
  };

  const release = async () => {
    callOffSweep();
    deafToSessions();
    deafToScreens();
    traces.stop();
    // Both doors stand in one wall, which is closed when nobody is left behind either.
    const closed = Promise.all([stationDoor.stop(), door.close()]);
    http.closeAllConnections();
    await closed;
  };

  const problem = await listen(http, parts);
  if (problem !== undefined) {
    await release();
    return refuse(problem);
  }
  sweep();

  return ok({
    port: portOf(http),
    publish: (message) => void door.to(message.key).emit('view', message),
    connectedScreens: screens.ids,
    boardCount: screens.boards,
    async stop() {
      isStopping = true;
      door.emit('oneMoment');
      const late = new AbortController();
      await Promise.race([Promise.all(underWay), sleep(clock, STOP_WAIT_MS, late.signal)]);
      late.abort();
      await sleep(clock, STOP_FLUSH_MS);
      await release();
    },
  });
}

function listen(
  http: HttpServer,
  { host, port }: Pick<WebParts, 'host' | 'port'>,
): Promise<WebProblem | undefined> {
  return new Promise((resolve) => {
    const onError = (error: NodeJS.ErrnoException) => resolve(problemOf(error, port));
    http.once('error', onError);
    http.listen(port, host, () => {
      http.off('error', onError);
      resolve(undefined);
    });
  });
}

function problemOf(error: NodeJS.ErrnoException, port: number): WebProblem {
  switch (error.code) {
    case 'EADDRINUSE':
      return {
        kind: 'portTaken',
        sentence: `Port ${port} is taken by another program: stop that one, or choose another port with PORT=8081 npm start.`,
      };
    case 'EACCES':
      return {
        kind: 'portForbidden',
        sentence: `Port ${port} may not be used by this user: choose one above 1023 with PORT=8080 npm start.`,
      };
    default:
      return {
        kind: 'cannotListen',
        sentence: `Port ${port} cannot be opened (${error.code ?? error.message}): choose another with PORT=8080 npm start.`,
      };
  }
}

function portOf(http: HttpServer): number {
  const address: AddressInfo | string | null = http.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
