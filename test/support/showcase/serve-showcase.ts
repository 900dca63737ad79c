import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import pages from '#config/vite.config.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
/** Of this process alone: two test runs beside each other build each their own. */
const OUT = fileURLToPath(new URL(`../../.out/showcase-${process.pid}`, import.meta.url));

/** The product's own policy: what it forbids must show in tests too. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

export interface Showcase {
  /** The address of one face: `kiosk/home/en`. Going from face to face loads nothing anew. */
  address(scene: string): string;
  close(): Promise<void>;
}

/** Builds the pages' faces as the product is built, and serves them under the product's policy. */
export async function serveShowcase(): Promise<Showcase> {
  await build({
    ...pages,
    configFile: false,
    logLevel: 'error',
    build: {
      ...pages.build,
      outDir: OUT,
      rolldownOptions: { ...pages.build?.rolldownOptions, input: join(HERE, 'index.html') },
    },
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://showcase');
    const path = pathname === '/' ? '/test/support/showcase/index.html' : pathname;
    readFile(join(OUT, path)).then(
      (body) => {
        response.writeHead(200, {
          'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
          'content-security-policy': POLICY,
        });
        response.end(body);
      },
      () => response.writeHead(path === '/favicon.ico' ? 204 : 404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return {
    address: (scene) => `http://127.0.0.1:${port}/#${scene}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => void rm(OUT, { recursive: true, force: true }).then(resolve));
      }),
  };
}
