import { io, type Socket } from 'socket.io-client';
import type { z } from 'zod';
import type { Clock } from '#contract/clock.ts';
import {
  type ActOutcome,
  type Employment,
  employmentSchema,
  type HallToStation,
  type PrintOrder,
  printOrderSchema,
  STATIONS_PATH,
  type StationAct,
  type StationToHall,
  stationActSchema,
} from '#contract/stations.ts';

export interface HallEars {
  employ(employment: Employment): void;
  print(order: PrintOrder): void;
  act(act: StationAct): Promise<ActOutcome>;
  heard(job: string): void;
  trace(isWanted: boolean): void;
}

/** The way to the hall. It is opened again by itself for as long as the program runs. */
export interface HallLine {
  /** False: the line is away, and nothing is kept here to be said later. */
  tell<Name extends keyof StationToHall>(
    name: Name,
    ...said: Parameters<StationToHall[Name]>
  ): boolean;
  hear(ears: HallEars): () => void;
  close(): void;
}

export interface HallLineOptions {
  readonly hall: string;
  readonly token: string;
  readonly clock: Clock;
  readonly onState: (state: 'linked' | 'away' | 'taken' | 'notAllowed') => void;
}

/** Socket.IO's own waits between tries grow to this, with jitter. */
const RETRY_MS_MAX = 5_000;

export function openHallLine({ hall, token, clock, onState }: HallLineOptions): HallLine {
  const socket: Socket<HallToStation, StationToHall> = io(hall, {
    path: STATIONS_PATH,
    auth: { token },
    transports: ['websocket'],
    timeout: 2_000,
    reconnectionDelay: 250,
    reconnectionDelayMax: RETRY_MS_MAX,
  });
  let callOffRetry = () => {};
  socket.on('connect', () => onState('linked'));
  socket.on('disconnect', (reason) => {
    onState('away');
    // Let out by the server: Socket.IO leaves it to us to come again.
    if (reason === 'io server disconnect') again();
  });
  socket.on('connect_error', ({ message }) => {
    if (message === 'stationTaken') onState('taken');
    if (message === 'notAllowed') onState('notAllowed');
    if (!socket.active) again();
  });
  const again = () => {
    callOffRetry();
    callOffRetry = clock.after(RETRY_MS_MAX, () => void socket.connect());
  };

  const parsed =
    <Message>(schema: z.ZodType<Message>, act: (message: Message) => void) =>
    (sent: unknown) => {
      const message = schema.safeParse(sent);
      if (message.success) act(message.data);
    };

  return {
    tell: (name, ...said) => {
      if (!socket.connected) return false;
      socket.emit(name, ...said);
      return true;
    },
    hear: (ears) => {
      socket.on('employ', parsed(employmentSchema, ears.employ));
      socket.on('print', parsed(printOrderSchema, ears.print));
      socket.on('heard', ears.heard);
      socket.on('trace', ears.trace);
      socket.on('act', (sent, answer) => {
        const act = stationActSchema.safeParse(sent);
        if (!act.success) return answer({ problem: { kind: 'noSuchDevice' } });
        void ears
          .act(act.data)
          .then((outcome) => answer({ problem: outcome.ok ? null : outcome.problem }));
      });
      return () => socket.removeAllListeners();
    },
    close: () => {
      callOffRetry();
      socket.close();
    },
  };
}
