import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { StationArguments } from './station-arguments.ts';

const FILE = 'station.json';
const identitySchema = z.strictObject({ hall: z.string(), token: z.string().max(100) });
type Identity = Readonly<z.infer<typeof identitySchema>>;

const pairedSchema = z.looseObject({ token: z.string(), role: z.string() });
const refusedSchema = z.looseObject({ text: z.string() });

/** Who this machine is to the hall: paired once by a code, and known by a token of its own from then on. */
export async function identityOf(given: StationArguments): Promise<Outcome<Identity, string>> {
  mkdirSync(given.dataFolder, { recursive: true, mode: 0o700 });
  if (given.code !== null) return pair(given, given.code);
  const known = readIdentity(given.dataFolder);
  if (known?.hall === given.hall) return ok(known);
  return refuse(
    `This machine is not paired with ${given.hall} yet: make a code on the manage page (Devices, Screens, role "Station") and start again with --code and the six digits.`,
  );
}

async function pair(
  { hall, dataFolder }: StationArguments,
  code: string,
): Promise<Outcome<Identity, string>> {
  let answer: unknown;
  try {
    const response = await fetch(new URL('/api/pair', hall), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, language: 'en' }),
    });
    answer = await response.json();
  } catch {
    return refuse(`The hall at ${hall} does not answer: check the address and that it runs.`);
  }
  const paired = pairedSchema.safeParse(answer);
  if (!paired.success) {
    const refused = refusedSchema.safeParse(answer);
    return refuse(
      refused.success ? refused.data.text : `${hall} is no hall: check the address in --hall.`,
    );
  }
  if (paired.data.role !== 'station') {
    return refuse(
      'This code is for a screen, not for a station: make another on the manage page with the role "Station".',
    );
  }
  const identity = { hall, token: paired.data.token };
  writeFileSync(join(dataFolder, FILE), JSON.stringify(identity), { mode: 0o600 });
  return ok(identity);
}

function readIdentity(folder: string): Identity | undefined {
  try {
    const parsed = identitySchema.safeParse(JSON.parse(readFileSync(join(folder, FILE), 'utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
