import { secondLanguage } from '#kit/language.ts';
import { Fit } from '#kit/parts/fit.tsx';
import { Mark } from '#kit/parts/icon.tsx';
import { words } from '../window-texts.ts';
import { CounterWord } from './counter-plate.tsx';

/** The line has been gone for long: where this is still holds, and the clerk has a voice. */
export function Adrift({ label }: { label: string | null }) {
  return (
    <main class="window-face is-adrift">
      {label === null ? (
        <div class="counter-plate">
          <Mark />
        </div>
      ) : (
        <div class="counter-plate">
          <span class={`num signs-${label.length}`}>{label}</span>
          <CounterWord />
        </div>
      )}
      <div class="message">
        <h1 class="message-words">
          <Fit text={words('adrift')} />
        </h1>
        <p class="message-line">
          <span class="second" lang={secondLanguage.value}>
            {words.second('adrift')}
          </span>
        </p>
      </div>
    </main>
  );
}
