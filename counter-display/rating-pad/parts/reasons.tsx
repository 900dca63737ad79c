import { kitWords } from '#kit/kit-texts.ts';
import { pick, secondLanguage } from '#kit/language.ts';
import { Face, levelName } from '#kit/parts/faces.tsx';
import { Fit } from '#kit/parts/fit.tsx';
import { Icon } from '#kit/parts/icon.tsx';
import { Key } from '#kit/parts/keys.tsx';
import type { PadFace, RatingPadModel } from '../rating-pad-model.ts';
import { words } from '../rating-pad-texts.ts';
import { PadFoot } from './pad-foot.tsx';
import { PadHead } from './pad-head.tsx';

/** What went wrong: nine words to choose from, none of them needed. */
export function Reasons({
  face,
  model,
}: {
  face: Extract<PadFace, { readonly kind: 'reasons' }>;
  model: RatingPadModel;
}) {
  const { view, rating, level, reasons, isSending, seconds } = face;
  return (
    <main class="pad-face has-reasons">
      <PadHead view={view} rating={rating} />
      <div class="pad-why">
        <div class="pad-chosen">
          <Face level={level} />
          <b>{levelName(level)}</b>
          <span lang={secondLanguage.value}>{kitWords.second(`level${level}`)}</span>
        </div>
        <div>
          <h1>{words('why')}</h1>
          <p class="pad-why-how">
            {words('whyHow')}{' '}
            <span lang={secondLanguage.value}>
              {words.second('why')} {words.second('whyHow')}
            </span>
          </p>
          <div class="pad-reasons">
            {view.ratingReasons.map(({ id, text }) => {
              const isOn = reasons.includes(id);
              return (
                <Key
                  key={id}
                  class={`pad-reason ${isOn ? 'on' : ''}`}
                  isPressed={isOn}
                  onPress={() => model.toggleReason(id)}
                >
                  {isOn && <Icon name="check" />}
                  <Fit text={pick(text)} least={0.72} />
                </Key>
              );
            })}
          </div>
          <div class="pad-acts">
            <Key class="pad-back" isOff={isSending} onPress={model.back}>
              {words('back')}
            </Key>
            <Key class="pad-submit" tone="ink" isBusy={isSending} onPress={model.submit}>
              {words(isSending ? 'sending' : 'submit')}
              <small lang={secondLanguage.value}>
                {words.second(isSending ? 'sending' : 'submit')}
              </small>
            </Key>
          </div>
        </div>
      </div>
      <PadFoot
        icon="shield"
        text={words('supervisor')}
        seconds={seconds}
        after={words('sendsIn')}
      />
    </main>
  );
}
