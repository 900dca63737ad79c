import { resolve } from 'node:path';
import { z } from 'zod';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';

export interface StationArguments {
  /** `http://10.0.0.5:8080`. */
  readonly hall: string;
  /** Six digits from the manage page; null once this machine is paired. */
  readonly code: string | null;
  /** Where the identity and the papers under way lie. */
  readonly dataFolder: string;
}

const SCHEMA = z.strictObject({
  hall: z.url({ protocol: /^https?$/ }),
  code: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
  data: z.string().min(1).max(1_000),
});

const USAGE =
  'npm run station -- --hall http://10.0.0.5:8080 --code 123456 (the code is on the manage page, under Devices, Screens; it is needed once), and --data FOLDER where another folder than .station is wanted.';

/** A problem is one plain sentence that says what to do. */
export function readStationArguments(args: readonly string[]): Outcome<StationArguments, string> {
  const given: Record<string, string | null> = { code: null, data: '.station' };
  for (let at = 0; at < args.length; at += 2) {
    const name = /^--(hall|code|data)$/.exec(args[at] ?? '')?.[1];
    const value = args[at + 1];
    if (name === undefined || value === undefined) {
      return refuse(`"${args[at] ?? ''}" is not understood. Use ${USAGE}`);
    }
    given[name] = value;
  }
  const parsed = SCHEMA.safeParse(given);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? '';
    return refuse(`--${path} is missing or not understood. Use ${USAGE}`);
  }
  const { hall, code, data } = parsed.data;
  return ok({ hall, code, dataFolder: resolve(data) });
}
