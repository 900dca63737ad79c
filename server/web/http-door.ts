import express, { type ErrorRequestHandler, type Express } from 'express';
import { z } from 'zod';
import { BrokenPromise } from '#contract/assert.ts';
import { accessRoutes } from './access-routes.ts';
import { apiRoutes } from './api/api-routes.ts';
import { refuseHttp } from './http-answers.ts';
import { pageRoutes } from './page-routes.ts';
import { securityHeaders } from './security-headers.ts';
import { voiceRoutes } from './voice-routes.ts';
import type { WebParts } from './web-parts.ts';

/** Everything that is asked over plain HTTP. */
export function openHttpDoor(parts: WebParts, isStopping: () => boolean): Express {
  const { clock } = parts;
  const startedAt = clock.now();
  const app = express();
  app.set('trust proxy', false);
  app.set('query parser', false);
  app.use(securityHeaders());

  app.get('/healthz', (_request, response) => {
    const { takesTickets, journal, devices } = parts.health();
    const uptimeSeconds = Math.floor((clock.now() - startedAt) / 1000);
    response
      .status(takesTickets && !isStopping() ? 200 : 503)
      .setHeader('Cache-Control', 'no-store')
      .json({ journal, devices, version: parts.version, uptimeSeconds });
  });
  app.use('/api/v1', apiRoutes(parts, isStopping));
  app.use('/api', accessRoutes(parts, isStopping));
  app.use('/voice', voiceRoutes(parts.voiceFolders));
  app.use(pageRoutes(parts.pagesFolder));
  app.use((_request, response) => {
    response.status(404).type('text/plain').send('404');
  });

  const onFault: ErrorRequestHandler = (error, request, response, next) => {
    // Our own error, as anywhere in the hall: the process stops and starts again from the journal.
    if (error instanceof BrokenPromise) queueMicrotask(() => rethrow(error));
    // The answer is under way; Express cuts the line, which is all that can still be said.
    if (response.headersSent) return next(error);
    const status = statusOfFault(error);
    if (status >= 500) {
      parts.log.error({ err: error, path: request.path }, 'a request could not be answered');
      response.status(500).type('text/plain').send('500');
    } else if (request.path.startsWith('/api/')) {
      // Too large, no JSON, a wrong encoding: whatever it was, it was not understood.
      refuseHttp(request, response, { kind: 'notUnderstood', path: '' }, parts);
    } else {
      response.status(status).type('text/plain').send(String(status));
    }
  };
  app.use(onFault);
  return app;
}

function rethrow(error: BrokenPromise): never {
  throw error;
}

const faultSchema = z.object({ status: z.int().min(400).max(599) });

/** Express and its parsers put the status on what they throw; anything else is our own error. */
function statusOfFault(error: unknown): number {
  const named = faultSchema.safeParse(error);
  return named.success ? named.data.status : 500;
}
