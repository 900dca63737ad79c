import type { Level } from '#contract/ratings.ts';
import { secondLanguage } from '#kit/language.ts';
import { Faces } from '#kit/parts/faces.tsx';
import { Fit } from '#kit/parts/fit.tsx';
import type { PadFace } from '../rating-pad-model.ts';
import { words } from '../rating-pad-texts.ts';
import { PadFoot } from './pad-foot.tsx';
import { PadHead } from './pad-head.tsx';

/** Five keys in one row, equal in size and weight, best first. */
export function Ask({
  face,
  onChoose,
}: {
  face: Extract<PadFace, { readonly kind: 'ask' }>;
  onChoose: (level: Level) => void;
}) {
  const { view, rating, sending, seconds } = face;
  return (
    <main class={`pad-face ${sending === null ? '' : 'is-sending'}`}>
      <PadHead view={view} rating={rating} />
      <div class="pad-question">
        <h1>
          <Fit text={words('question')} />
        </h1>
        <p lang={secondLanguage.value}>{words.second('question')}</p>
      </div>
      <Faces chosen={sending} onChoose={onChoose} />
      <p class="visually-hidden" role="status">
        {sending === null ? '' : words('sending')}
      </p>
      <PadFoot icon="lock" text={words('nameless')} seconds={seconds} after={words('endsIn')} />
    </main>
  );
}
