import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { build } from 'vite';
import { assert } from '#contract/assert.ts';
import { PACK_FOLDER, voicePack } from '#test/support/voice-pack.ts';

/** Serves the built-in voice pack as the hall does, and the page that plays it. */
export interface VoiceHall {
  readonly url: string;
  close(): Promise<void>;
}

const PAGE = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><body>';

export async function openVoiceHall(): Promise<VoiceHall> {
  const script = await builtPage();
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://hall.test').pathname;
    const clip = voicePack.clips[path.replace(/^\/voice\//, '')];
    if (clip !== undefined) {
      return answer(response, 'audio/ogg', await readFile(new URL(clip.file, PACK_FOLDER)));
    }
    if (path === '/page.js') return answer(response, 'text/javascript', script);
    if (path === '/clips.json') {
      return answer(response, 'application/json', JSON.stringify(Object.keys(voicePack.clips)));
    }
    if (path === '/') {
      return answer(response, 'text/html', `${PAGE}<script type="module" src="/page.js"></script>`);
    }
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert(typeof address === 'object' && address !== null, 'a listening server has a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The page as the product's own builder makes it. */
async function builtPage(): Promise<string> {
  const entry = new URL('voice-page.ts', import.meta.url).pathname;
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry, formats: ['es'], fileName: 'page' } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  assert(first !== undefined && 'output' in first, 'the builder gives its output');
  return first.output[0].code;
}

function answer(response: ServerResponse, type: string, body: string | Uint8Array): void {
  response.writeHead(200, { 'content-type': type }).end(body);
}
