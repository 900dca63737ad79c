import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { StartInfo } from '#contract/channels.ts';
import { kitWords } from '../kit-texts.ts';
import { Mark } from '../parts/icon.tsx';
import { signIn, startInfo } from './session.ts';

/** Staff number and password. In the demo hall the accounts stand beside it and fill it in. */
export function SignIn({
  title,
  why,
  onBegin = () => {},
}: {
  title: string;
  /** What is so already, such as an account that may not use this page. */
  why: string;
  onBegin?: () => void;
}) {
  const number = useSignal('');
  const password = useSignal('');
  const problem = useSignal(why);
  const isBusy = useSignal(false);
  const accounts = useSignal<StartInfo['accounts']>([]);
  useEffect(() => {
    void startInfo().then((answer) => {
      if (answer.ok) accounts.value = answer.value.accounts;
    });
  }, [accounts]);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy.value) return;
    isBusy.value = true;
    onBegin();
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
      {accounts.value.length > 0 && (
        <section class="door-demo">
          <h2>{kitWords('demoAccounts')}</h2>
          <ul>
            {accounts.value.map((account) => (
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
