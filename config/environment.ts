import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';

/** What the machine tells the server, from environment and flags. What the hall is like stands in `hall.json`. */
export interface Environment {
  readonly port: number;
  /** Where the journal lies. */
  readonly dataFolder: string;
  /** Where `hall.json` lies. */
  readonly configFolder: string;
}

export interface EnvironmentProblem {
  readonly kind: 'wrongEnvironment';
  /** One plain sentence that says what to do. */
  readonly sentence: string;
}

type Name = 'port' | 'data' | 'config';

interface Row {
  readonly name: Name;
  readonly variable: string;
  readonly flag: string;
  readonly fallback: string;
  readonly allowed: string;
}

/** The one table of what may be set; a flag goes before its variable, an empty value counts as none. */
export const ENVIRONMENT_TABLE: readonly Row[] = [
  {
    name: 'port',
    variable: 'PORT',
    flag: '--port',
    fallback: '8080',
    allowed: 'a whole number from 1 to 65535, or 0 for any free port',
  },
  {
    name: 'data',
    variable: 'TINGHAO_DATA',
    flag: '--data',
    fallback: '.data',
    allowed: 'the path of a folder',
  },
  {
    name: 'config',
    variable: 'TINGHAO_CONFIG',
    flag: '--config',
    fallback: 'config',
    allowed: 'the path of a folder',
  },
];

const project = dirname(dirname(fileURLToPath(import.meta.url)));
/** A path given by hand is meant from where the command is given; our own from the project's folder. */
const folder = z
  .string()
  .regex(/^[^\0]+$/)
  .max(1_000);
const SCHEMAS: Readonly<Record<Name, z.ZodType<string>>> = {
  port: z.string().refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535),
  data: folder,
  config: folder,
};

/** Only the mains call this, with `process.env` and the arguments after the program's name. */
export function readEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
): Outcome<Environment, EnvironmentProblem> {
  const flags = readFlags(args);
  if (!flags.ok) return flags;
  const values: Record<Name, string> = { port: '', data: '', config: '' };
  for (const { name, variable, flag, fallback, allowed } of ENVIRONMENT_TABLE) {
    const given = flags.value.get(flag) ?? environment[variable] ?? '';
    const where = flags.value.has(flag) ? flag : variable;
    if (given === '') {
      values[name] = name === 'port' ? fallback : resolve(project, fallback);
      continue;
    }
    if (!SCHEMAS[name].safeParse(given).success) {
      return wrong(`${where} is "${given.slice(0, 80)}", but ${allowed} is wanted.`);
    }
    values[name] = name === 'port' ? given : resolve(given);
  }
  return ok({ port: Number(values.port), dataFolder: values.data, configFolder: values.config });
}

function readFlags(
  args: readonly string[],
): Outcome<ReadonlyMap<string, string>, EnvironmentProblem> {
  const known = ENVIRONMENT_TABLE.map((row) => row.flag);
  const flags = new Map<string, string>();
  for (let at = 0; at < args.length; at += 1) {
    const [flag = '', ...rest] = (args[at] ?? '').split('=');
    if (!known.includes(flag)) {
      return wrong(`"${flag.slice(0, 80)}" is not known here: ${known.join(', ')} can be given.`);
    }
    if (rest.length === 0) at += 1;
    const value = rest.length > 0 ? rest.join('=') : args[at];
    if (value === undefined || value === '') return wrong(`${flag} wants a value after it.`);
    flags.set(flag, value);
  }
  return ok(flags);
}

function wrong(sentence: string): Outcome<never, EnvironmentProblem> {
  return refuse({ kind: 'wrongEnvironment', sentence });
}
