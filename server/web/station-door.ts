import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';
import type { StationId } from '#contract/ids.ts';
import { ok, refuse } from '#contract/outcome.ts';
import {
  actAnswerSchema,
  type HallToStation,
  healthReportSchema,
  jobReportSchema,
  readingSchema,
  STATIONS_PATH,
  type StationLine,
  type StationToHall,
  traceSchema,
} from '#contract/stations.ts';
import { isFromOwnPage } from './asker-address.ts';
import { screenRoom } from './caller.ts';
import type { WebParts } from './web-parts.ts';

const handshakeSchema = z.strictObject({ token: z.string().max(100) });
/** A device answers or gives up sooner; a line that was lost is noticed later. */
const ACT_ANSWER_MS = 10_000;
/** A ticket with its pictures is far smaller. */
const MESSAGE_BYTES_MAX = 256 * 1024;
/** A cable that was pulled is noticed after 9 s at both ends. */
const PING_MS = 5_000;
const PONG_MS = 4_000;

type Parts = Pick<WebParts, 'people' | 'stations' | 'log' | 'feed'>;
type StationSocket = Socket<StationToHall, HallToStation>;

/**
 * Where stations come in: each with the identity it was paired with, one machine for one station. What they send is parsed
 * here; of a device that is not theirs nothing is believed.
 */
export function openStationDoor(http: HttpServer, parts: Parts): { stop(): Promise<void> } {
  const { people, stations, log } = parts;
  const door = new Server<StationToHall, HallToStation>(http, {
    path: STATIONS_PATH,
    serveClient: false,
    transports: ['websocket'],
    maxHttpBufferSize: MESSAGE_BYTES_MAX,
    pingInterval: PING_MS,
    pingTimeout: PONG_MS,
    allowRequest: (request, decide) => decide(null, isFromOwnPage(request)),
  });

  door.use((socket, next) => {
    const station = stationOf(socket.handshake.auth, people);
    if (station === undefined) return next(new Error('notAllowed'));
    if (stations.isHere(station.id)) return next(new Error('stationTaken'));
    next();
  });

  door.on('connection', (socket) => {
    const station = stationOf(socket.handshake.auth, people);
    const ears = station && stations.join(station.id, lineOf(socket));
    if (station === undefined || ears === undefined) {
      socket.disconnect(true);
      return;
    }
    void socket.join(screenRoom(station.screen));
    log.info({ station: station.id }, 'a station has come');
    const hear =
      <Message>(schema: z.ZodType<Message>, act: (message: Message) => void) =>
      (sent: unknown) => {
        const parsed = schema.safeParse(sent);
        if (parsed.success) act(parsed.data);
        else log.warn({ station: station.id }, 'a station said what nobody understands');
      };
    socket.on('job', hear(jobReportSchema, ears.job));
    socket.on('health', hear(healthReportSchema, ears.health));
    socket.on('reading', hear(readingSchema, ears.reading));
    socket.on('trace', hear(traceSchema, ears.trace));
    socket.on('disconnect', () => {
      log.info({ station: station.id }, 'a station has gone');
      ears.left();
      parts.feed.touch('devices');
    });
    parts.feed.touch('devices');
  });

  const deaf = people.screens.onRevoked((screen) => {
    door.to(screenRoom(screen)).emit('letOut');
    door.in(screenRoom(screen)).disconnectSockets(true);
  });
  return {
    stop: async () => {
      deaf();
      await door.close();
    },
  };
}

function stationOf(handshake: unknown, people: Parts['people']) {
  const parsed = handshakeSchema.safeParse(handshake);
  const paired = parsed.success ? people.screens.find(parsed.data.token) : undefined;
  if (paired?.role !== 'station' || paired.place.kind !== 'station') return undefined;
  const id: StationId = paired.place.station;
  return { id, screen: paired.screen };
}

function lineOf(socket: StationSocket): StationLine {
  return {
    employ: (employment) => void socket.emit('employ', employment),
    print: (order) => void socket.emit('print', order),
    heard: (job) => void socket.emit('heard', job),
    trace: (isWanted) => void socket.emit('trace', isWanted),
    act: async (act) => {
      try {
        const answer = await socket.timeout(ACT_ANSWER_MS).emitWithAck('act', act);
        const { problem } = actAnswerSchema.parse(answer);
        return problem === null ? ok() : refuse(problem);
      } catch {
        // Lost on the way, or not to be understood: either way nobody knows.
        return undefined;
      }
    },
  };
}
