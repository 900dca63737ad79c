import { systemChance } from '#clock/system-chance.ts';
import { readEnvironment } from '#config/environment.ts';
import { webhookIdSchema } from '#contract/ids.ts';
import { openHallKey } from './hall-key.ts';
import { webhookSecret } from './webhook-secret.ts';

/** `npm run webhook -- sms`: prints the secret of a webhook, for the server that it tells. It stands nowhere else. */
function run(args: readonly string[]): string {
  const id = webhookIdSchema.safeParse(args[0]);
  if (!id.success) return 'Say which: npm run webhook -- <id of the webhook in hall.json>';
  const environment = readEnvironment(process.env, []);
  if (!environment.ok) return environment.problem.sentence;
  const key = openHallKey(environment.value.configFolder, systemChance);
  if (!key.ok) return `The key ${key.problem.file} cannot be read.`;
  process.stdout.write(`${webhookSecret(key.value, id.data)}\n`);
  return '';
}

const problem = run(process.argv.slice(2));
if (problem !== '') {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
