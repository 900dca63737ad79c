import { json, type Request, type Response, Router } from 'express';
import { type Paired, pairDemoSchema, pairSchema, signInSchema } from '#contract/channels.ts';
import type { Actor, Command, Refusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { FreshScreen } from '#people/screens.ts';
import { addressOf, isFromOwnPage, isFromThisMachine } from './asker-address.ts';
import { pathOfFault, refuseHttp } from './http-answers.ts';
import { placeExists } from './places.ts';
import { startInfo } from './start-info.ts';
import { newRequestId, type WebParts } from './web-parts.ts';

const BODY_BYTES_MAX = 16_384;

/** Sign-in and pairing: the only doors without a token. */
export function accessRoutes(parts: WebParts, isStopping: () => boolean): Router {
  const { people, hall, settings, feed } = parts;

  const note = (by: Actor, command: Command) =>
    hall.submit({ id: newRequestId(parts.chance), command, by });

  const signIn = async (request: Request): Asked => {
    const parsed = signInSchema.safeParse(request.body);
    if (!parsed.success) return refuse({ kind: 'notUnderstood', path: pathOfFault(parsed.error) });
    const { staff, password } = parsed.data;
    const address = addressOf(request);
    if (!(await people.guesses.maySignIn(staff, address))) {
      parts.log.warn({ address }, 'somebody guesses passwords');
      return refuse({ kind: 'tooFast' });
    }
    const member = await people.staff.check(staff, password);
    if (member === undefined) {
      parts.log.warn({ address }, 'a sign-in was refused');
      return refuse({ kind: 'wrongPassword' });
    }
    await people.guesses.forgetSignIn(staff, address);
    // Noted first: nobody is let in of whom the journal does not know.
    const { name, role } = member;
    const by: Actor = { kind: 'staff', staff: member.staff, role };
    const noted = await note(by, { type: 'noteSignIn', staff: member.staff, role });
    if (!noted.ok) return noted;
    const session = people.sessions.begin(member.staff);
    if (!session.ok) return session;
    const { token } = session.value;
    return ok({ token, staff: member.staff, name, role });
  };

  const signOut = async (request: Request): Asked => {
    const token = /^Bearer (\S{1,100})$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const session = people.sessions.find(token);
    // A token that is no good any more is as signed out as can be.
    if (session === undefined) return ok();
    const { staff, role } = session.member;
    people.sessions.end(session.id);
    await note({ kind: 'staff', staff, role }, { type: 'noteSignOut', staff });
    return ok();
  };

  /** A screen that the journal does not know of is none. */
  const enter = async (fresh: FreshScreen, by: Actor): Promise<Outcome<Paired, Refusal>> => {
    const { screen, role, place } = fresh.screen;
    const noted = await note(by, { type: 'notePairing', screen, role, place });
    if (!noted.ok) {
      people.screens.revoke(screen);
      return noted;
    }
    feed.touch('devices');
    return ok({ token: fresh.token, role, place });
  };

  const pair = async (request: Request): Asked => {
    const address = addressOf(request);
    if (!(await people.guesses.mayPair(address))) {
      parts.log.warn({ address }, 'somebody guesses pairing codes');
      return refuse({ kind: 'tooFast' });
    }
    const parsed = pairSchema.safeParse(request.body);
    if (!parsed.success) return refuse({ kind: 'notUnderstood', path: pathOfFault(parsed.error) });
    const fresh = people.screens.pair(parsed.data.code);
    if (!fresh.ok) return fresh;
    await people.guesses.forgetPairing(address);
    return enter(fresh.value, fresh.value.by);
  };

  const pairDemo = async (request: Request): Asked => {
    const isOpen = settings().demo !== null && isFromThisMachine(request);
    if (!isOpen) return refuse({ kind: 'notAllowed' });
    const parsed = pairDemoSchema.safeParse(request.body);
    if (!parsed.success) return refuse({ kind: 'notUnderstood', path: pathOfFault(parsed.error) });
    const { role, place } = parsed.data;
    const exists = placeExists(place, settings());
    if (!exists.ok) return exists;
    const fresh = people.screens.pairDemo(role, place);
    if (!fresh.ok) {
      return fresh.problem.kind === 'wrongPlace'
        ? refuse({ kind: 'notUnderstood', path: 'place' })
        : refuse(fresh.problem);
    }
    return enter(fresh.value, { kind: 'hall' });
  };

  const answered =
    (act: (request: Request) => Asked) => async (request: Request, response: Response) => {
      const outcome = isStopping() ? refuse({ kind: 'stopping' }) : await act(request);
      if (outcome.ok) response.json(outcome.value ?? {});
      else refuseHttp(request, response, outcome.problem, parts);
    };

  const router = Router();
  router.use((request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    if (request.method === 'GET' || isFromOwnPage(request)) return next();
    refuseHttp(request, response, { kind: 'notAllowed' }, parts);
  });
  router.get('/start', (request, response) => {
    response.json(startInfo(settings(), parts.version, isFromThisMachine(request)));
  });
  router.use(json({ limit: BODY_BYTES_MAX, type: 'application/json' }));
  router.post('/sign-in', answered(signIn));
  router.post('/sign-out', answered(signOut));
  router.post('/pair', answered(pair));
  router.post('/pair-demo', answered(pairDemo));
  return router;
}

type Asked = Promise<Outcome<unknown, Refusal>>;
