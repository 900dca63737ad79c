import { request } from 'node:http';

export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/** Sends path and headers as they stand; `fetch` tidies the one and sets some of the other itself. */
export function rawGet(
  url: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<RawAnswer> {
  return send(url, path, { method: 'GET', headers, body: '' });
}

export function rawPost(
  url: string,
  path: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<RawAnswer> {
  const all = { 'content-type': 'application/json', ...headers };
  return send(url, path, { method: 'POST', headers: all, body: JSON.stringify(body) });
}

function send(
  url: string,
  path: string,
  { method, headers, body }: { method: string; headers: Record<string, string>; body: string },
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
