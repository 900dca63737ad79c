import { useSignal } from '@preact/signals';
import type { Paired } from '#contract/channels.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { Place } from '#contract/place.ts';
import type { ScreenRole } from '#contract/staff.ts';
import { kitWords } from '../kit-texts.ts';
import { Icon, Mark } from '../parts/icon.tsx';

const CODE_DIGITS = 6;
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

/** The six-digit pad of a screen that nobody has let in yet. */
export function PairScreen({
  screen: role,
  place,
  pair,
  onPaired,
}: {
  screen: ScreenRole;
  place: Place;
  pair: (code: string) => Promise<Outcome<Paired, { readonly text: string }>>;
  onPaired: (token: string) => void;
}) {
  const code = useSignal('');
  const problem = useSignal('');
  const isBusy = useSignal(false);

  const press = async (digit: string) => {
    if (isBusy.value || code.value.length >= CODE_DIGITS) return;
    problem.value = '';
    code.value += digit;
    if (code.value.length < CODE_DIGITS) return;
    isBusy.value = true;
    const answer = await pair(code.value);
    isBusy.value = false;
    code.value = '';
    if (!answer.ok) {
      problem.value = answer.problem.text;
      return;
    }
    const { value } = answer;
    const isMine =
      value.role === role &&
      Object.values(value.place).join('.') === Object.values(place).join('.');
    if (isMine) onPaired(value.token);
    else problem.value = kitWords('pairElsewhere');
  };
  return (
    <main class="door">
      <div class="door-card pair">
        <Mark class="door-mark" />
        <h1>{kitWords('pairTitle')}</h1>
        <p class="door-why">{kitWords('pairHow')}</p>
        <output class="pair-code num" aria-live="polite">
          {code.value.padEnd(CODE_DIGITS, '–')}
        </output>
        <p class="door-problem" role="alert">
          {problem}
        </p>
        <div class="pair-pad">
          {DIGITS.map((digit) => (
            <button key={digit} type="button" class="key" onClick={() => void press(digit)}>
              {digit}
            </button>
          ))}
          <button
            type="button"
            class="key"
            aria-label={kitWords('erase')}
            onClick={() => {
              code.value = code.value.slice(0, -1);
            }}
          >
            <Icon name="undo" />
          </button>
        </div>
      </div>
    </main>
  );
}
