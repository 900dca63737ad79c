import { createServer } from 'node:http';
import { effect } from '@preact/signals';
import { Server } from 'socket.io';
import { afterEach, expect, test } from 'vitest';
import type {
  ClientToServer,
  CommandRequest,
  ServerToClient,
  ViewMessage,
} from '#contract/channels.ts';
import type { Clock } from '#contract/clock.ts';
import { counterIdSchema } from '#contract/ids.ts';
import { ok } from '#contract/outcome.ts';
import { type Link, openLink } from '#kit/link/link.ts';
import { pageClock } from '#kit/page-clock.ts';
import { kioskView } from '../../support/showcase/kiosk-views.ts';

type Hall = Server<ClientToServer, ServerToClient>;

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** A bare server on a real port; `port` 0 takes any. */
async function hallAt(port: number, prepare: (hall: Hall) => void) {
  const http = createServer();
  const hall: Hall = new Server(http);
  prepare(hall);
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  const bound = http.address();
  const stop = () => new Promise<void>((resolve) => void hall.close(() => resolve()));
  cleanUps.push(stop);
  return { hall, stop, port: typeof bound === 'object' && bound !== null ? bound.port : 0 };
}

function linkTo(port: number, token: string | null = 'good', clock: Clock = pageClock): Link {
  const link = openLink({
    address: `http://127.0.0.1:${port}`,
    token,
    ticket: null,
    clock,
  });
  cleanUps.push(() => link.close());
  return link;
}

const until = (isSo: () => boolean) =>
  new Promise<void>((resolve) => {
    const stop = effect(() => {
      if (isSo()) {
        queueMicrotask(() => stop());
        resolve();
      }
    });
  });

const viewMessage = (number: number, waiting: number): ViewMessage => ({
  key: 'kiosk:k1',
  number,
  at: number,
  view: { ...kioskView, waiting },
});
const answering = (waiting: number) => (hall: Hall) =>
  hall.on('connection', (socket) =>
    socket.on('watch', (_target, answer) => answer(ok(viewMessage(1, waiting)))),
  );

const callNext = { type: 'callNext', counter: counterIdSchema.parse('3') } as const;

test('a lost server is seen, the last view is kept, and a new server heals the page by itself', async () => {
  const first = await hallAt(0, answering(23));
  const link = linkTo(first.port);
  const feed = link.watch({ view: 'kiosk', kiosk: kioskView.kiosk });
  await until(() => feed.value.face === 'live');

  await first.stop();
  await until(() => feed.value.face === 'linkLost');
  expect(feed.value).toMatchObject({ view: { waiting: 23 } });
  expect(link.face.value).toBe('lost');
  expect(link.lostSince.value).not.toBeNull();

  await hallAt(first.port, answering(4));
  await until(() => feed.value.face === 'live');
  expect(feed.value).toMatchObject({ view: { waiting: 4 } });
  expect(link.lostSince.value).toBeNull();
});

test('a command sent while the server restarts is answered by the next one, under one id', async () => {
  const ids: CommandRequest['id'][] = [];
  const first = await hallAt(0, (hall) =>
    hall.on('connection', (socket) =>
      // Heard, and then the power goes: no answer.
      socket.on('command', ({ id }) => {
        ids.push(id);
        socket.conn.close();
      }),
    ),
  );
  const link = linkTo(first.port);
  await until(() => link.face.value === 'live');
  const sent = link.send(callNext);
  await until(() => link.face.value === 'lost');
  await first.stop();
  await hallAt(first.port, (hall) =>
    hall.on('connection', (socket) =>
      socket.on('command', ({ id }, answer) => {
        ids.push(id);
        answer(ok({ seq: 1, visit: null, number: null }));
      }),
    ),
  );
  expect((await sent).ok).toBe(true);
  expect(new Set(ids).size).toBe(1);
});

test('a token that the door does not know lets the page out instead of knocking for ever', async () => {
  const refused = { refusal: { kind: 'notAllowed' } as const, text: 'no' };
  const { port } = await hallAt(0, (hall) =>
    hall.use((socket, next) =>
      socket.handshake.auth.token === 'good'
        ? next()
        : next(Object.assign(new Error('signIn'), { data: refused })),
    ),
  );
  const link = linkTo(port, 'forged');
  await until(() => link.isLetOut.value);
  expect(link.wasIn.value).toBe(false);
  expect(link.face.value).toBe('lost');
});

test('whoever is let out while inside is told, and nothing more is sent', async () => {
  const { port } = await hallAt(0, (hall) =>
    hall.on('connection', (socket) => {
      socket.emit('letOut');
    }),
  );
  const link = linkTo(port);
  await until(() => link.isLetOut.value);
  expect(link.wasIn.value).toBe(true);
});

test('an orderly stop is announced before the line goes', async () => {
  const { port } = await hallAt(0, (hall) =>
    hall.on('connection', (socket) => {
      socket.emit('oneMoment');
    }),
  );
  const link = linkTo(port);
  await until(() => link.isOneMoment.value);
  expect(link.face.value).toBe('live');
});

test('a page that is hurried away from watching tries again instead of giving up', async () => {
  let asked = 0;
  const { port } = await hallAt(0, (hall) =>
    hall.on('connection', (socket) =>
      socket.on('watch', (_target, answer) => {
        asked += 1;
        answer(
          asked === 1
            ? { ok: false, problem: { refusal: { kind: 'tooFast' }, text: '' } }
            : ok(viewMessage(1, 9)),
        );
      }),
    ),
  );
  const hasty: Clock = { now: pageClock.now, after: (_delayMs, run) => pageClock.after(0, run) };
  const link = linkTo(port, 'good', hasty);
  const feed = link.watch({ view: 'kiosk', kiosk: kioskView.kiosk });
  await until(() => feed.value.face === 'live');
  expect(asked).toBe(2);
});
