import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { HallSettings } from '#contract/settings.ts';
import { type Faults, HIDDEN_PASSWORD } from './settings-faults.ts';
import { settingsWords } from './settings-words.ts';

/** What leaves the server: the same settings with every password hidden. */
export function hidePasswords(settings: HallSettings): HallSettings {
  return withPasswords(settings, () => HIDDEN_PASSWORD);
}

/** A hidden password in a text that comes back stands for the one that this person has now. */
export function putBackPasswords(
  parsed: Outcome<HallSettings, Faults>,
  before: HallSettings,
): Outcome<HallSettings, Faults> {
  if (!parsed.ok) return parsed;
  const known = new Map(before.demo?.accounts.map(({ staff, password }) => [staff, password]));
  const faults = (parsed.value.demo?.accounts ?? []).flatMap(({ staff, password }, index) =>
    password !== HIDDEN_PASSWORD || known.has(staff)
      ? []
      : {
          path: `demo.accounts[${index}].password`,
          found: HIDDEN_PASSWORD,
          allowed: settingsWords(before.language, 'ownPassword', ''),
        },
  );
  if (faults.length > 0) return refuse(faults);
  return ok(
    withPasswords(parsed.value, (staff, password) =>
      password === HIDDEN_PASSWORD ? (known.get(staff) ?? password) : password,
    ),
  );
}

type Account = NonNullable<HallSettings['demo']>['accounts'][number];

function withPasswords(
  settings: HallSettings,
  passwordOf: (staff: Account['staff'], password: string) => string,
): HallSettings {
  if (settings.demo === null) return settings;
  const accounts = settings.demo.accounts.map((account) => ({
    ...account,
    password: passwordOf(account.staff, account.password),
  }));
  return { ...settings, demo: { accounts } };
}
