import { io, type Socket } from 'socket.io-client';
import { onTestFinished } from 'vitest';
import type {
  ClientToServer,
  CommandRequest,
  Handshake,
  Question,
  Refused,
  ServerToClient,
  ViewMessage,
  ViewTarget,
} from '#contract/channels.ts';
import type { CommandAnswer, CommandOf } from '#contract/facts.ts';
import { type RequestId, serviceIdSchema, trusted } from '#contract/ids.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { Place } from '#contract/place.ts';
import type { ScreenRole } from '#contract/staff.ts';
import type { WebHall } from './web-hall.ts';

type Answered<Value> = Outcome<Value, Refused>;
/** As it goes over the line: ids are plain texts there. */
type Plain<Sent> = Sent extends string
  ? string | Sent
  : Sent extends readonly (infer Part)[]
    ? readonly Plain<Part>[]
    : Sent extends object
      ? { readonly [Key in keyof Sent]: Plain<Sent[Key]> }
      : Sent;

export interface Page {
  readonly socket: Socket<ServerToClient, ClientToServer>;
  readonly views: readonly ViewMessage[];
  command(
    command: Plain<CommandRequest['command']>,
    id?: RequestId,
  ): Promise<Answered<CommandAnswer>>;
  watch(target: Plain<ViewTarget>): Promise<Answered<ViewMessage>>;
  ask(question: Plain<Question>): Promise<Answered<unknown>>;
  /** Anything at all, as a program that is no page of ours would send it. */
  raw(event: string, ...sent: unknown[]): Promise<Answered<unknown>>;
  /** The same without waiting for an answer. */
  tell(event: string, ...sent: unknown[]): void;
  /** Resolves with the next view that fits. */
  view(fits: (message: ViewMessage) => boolean): Promise<ViewMessage>;
  heard(event: 'letOut' | 'oneMoment' | 'disconnect'): Promise<void>;
}

let requests = 0;
export function requestId(): RequestId {
  requests += 1;
  return trusted.requestId(`request-${String(requests).padStart(8, '0')}`);
}

/** Connects and resolves when the door has let us in; rejects with what the door said. */
export async function page(
  hall: WebHall,
  who: Partial<Handshake>,
  by: { readonly transport?: 'polling'; readonly origin?: string } = {},
): Promise<Page> {
  const socket: Socket<ServerToClient, ClientToServer> = io(hall.url, {
    transports: [by.transport ?? 'websocket'],
    ...(by.origin === undefined ? {} : { extraHeaders: { origin: by.origin } }),
    forceNew: true,
    reconnection: false,
    auth: { language: 'en', token: null, ticket: null, ...who },
  });
  onTestFinished(() => void socket.close());
  const untyped: Socket = socket;
  const views: ViewMessage[] = [];
  socket.on('view', (message) => void views.push(message));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  const raw = (event: string, ...sent: unknown[]) =>
    untyped.timeout(5_000).emitWithAck(event, ...sent);
  return {
    socket,
    views,
    command: (command, id = requestId()) => raw('command', { id, command }),
    watch: (target) => raw('watch', target),
    ask: (question) => raw('ask', question),
    raw,
    tell: (event, ...sent) => void untyped.emit(event, ...sent),
    view: (fits) =>
      new Promise((resolve) => {
        const hear = (message: ViewMessage) => {
          if (!fits(message)) return;
          socket.off('view', hear);
          resolve(message);
        };
        const seen = views.find(fits);
        if (seen === undefined) socket.on('view', hear);
        else resolve(seen);
      }),
    heard: (event) => new Promise((resolve) => void untyped.once(event, () => resolve())),
  };
}

export async function post(
  hall: WebHall,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
  const response = await fetch(`${hall.url}/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

export async function signedIn(hall: WebHall, staff: string): Promise<Page> {
  const { body } = await post(hall, 'sign-in', {
    staff,
    password: `demo-${staff}`,
    language: 'en',
  });
  return page(hall, { token: String(body.token) });
}

export async function screenToken(hall: WebHall, role: ScreenRole, place: Place): Promise<string> {
  const { body } = await post(hall, 'pair-demo', { role, place, language: 'en' });
  return String(body.token);
}

export async function screenPage(hall: WebHall, role: ScreenRole, place: Place): Promise<Page> {
  return page(hall, { token: await screenToken(hall, role, place) });
}

export const ISSUE: CommandOf<'issueTicket'> = {
  type: 'issueTicket',
  service: serviceIdSchema.parse('new-service'),
  priorityClass: null,
  withCard: false,
  language: 'zh-Hans',
};
