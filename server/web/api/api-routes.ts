import { json, type Request, type Response, Router } from 'express';
import { apiPathSchemas } from '#contract/api.ts';
import type { Refusal } from '#contract/facts.ts';
import { type RequestId, requestIdSchema, trusted } from '#contract/ids.ts';
import { type Outcome, refuse } from '#contract/outcome.ts';
import { addressOf } from '../asker-address.ts';
import { pathOfFault, refuseHttp } from '../http-answers.ts';
import { newRequestId, type WebParts } from '../web-parts.ts';
import { API_CALLS, type ApiCall } from './api-calls.ts';
import { openApiDocument } from './openapi.ts';

const BODY_BYTES_MAX = 16_384;

/** `/api/v1`: what programs may ask with a token of their own. Refusals are those of the sockets. */
export function apiRoutes(parts: WebParts, isStopping: () => boolean): Router {
  const { people, log } = parts;
  const document = openApiDocument(parts.version);

  const ask = async (call: ApiCall, request: Request): Promise<Outcome<unknown, Refusal>> => {
    if (isStopping()) return refuse({ kind: 'stopping' });
    const token = /^Bearer (\S{1,100})$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const client = token === '' ? undefined : people.api.find(token);
    if (client === undefined) {
      const address = addressOf(request);
      if (await people.guesses.mayTryToken(address)) return refuse({ kind: 'wrongCode' });
      log.warn({ address }, 'somebody guesses tokens of the booking interface');
      return refuse({ kind: 'tooFast' });
    }
    if (!(await people.guesses.mayCallApi(client.client))) return refuse({ kind: 'tooFast' });
    if (!client.scopes.includes(call.scope)) return refuse({ kind: 'notAllowed' });
    for (const name of call.names) {
      const named = apiPathSchemas[name].safeParse(request.params[name]);
      if (!named.success) return refuse({ kind: 'notUnderstood', path: name });
    }
    const body = call.body?.safeParse(request.body);
    if (body !== undefined && !body.success) {
      return refuse({ kind: 'notUnderstood', path: pathOfFault(body.error) });
    }
    const wish = requestOf(request, client.client);
    if (wish === undefined) return refuse({ kind: 'notUnderstood', path: 'Idempotency-Key' });
    return call.act(parts, {
      by: { kind: 'api', client: client.client },
      request: wish,
      path: Object.fromEntries(call.names.map((name) => [name, String(request.params[name])])),
      body: request.body,
    });
  };

  /** Each program's keys are its own: two that choose the same one make two bookings. */
  const requestOf = (request: Request, client: string): RequestId | undefined => {
    const key = request.headers['idempotency-key'];
    if (key === undefined) return newRequestId(parts.chance);
    const parsed = requestIdSchema.safeParse(`${client}-${key}`);
    return parsed.success ? trusted.requestId(parsed.data) : undefined;
  };

  const router = Router();
  router.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  router.get('/openapi.json', (_request, response) => void response.json(document));
  router.use(json({ limit: BODY_BYTES_MAX, type: 'application/json' }));
  for (const call of API_CALLS) {
    const path = call.path.replaceAll(/\{(\w+)\}/g, ':$1');
    router[call.method](path, async (request: Request, response: Response) => {
      const outcome = await ask(call, request);
      if (outcome.ok) response.status(call.status).json(outcome.value);
      else refuseHttp(request, response, outcome.problem, parts);
    });
  }
  return router;
}
