import type { z } from 'zod';
import {
  commandRequestSchema,
  type Question,
  questionSchema,
  viewTargetSchema,
} from '#contract/channels.ts';
import type { Actor, Refusal } from '#contract/facts.ts';
import { type Outcome, refuse } from '#contract/outcome.ts';
import { mayAsk, mayCommandFromPage, mayWatch } from '#people/permissions.ts';
import { pathOfFault } from './http-answers.ts';
import { answer } from './questions.ts';
import { refusalText } from './refusal-texts.ts';
import type { KnownSocket } from './socket-door.ts';
import { openTokenBucket } from './token-bucket.ts';
import type { TraceRelay } from './trace-relay.ts';
import { openWatches } from './watches.ts';
import { namesIn, type WebParts } from './web-parts.ts';

/** Who has asked for the bytes on the lines. */
export const TRACE_ROOM = 'trace';

/** What the lines of all pages share. */
export interface LineParts {
  readonly web: WebParts;
  readonly traces: TraceRelay;
  readonly isStopping: () => boolean;
  /** Keeps the server up until this has been answered. */
  readonly underWay: (work: Promise<void>) => void;
}

/** One page's line: each message is parsed, permitted, handed on, and always answered. */
export function openSocketLine(socket: KnownSocket, line: LineParts): void {
  const { web, traces } = line;
  const { hall, feed, knowledge } = web;
  const { caller } = socket.data;
  const mayGoOn = openTokenBucket(web.pace, web.clock);
  const watches = openWatches(feed, {
    enter: (key) => void socket.join(key),
    leave: (key) => void socket.leave(key),
  });
  let stopTrace: (() => void) | undefined;

  const traceBytes = (on: boolean) => {
    if (on) {
      stopTrace ??= traces.watch();
      void socket.join(TRACE_ROOM);
    } else {
      void socket.leave(TRACE_ROOM);
      stopTrace?.();
      stopTrace = undefined;
    }
  };

  /** Parses, looks who asks, and answers; a page that wants no answer gets nothing done. */
  const hear =
    <Message, Value>(
      schema: z.ZodType<Message>,
      act: (message: Message, actor: Actor) => Promise<Outcome<Value, Refusal>>,
    ) =>
    (sent: unknown, reply: unknown) => {
      if (typeof reply !== 'function') return;
      const answered = admit(schema, sent, act).then((outcome) => {
        reply(outcome.ok ? outcome : refuse(inWords(outcome.problem)));
      });
      line.underWay(answered);
    };

  const admit = async <Message, Value>(
    schema: z.ZodType<Message>,
    sent: unknown,
    act: (message: Message, actor: Actor) => Promise<Outcome<Value, Refusal>>,
  ): Promise<Outcome<Value, Refusal>> => {
    if (line.isStopping()) return refuse({ kind: 'stopping' });
    if (!mayGoOn()) return refuse({ kind: 'tooFast' });
    const parsed = schema.safeParse(sent);
    if (!parsed.success) return refuse({ kind: 'notUnderstood', path: pathOfFault(parsed.error) });
    const actor = caller.actor();
    // The token has run out: whoever keeps the tokens lets this socket out as well.
    if (actor === undefined) return refuse({ kind: 'notAllowed' });
    return act(parsed.data, actor);
  };

  const inWords = (refusal: Refusal) => ({
    refusal,
    text: refusalText(refusal, caller.language, namesIn(web)),
  });

  /** Where nobody knows who asks, or what is asked could be tried out, there is a bound over many sockets. */
  const isWithinLimits = async ({ ask }: Question, actor: Actor): Promise<boolean> => {
    const { guesses } = web.people;
    if (ask === 'bookAppointment' && actor.kind === 'passerBy') {
      return guesses.mayBook(socket.handshake.address);
    }
    return ask !== 'findAppointments' || actor.kind !== 'screen' || guesses.mayLookUp(actor.screen);
  };

  socket.on(
    'command',
    hear(commandRequestSchema, async ({ id, command }, by) =>
      mayCommandFromPage(by, command, knowledge)
        ? hall.submit({ id, command, by })
        : refuse({ kind: 'notAllowed' }),
    ),
  );
  socket.on(
    'watch',
    hear(viewTargetSchema, async (target, actor) =>
      mayWatch(actor, target, knowledge) ? watches.join(target) : refuse({ kind: 'notAllowed' }),
    ),
  );
  socket.on('unwatch', (sent: unknown) => {
    const target = viewTargetSchema.safeParse(sent);
    if (target.success) watches.leave(target.data);
  });
  socket.on(
    'ask',
    hear(questionSchema, async (question, actor) =>
      !mayAsk(actor, question, knowledge)
        ? refuse({ kind: 'notAllowed' })
        : (await isWithinLimits(question, actor))
          ? answer(question, actor, web, traceBytes)
          : refuse({ kind: 'tooFast' }),
    ),
  );
  socket.on('disconnect', () => {
    watches.leaveAll();
    traceBytes(false);
  });
}
