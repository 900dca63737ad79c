import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { io, type Socket } from 'socket.io-client';
import type {
  Answers,
  ClientToServer,
  CommandRequest,
  Handshake,
  Question,
  QuestionOf,
  Refused,
  ServerToClient,
} from '#contract/channels.ts';
import type { Clock, Instant } from '#contract/clock.ts';
import type { ByteTrace } from '#contract/devices.ts';
import { type Outcome, refuse } from '#contract/outcome.ts';
import type { ViewName, Views } from '#contract/views.ts';
import { language } from '../language.ts';
import { forgetHallTime, noteHallTime } from '../page-clock.ts';
import { type Feed, type OpenFeed, openFeed, type TargetOf } from './feed.ts';
import {
  ANSWER_WITHIN_MS,
  openWishes,
  PATIENCE_MS,
  type Sent,
  type Unanswered,
  unanswered,
} from './wishes.ts';

export type LinkFace = 'connecting' | 'live' | 'lost';

/** A page's one line to the hall. */
export interface Link {
  readonly face: ReadonlySignal<LinkFace>;
  /** By this machine's clock; null while the line is up. */
  readonly lostSince: ReadonlySignal<Instant | null>;
  /** The server stops in an orderly way and will be back. */
  readonly isOneMoment: ReadonlySignal<boolean>;
  /** The token is no longer good. Nothing more comes over this link. */
  readonly isLetOut: ReadonlySignal<boolean>;
  /** The door has let this token in at least once. */
  readonly wasIn: ReadonlySignal<boolean>;
  /** Watching the same again gives a second feed of it; a page makes each feed once. */
  watch<Name extends ViewName>(target: TargetOf<Name>): Feed<Views[Name]>;
  unwatch(feed: Feed<Views[ViewName]>): void;
  /** Sent again over lost lines under one request id until it is answered, at most `PATIENCE_MS`. */
  send(command: CommandRequest['command']): Promise<Sent>;
  /** Asked once: a question is no fact, the page may ask again. */
  ask<Name extends Question['ask']>(
    question: QuestionOf<Name>,
  ): Promise<Outcome<Answers[Name], Refused | Unanswered>>;
  onTrace(listener: (traces: readonly ByteTrace[]) => void): () => void;
  close(): void;
}

export interface LinkOptions {
  /** Empty: where this page came from. */
  readonly address: string;
  readonly token: string | null;
  /** The phone's key, as in its address. */
  readonly ticket: string | null;
  readonly clock: Clock;
}

/** A try that takes longer is a dead line: the client's own default of 20 s was seen to keep a page dark. */
const CONNECT_WITHIN_MS = 2_000;
const RECONNECT_FIRST_MS = 200;
const RECONNECT_LAST_MS = 2_000;

export function openLink(options: LinkOptions): Link {
  const { clock } = options;
  const face = signal<LinkFace>('connecting');
  const lostSince = signal<Instant | null>(null);
  const isOneMoment = signal(false);
  const isLetOut = signal(false);
  const wasIn = signal(false);
  const feeds = new Map<
    Feed<Views[ViewName]>,
    Pick<OpenFeed<ViewName>, 'took' | 'lost'> & Watched
  >();

  // Two names of one socket: answers to questions are paired with them by the contract, which the
  // library's own types cannot say.
  const asking: Socket = io(options.address, {
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    timeout: CONNECT_WITHIN_MS,
    reconnectionDelay: RECONNECT_FIRST_MS,
    reconnectionDelayMax: RECONNECT_LAST_MS,
    forceNew: true,
    auth: (give) => give(handshake()),
  });
  const socket: Socket<ServerToClient, ClientToServer> = asking;

  const handshake = (): Handshake => ({
    language: language.peek(),
    token: options.token,
    ticket: options.ticket,
  });

  const wishes = openWishes(
    clock,
    () => socket.connected,
    (request, done) => {
      socket
        .timeout(ANSWER_WITHIN_MS)
        .emit('command', request, (error, outcome) => done(error === null ? outcome : undefined));
    },
  );

  const lose = () => {
    batch(() => {
      if (face.peek() === 'live' || lostSince.peek() === null) lostSince.value = clock.now();
      face.value = 'lost';
      for (const feed of feeds.values()) feed.lost();
    });
  };
  let cancelRetry = () => {};
  const letOut = () => {
    isLetOut.value = true;
    lose();
    wishes.giveUp();
    socket.close();
  };

  socket.on('connect', () => {
    forgetHallTime();
    batch(() => {
      face.value = 'live';
      lostSince.value = null;
      isOneMoment.value = false;
      wasIn.value = true;
    });
    for (const feed of feeds.values()) feed.join();
    wishes.resend();
  });
  socket.on('disconnect', (reason) => {
    lose();
    // The server hung up by itself: the library would leave it at that.
    if (reason === 'io server disconnect' && !isLetOut.peek()) retry();
  });
  socket.on('connect_error', (error) => {
    lose();
    if (isRefusedToken(error)) return letOut();
    // Turned away at the door (too many at once): the library does not knock again, we do.
    if (!socket.active) retry();
  });
  const retry = () => {
    cancelRetry();
    cancelRetry = clock.after(RECONNECT_LAST_MS, () => socket.connect());
  };
  socket.on('view', (message) => {
    noteHallTime(message.at);
    for (const feed of feeds.values()) if (feed.took(message)) return;
  });
  socket.on('oneMoment', () => {
    isOneMoment.value = true;
  });
  socket.on('letOut', letOut);

  return {
    face,
    lostSince,
    isOneMoment,
    isLetOut,
    wasIn,
    watch(target) {
      const feed = openFeed(target);
      const join = () => {
        if (!feeds.has(feed.state) || !socket.connected) return;
        socket.timeout(ANSWER_WITHIN_MS).emit('watch', target, (error, outcome) => {
          // A line that went away is joined again by the next one.
          if (!feeds.has(feed.state) || !socket.connected) return;
          // Joining again is harmless, so an answer that was lost is asked for until it comes.
          if (error !== null) return join();
          if (!outcome.ok && outcome.problem.refusal.kind === 'stopping') return;
          if (!outcome.ok && outcome.problem.refusal.kind === 'tooFast') {
            clock.after(RECONNECT_LAST_MS, join);
            return;
          }
          if (outcome.ok) noteHallTime(outcome.value.at);
          feed.answered(outcome);
        });
      };
      feeds.set(feed.state, { took: feed.took, lost: feed.lost, join, target });
      join();
      if (face.peek() === 'lost') feed.lost();
      return feed.state;
    },
    unwatch(feed) {
      const watched = feeds.get(feed);
      feeds.delete(feed);
      if (watched !== undefined && socket.connected) socket.emit('unwatch', watched.target);
    },
    send: wishes.send,
    ask: <Name extends Question['ask']>(question: QuestionOf<Name>) =>
      new Promise<Outcome<Answers[Name], Refused | Unanswered>>((resolve) => {
        if (!socket.connected) return resolve(refuse(unanswered()));
        asking
          .timeout(PATIENCE_MS)
          .emit('ask', question, (error: Error | null, outcome: Outcome<Answers[Name], Refused>) =>
            resolve(error === null ? outcome : refuse(unanswered())),
          );
      }),
    onTrace(listener) {
      socket.on('trace', listener);
      return () => {
        socket.off('trace', listener);
      };
    },
    close() {
      cancelRetry();
      wishes.giveUp();
      socket.close();
    },
  };
}

interface Watched {
  readonly target: Parameters<ClientToServer['unwatch']>[0];
  join(): void;
}

/** The door answers a bad token with the refusal `notAllowed` in the error's `data`. */
function isRefusedToken(error: Error & { readonly data?: unknown }): boolean {
  const { data } = error;
  if (typeof data !== 'object' || data === null || !('refusal' in data)) return false;
  const { refusal } = data;
  return (
    typeof refusal === 'object' &&
    refusal !== null &&
    'kind' in refusal &&
    refusal.kind === 'notAllowed'
  );
}
