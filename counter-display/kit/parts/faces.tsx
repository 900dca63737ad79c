import type { ComponentChildren } from 'preact';
import type { Level } from '#contract/ratings.ts';
import { kitWords } from '../kit-texts.ts';
import { secondLanguage } from '../language.ts';

/** Best first, in one row; equal in size and weight, so that none is recommended. */
export const LEVELS_BEST_FIRST = [5, 4, 3, 2, 1] as const satisfies readonly Level[];

const EYES = (
  <>
    <circle class="face-spot" cx="46" cy="56" r="8" />
    <circle class="face-spot" cx="90" cy="56" r="8" />
  </>
);

const FACES: Readonly<Record<Level, ComponentChildren>> = {
  5: (
    <>
      <path d="M35 56q10-15 20 0M81 56q10-15 20 0" />
      <path class="face-open" d="M37 76q31 44 62 0z" />
    </>
  ),
  4: (
    <>
      {EYES}
      <path d="M40 82q28 28 56 0" />
    </>
  ),
  3: (
    <>
      {EYES}
      <path d="M43 91h50" />
    </>
  ),
  2: (
    <>
      {EYES}
      <path d="M44 98q24-17 48 0" />
    </>
  ),
  1: (
    <>
      <path class="face-brow" d="M36 50l20-10M100 50l-20-10" />
      <circle class="face-spot" cx="48" cy="64" r="7.5" />
      <circle class="face-spot" cx="88" cy="64" r="7.5" />
      <path d="M40 104q28-34 56 0" />
    </>
  ),
};

export function Face({ level }: { level: Level }) {
  return (
    <svg class="face" viewBox="0 0 136 136" aria-hidden="true">
      <circle class="face-disc" cx="68" cy="68" r="66" />
      {FACES[level]}
    </svg>
  );
}

/** The five keys of a rating. `second` adds the other language below, as on the pad. */
export function Faces({
  chosen,
  onChoose,
  second = true,
}: {
  chosen: Level | null;
  onChoose: (level: Level) => void;
  second?: boolean;
}) {
  return (
    <div class="faces">
      {LEVELS_BEST_FIRST.map((level) => (
        <button
          key={level}
          type="button"
          class={`face-key ${level === chosen ? 'on' : ''}`}
          aria-pressed={level === chosen}
          onClick={() => onChoose(level)}
        >
          <Face level={level} />
          <b>{levelName(level)}</b>
          {second && <span lang={secondLanguage.value}>{levelSecondName(level)}</span>}
        </button>
      ))}
    </div>
  );
}

export const levelName = (level: Level): string => kitWords(`level${level}`);
const levelSecondName = (level: Level): string => kitWords.second(`level${level}`);
