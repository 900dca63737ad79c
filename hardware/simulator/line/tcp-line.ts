import { createServer, type Socket } from 'node:net';
import type { Line } from './line.ts';

/** A socket that takes no more than this is not being read; what follows is lost. */
const UNSENT_BYTES_MAX = 16_384;

/** A TCP port on loopback that serves one client at a time, as most printers do. */
export function openTcpLine(): Promise<Line> {
  let client: Socket | undefined;
  let isFlowing = true;
  let listener = (_bytes: Uint8Array) => {};

  const server = createServer((socket) => {
    if (client !== undefined) {
      socket.destroy();
      return;
    }
    client = socket;
    socket.setNoDelay(true);
    socket.on('data', (bytes: Buffer) => listener(bytes));
    // A reset is a client that has gone; `close` follows.
    socket.on('error', () => {});
    socket.on('close', () => {
      client = undefined;
    });
    if (!isFlowing) socket.pause();
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
        },
      });
    });
  });
}
