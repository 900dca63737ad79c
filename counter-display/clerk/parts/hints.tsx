import { words } from '../texts/centre-texts.ts';

/** What usually comes next, in the order in which it comes. */
const HINTS = {
  called: ['hintCome', 'hintRecall', 'hintNoShow'],
  serving: ['hintMaterials', 'hintElse', 'hintFinish'],
  idle: ['hintCall', 'hintParked', 'hintPause'],
  paused: ['hintResume', 'hintReturn', 'hintLeave'],
} as const;

export function Hints({ moment }: { moment: keyof typeof HINTS }) {
  return (
    <section class="hints">
      <h3 class="centre-title">{words('nextSteps')}</h3>
      <ul>
        {HINTS[moment].map((hint) => (
          <li key={hint}>
            <b>{words(`${hint}Title`)}</b>
            {words(hint)}
          </li>
        ))}
      </ul>
    </section>
  );
}
