import type { IncomingMessage } from 'node:http';

/** Set by whatever stands between: then the address we see is not the asker's. */
const FORWARDING_HEADERS = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];
const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Asked at this machine itself. The host's name is looked at too: a page from elsewhere may have
 * had its own name resolved to 127.0.0.1.
 */
export function isFromThisMachine(request: IncomingMessage): boolean {
  const { remoteAddress } = request.socket;
  return (
    remoteAddress !== undefined &&
    isLoopback(remoteAddress) &&
    LOOPBACK_HOSTS.has(hostNameOf(request.headers.host)) &&
    FORWARDING_HEADERS.every((header) => request.headers[header] === undefined)
  );
}

/**
 * A browser says which page asks. Other programs say nothing; they hold no one's token unless it
 * was given to them, as tokens are never kept in cookies.
 */
export function isFromOwnPage(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

export function addressOf(request: IncomingMessage): string {
  return request.socket.remoteAddress ?? 'gone';
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);
}

function hostNameOf(host: string | undefined): string {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
}
