import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';
import type { ClientToServer, Refused, ServerToClient } from '#contract/channels.ts';
import { type Language, languageSchema } from '#contract/language.ts';
import { isFromOwnPage } from './asker-address.ts';
import { type Caller, callerOf } from './caller.ts';
import { refusalText } from './refusal-texts.ts';
import { namesIn, type WebParts } from './web-parts.ts';

export interface Known {
  caller: Caller;
}
export type SocketDoor = Server<ClientToServer, ServerToClient, Record<never, never>, Known>;
export type KnownSocket = Socket<ClientToServer, ServerToClient, Record<never, never>, Known>;

/** Settings are saved as one text, the longest message there is; a longer one ends the connection. */
export const MESSAGE_BYTES_MAX = 512 * 1024;
/** A cable that was pulled is noticed after 9 s at both ends. */
const PING_MS = 5_000;
const PONG_MS = 4_000;
/** Who connects and does not say who it is has this long. */
const HANDSHAKE_MS = 5_000;

/** The live line: nobody gets further than the handshake without a good token or ticket. */
export function openSocketDoor(http: HttpServer, parts: WebParts): SocketDoor {
  const door: SocketDoor = new Server(http, {
    serveClient: false,
    transports: ['websocket', 'polling'],
    maxHttpBufferSize: MESSAGE_BYTES_MAX,
    pingInterval: PING_MS,
    pingTimeout: PONG_MS,
    connectTimeout: HANDSHAKE_MS,
    perMessageDeflate: false,
    httpCompression: false,
    allowRequest: (request, decide) => decide(null, isFromOwnPage(request)),
  });
  door.use((socket, next) => {
    const caller = callerOf(socket.handshake.auth, parts);
    if (caller === undefined) {
      // Socket.IO wants an Error here; its `message` and `data` reach the page.
      return next(
        Object.assign(new Error('signIn'), { data: refused(socket.handshake.auth, parts) }),
      );
    }
    socket.data.caller = caller;
    next();
  });
  return door;
}

const asksIn = z.object({ language: languageSchema });

function refused(handshake: unknown, parts: WebParts): Refused {
  const asked = asksIn.safeParse(handshake);
  const language: Language = asked.success ? asked.data.language : parts.settings().language;
  const refusal = { kind: 'notAllowed' } as const;
  return { refusal, text: refusalText(refusal, language, namesIn(parts)) };
}
