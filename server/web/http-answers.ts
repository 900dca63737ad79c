import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Refusal } from '#contract/facts.ts';
import { LANGUAGES, type Language, languageSchema } from '#contract/language.ts';
import { refusalText } from './refusal-texts.ts';
import { namesIn, type WebParts } from './web-parts.ts';

/** Answers `{ refusal, text }` in the asker's language, as on the socket. */
export function refuseHttp(
  request: Request,
  response: Response,
  refusal: Refusal,
  parts: Pick<WebParts, 'settings' | 'people'>,
): void {
  const language = languageOf(request, parts.settings().language);
  const text = refusalText(refusal, language, namesIn(parts));
  response.status(statusOf(refusal)).json({ refusal, text });
}

const asksIn = z.object({ language: languageSchema });

/** What the body says, else what the browser prefers, else the hall's own. */
export function languageOf(request: Request, hallLanguage: Language): Language {
  const asked = asksIn.safeParse(request.body);
  if (asked.success) return asked.data.language;
  // Without the header Express takes the first offer, which need not be the hall's.
  if (request.headers['accept-language'] === undefined) return hallLanguage;
  const found = request.acceptsLanguages([...LANGUAGES, 'zh-CN', 'zh-TW', 'zh-HK', 'zh']);
  switch (found) {
    case 'zh-TW':
    case 'zh-HK':
      return 'zh-Hant';
    case 'zh-CN':
    case 'zh':
      return 'zh-Hans';
    default:
      return languageSchema.catch(hallLanguage).parse(found);
  }
}

function statusOf(refusal: Refusal): number {
  switch (refusal.kind) {
    case 'notUnderstood':
      return 400;
    case 'wrongPassword':
    case 'wrongCode':
      return 401;
    case 'noSuchAppointment':
      return 404;
    case 'notAllowed':
      return 403;
    case 'tooFast':
      return 429;
    case 'notRecorded':
    case 'stopping':
      return 503;
    default:
      return 409;
  }
}

/** The first fault a schema found, as a path for a `notUnderstood`. */
export function pathOfFault(error: z.ZodError): string {
  return error.issues[0]?.path.join('.') ?? '';
}
