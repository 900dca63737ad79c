import { pick, pickSecond, secondLanguage } from '#kit/language.ts';
import { CallNumber, CallPlate } from '#kit/parts/calling.tsx';
import { Fit } from '#kit/parts/fit.tsx';
import { Icon } from '#kit/parts/icon.tsx';
import type { Hero } from '../hero-turns.ts';
import { words } from '../lobby-texts.ts';
import { TwoLanguages } from './two-languages.tsx';

/** Number, arrow, window: yellow while somebody has to come, white when they have. */
export function HeroCall({ hero, isOld }: { hero: Hero; isOld: boolean }) {
  const { call, left } = hero;
  const isCalling = call.isCalling && !isOld;
  return (
    <div class={`hero ${isCalling ? 'is-calling' : ''}`}>
      <h2 class="lobby-title">
        <TwoLanguages of={call.isCalling ? 'nowCalling' : 'lastCalled'} />
      </h2>
      <h2 class="lobby-title hero-counter-title">
        <TwoLanguages of="counter" />
      </h2>
      <CallNumber number={call.number} left={left} coming={hero} />
      <Icon name="right" class="hero-arrow" />
      <CallPlate class="hero-plate" label={call.counterLabel} isCalling={isCalling} coming={hero} />
      <p class="hero-service">
        <Fit text={pick(call.service)} least={0.5} />
        <Fit
          class="second"
          isCourtesy
          lang={secondLanguage.value}
          text={pickSecond(call.service)}
        />
      </p>
      <p class="hero-area">
        <Fit text={pick(call.area)} />
      </p>
      <p class="visually-hidden" aria-live="polite">
        {isCalling && words('callLine', { number: call.number, counter: call.counterLabel })}
      </p>
    </div>
  );
}
