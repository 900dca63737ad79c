import { createServer, type Socket } from 'node:net';
import type { Clock } from '#contract/clock.ts';
import type { Line } from './line.ts';

/** A socket that takes no more than this is not being read; what follows is lost. */
const UNSENT_BYTES_MAX = 16_384;

/** A client that comes while another is being served may wait so long for that one to go. */
const PATIENCE_MS = 200;

/** A TCP port on loopback that serves one client at a time, as most printers do. */
export function openTcpLine(clock: Clock): Promise<Line> {
  let client: Socket | undefined;
  let waiting: Socket | undefined;
  let isFlowing = true;
  let listener = (_bytes: Uint8Array) => {};

  const serve = (socket: Socket) => {
    client = socket;
    socket.on('data', (bytes: Buffer) => listener(bytes));
    if (!isFlowing) socket.pause();
  };
  const leave = (socket: Socket) => {
    if (socket === waiting) waiting = undefined;
    if (socket !== client) return;
    client = undefined;
    if (waiting !== undefined) serve(waiting);
    waiting = undefined;
  };
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    // A reset is a client that has gone; `close` follows.
    socket.on('error', () => {});
    socket.on('close', () => leave(socket));
    if (client === undefined) return serve(socket);
    if (waiting !== undefined) return socket.destroy();
    waiting = socket;
    clock.after(PATIENCE_MS, () => {
      if (socket === waiting) socket.destroy();
    });
  });

  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({
        path: `tcp:127.0.0.1:${port}`,
        write(bytes) {
          if (client !== undefined && client.writableLength < UNSENT_BYTES_MAX) client.write(bytes);
        },
        onBytes(next) {
          listener = next;
        },
        setFlowing(next) {
          isFlowing = next;
          if (next) client?.resume();
          else client?.pause();
        },
        close() {
          server.close();
          client?.resetAndDestroy();
          waiting?.resetAndDestroy();
        },
      });
    });
  });
}
