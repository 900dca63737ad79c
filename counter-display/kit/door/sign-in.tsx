import { useSignal } from '@preact/signals';
import type { SignedIn, StartInfo } from '#contract/channels.ts';
import type { Outcome } from '#contract/outcome.ts';
import { kitWords } from '../kit-texts.ts';
import { Mark } from '../parts/icon.tsx';

export interface SignInProps {
  readonly title: string;
  /** What is so already, such as an account that may not use this page. */
  readonly why: string;
  /** Of the demo hall; empty anywhere else. */
  readonly accounts: StartInfo['accounts'];
  readonly signIn: (
    staff: string,
    password: string,
  ) => Promise<Outcome<SignedIn, { readonly text: string }>>;
}

/** Staff number and password. In the demo hall the accounts stand beside it and fill it in. */
export function SignIn({ title, why, accounts, signIn }: SignInProps) {
  const number = useSignal('');
  const password = useSignal('');
  const problem = useSignal(why);
  const isBusy = useSignal(false);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy.value) return;
    isBusy.value = true;
    const answer = await signIn(number.value, password.value);
    isBusy.value = false;
    problem.value = answer.ok ? '' : answer.problem.text;
  };
  return (
    <main class="door">
      <form class="door-card" onSubmit={submit}>
        <Mark class="door-mark" />
        <h1>{title}</h1>
        <p class="door-why">{kitWords('signInTitle')}</p>
        <label>
          {kitWords('staffNumber')}
          <input
            name="staff"
            inputMode="numeric"
            autocomplete="username"
            required
            value={number}
            onInput={(event) => {
              number.value = event.currentTarget.value;
            }}
          />
        </label>
        <label>
          {kitWords('password')}
          <input
            name="password"
            type="password"
            autocomplete="current-password"
            required
            value={password}
            onInput={(event) => {
              password.value = event.currentTarget.value;
            }}
          />
        </label>
        <p class="door-problem" role="alert">
          {problem}
        </p>
        <button type="submit" class="key primary" aria-busy={isBusy.value}>
          {kitWords('signIn')}
        </button>
      </form>
      {accounts.length > 0 && (
        <section class="door-demo">
          <h2>{kitWords('demoAccounts')}</h2>
          <ul>
            {accounts.map((account) => (
              <li key={account.staff}>
                <button
                  type="button"
                  onClick={() => {
                    number.value = account.staff;
                    password.value = account.password;
                  }}
                >
                  <b>{account.name}</b>
                  <span>{kitWords(account.role)}</span>
                  <span class="mono">{account.staff}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
