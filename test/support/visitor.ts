import { io, type Socket } from 'socket.io-client';
import type {
  Answers,
  ClientToServer,
  CommandRequest,
  Paired,
  Question,
  QuestionOf,
  Refused,
  ServerToClient,
  SignedIn,
  ViewMessage,
  ViewTarget,
} from '#contract/channels.ts';
import type { CommandAnswer } from '#contract/facts.ts';
import { requestIdSchema } from '#contract/ids.ts';
import type { Language } from '#contract/language.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { Place } from '#contract/place.ts';
import type { ScreenRole } from '#contract/staff.ts';
import type { Views } from '#contract/views.ts';

/** One page's end of the wire, without the page. */
export interface Visitor {
  readonly socket: Socket<ServerToClient, ClientToServer>;
  command(
    command: CommandRequest['command'],
    id?: string,
  ): Promise<Outcome<CommandAnswer, Refused>>;
  watch<Name extends keyof Views>(
    target: Extract<ViewTarget, { view: Name }>,
  ): Promise<Watched<Views[Name]>>;
  ask<Name extends Question['ask']>(
    question: QuestionOf<Name>,
  ): Promise<Outcome<Answers[Name], Refused>>;
  close(): void;
}

export interface Watched<View> {
  /** The newest view that has come. */
  now(): View;
  /** Resolves with the first view, now or later, that is so. */
  until(isSo: (view: View) => boolean): Promise<View>;
}

let requests = 0;
/** Unlike any other of this run and of runs before on the same hall. */
export function newRequest(): string {
  requests += 1;
  return `test-${process.pid}-${Date.now()}-${requests}`;
}

async function post<Result>(url: string, body: unknown): Promise<Result> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response.json();
}

export async function signIn(url: string, staff: string, password: string): Promise<Visitor> {
  const { token } = await post<SignedIn>(`${url}/api/sign-in`, {
    staff,
    password,
    language: 'zh-Hans',
  });
  return visit(url, { token, ticket: null });
}

export async function pairScreen(
  url: string,
  role: ScreenRole,
  place: Place,
  language: Language = 'zh-Hans',
): Promise<Visitor> {
  const { token } = await post<Paired>(`${url}/api/pair-demo`, { role, place, language });
  return visit(url, { token, ticket: null, language });
}

/** Connects with a token or with the key of a ticket's phone page. */
export async function visit(
  url: string,
  who: {
    readonly token: string | null;
    readonly ticket: string | null;
    readonly language?: Language;
  },
): Promise<Visitor> {
  const socket: Socket<ServerToClient, ClientToServer> = io(url, {
    auth: { language: 'zh-Hans', ...who },
    transports: ['websocket'],
    forceNew: true,
    timeout: 2000,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return {
    socket,
    command: (command, id = newRequest()) =>
      new Promise((resolve) => {
        socket.emit('command', { id: requestIdSchema.parse(id), command }, resolve);
      }),
    watch: (target) => watch(socket, target),
    ask: (question) =>
      new Promise((resolve) => {
        socket.emit('ask', question, (outcome) => resolve(JSON.parse(JSON.stringify(outcome))));
      }),
    close: () => socket.close(),
  };
}

async function watch<Name extends keyof Views>(
  socket: Socket<ServerToClient, ClientToServer>,
  target: Extract<ViewTarget, { view: Name }>,
): Promise<Watched<Views[Name]>> {
  const hears = new Set<() => void>();
  const first = await new Promise<Outcome<ViewMessage, Refused>>((resolve) => {
    socket.emit('watch', target, resolve);
  });
  if (!first.ok) throw new Error(`cannot watch ${target.view}: ${first.problem.text}`);
  let latest: unknown = first.value.view;
  const { key } = first.value;
  socket.on('view', (message) => {
    if (message.key !== key) return;
    latest = message.view;
    for (const hear of [...hears]) hear();
  });
  const now = () => JSON.parse(JSON.stringify(latest));
  return {
    now,
    until: (isSo) =>
      new Promise((resolve) => {
        const hear = () => {
          const view = now();
          if (!isSo(view)) return;
          hears.delete(hear);
          resolve(view);
        };
        hears.add(hear);
        hear();
      }),
  };
}
