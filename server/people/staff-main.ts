import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { systemChance } from '#clock/system-chance.ts';
import { systemClock } from '#clock/system-clock.ts';
import { readEnvironment } from '#config/environment.ts';
import { staffIdSchema } from '#contract/ids.ts';
import { STAFF_ROLES } from '#contract/staff.ts';
import { openPeople } from './people.ts';

/** Who is entered here may act for the whole hall. */
const PASSWORD_CHARACTERS_MIN = 8;

const memberSchema = z.object({
  staff: staffIdSchema,
  role: z.enum(STAFF_ROLES),
  name: z.string().min(1).max(20),
});

/**
 * `npm run staff -- 0100 administrator 王工`: enters or changes one member of the staff, with a password from the
 * standard input. A hall without the demo begins with it; a running server knows the member after its next start.
 */
async function enterMember(args: readonly string[]): Promise<string> {
  const [staff, role, name] = args;
  const member = memberSchema.safeParse({ staff, role, name });
  if (!member.success) {
    return `Say who: npm run staff -- <number> <${STAFF_ROLES.join('|')}> <name>`;
  }
  const environment = readEnvironment(process.env, []);
  if (!environment.ok) return environment.problem.sentence;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const password = await lines.question('Password: ');
  lines.close();
  if (password.length < PASSWORD_CHARACTERS_MIN) {
    return `The password needs at least ${PASSWORD_CHARACTERS_MIN} characters; nothing was changed.`;
  }
  const people = openPeople({
    dataFolder: environment.value.dataFolder,
    clock: systemClock,
    chance: systemChance,
  });
  if (!people.ok) {
    return `The staff book in ${environment.value.dataFolder} cannot be opened: start the hall once, or name its folder in TINGHAO_DATA.`;
  }
  const written = await people.value.staff.put({ ...member.data, isActive: true }, password);
  people.value.close();
  if (!written.ok) return 'The staff book could not be written; nothing was changed.';
  process.stdout.write(
    `${member.data.name} (${member.data.staff}) may sign in as ${member.data.role}.\n`,
  );
  return '';
}

const problem = await enterMember(process.argv.slice(2));
if (problem !== '') {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
