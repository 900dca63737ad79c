import type { Instant } from '#contract/clock.ts';
import type { Texts } from '#contract/language.ts';
import { timeOfDay } from '#kit/format.ts';
import { pick } from '#kit/language.ts';
import { Icon } from '#kit/parts/icon.tsx';
import { Kbd, Tag } from '#kit/parts/plates.tsx';

const DIGITS_MAX = 9;

export interface CheckLine {
  readonly id: string;
  readonly name: Texts;
  readonly at: Instant | null;
}

/** Lines that are ticked one by one; the first nine of a page have a digit of their own. */
export function Checklist({
  title,
  note,
  empty,
  lines,
  firstDigit,
  timeZone,
  openWord,
  doneWord,
  onTick,
}: {
  title: string;
  note: string;
  empty: string;
  lines: readonly CheckLine[];
  firstDigit: number;
  timeZone: string;
  openWord: string;
  doneWord: (time: string) => string;
  onTick: (id: string) => void;
}) {
  return (
    <section class="materials">
      <h3 class="centre-title">
        {title}
        {lines.length > 0 && <span>{note}</span>}
      </h3>
      {lines.length === 0 && <p class="materials-none">{empty}</p>}
      <ul>
        {lines.map(({ id, name, at }, place) => (
          <li key={id}>
            <label>
              <input type="checkbox" checked={at !== null} onChange={() => onTick(id)} />
              <span class="tick-box" aria-hidden="true">
                {at !== null && <Icon name="check" />}
              </span>
              <b>{pick(name)}</b>
              <Tag tone={at === null ? 'warn' : 'ok'}>
                {at === null ? openWord : doneWord(timeOfDay(at, timeZone))}
              </Tag>
              {firstDigit + place <= DIGITS_MAX && <Kbd>{firstDigit + place}</Kbd>}
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
}
