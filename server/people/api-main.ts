import { systemChance } from '#clock/system-chance.ts';
import { systemClock } from '#clock/system-clock.ts';
import { readEnvironment } from '#config/environment.ts';
import { API_SCOPES, type ApiScope } from '#contract/api.ts';
import { apiClientIdSchema } from '#contract/ids.ts';
import { lineSchema } from '#contract/language.ts';
import { openPeople, type People } from './people.ts';

const NAME_CHARACTERS_MAX = 40;
const USAGE = `Say what: npm run api -- list | make <name> <${API_SCOPES.join('|')}>… | revoke <id>`;

/**
 * `npm run api -- make 网站 slots appointments`: lets a program book over the network and prints its token, once. It holds
 * at once, also in a running hall.
 */
function run({ api }: People, args: readonly string[]): string {
  const [what, ...rest] = args;
  if (what === 'list') {
    for (const { client, name, scopes } of api.all()) {
      process.stdout.write(`${client}  ${scopes.join(' ')}  ${name}\n`);
    }
    return '';
  }
  if (what === 'make') {
    const name = lineSchema(NAME_CHARACTERS_MAX).safeParse(rest[0]);
    const scopes = rest.slice(1).flatMap((word): ApiScope[] => {
      const scope = API_SCOPES.find((known) => known === word);
      return scope === undefined ? [] : [scope];
    });
    if (!name.success || scopes.length === 0 || scopes.length < rest.length - 1) return USAGE;
    const made = api.make(name.data, scopes);
    if (!made.ok) return 'The token could not be written; nothing was changed.';
    process.stdout.write(`${made.value.client.client}\n${made.value.token}\n`);
    return '';
  }
  if (what === 'revoke') {
    const client = apiClientIdSchema.safeParse(rest[0]);
    if (!client.success) return USAGE;
    return api.revoke(client.data) ? '' : 'There is none of this id.';
  }
  return USAGE;
}

function main(): string {
  const environment = readEnvironment(process.env, []);
  if (!environment.ok) return environment.problem.sentence;
  const { dataFolder } = environment.value;
  const people = openPeople({ dataFolder, clock: systemClock, chance: systemChance });
  if (!people.ok) {
    return `The staff book in ${dataFolder} cannot be opened: start the hall once, or name its folder in TINGHAO_DATA.`;
  }
  const problem = run(people.value, process.argv.slice(2));
  people.value.close();
  return problem;
}

const problem = main();
if (problem !== '') {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
