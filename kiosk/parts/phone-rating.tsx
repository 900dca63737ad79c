import type { TicketView } from '#contract/views.ts';
import { pick } from '#kit/language.ts';
import { Faces, levelName } from '#kit/parts/faces.tsx';
import { Icon } from '#kit/parts/icon.tsx';
import { Key } from '#kit/parts/keys.tsx';
import type { PhoneModel } from '../phone-model.ts';
import { words } from '../phone-texts.ts';
import { Said } from './phone-said.tsx';

type Finished = Extract<TicketView['state'], { readonly kind: 'finished' }>;

/** After the service: five equal faces, reasons only for who is unhappy, and none of it needed. */
export function Finish({
  model,
  view,
  state,
}: {
  model: PhoneModel;
  view: TicketView;
  state: Finished;
}) {
  if (state.rated !== null) {
    return (
      <Said icon="check" title={words('thanks')} more={words('thanksMore')}>
        <p class="phone-rated">{levelName(state.rated)}</p>
      </Said>
    );
  }
  if (!state.canRate) {
    return <Said icon="check" title={words('finished')} more={words('thanksMore')} />;
  }
  return (
    <section class="phone-rating">
      <h2>{words('rateAsk')}</h2>
      <p>{words('rateFree')}</p>
      <Faces chosen={model.level.value} onChoose={model.chooseLevel} second={false} />
      {model.isUnhappy.value && view.ratingReasons.length > 0 && (
        <>
          <h3>{words('reasons')}</h3>
          <div class="phone-reasons">
            {view.ratingReasons.map(({ id, text }) => {
              const isChosen = model.reasons.value.includes(id);
              return (
                <button
                  key={id}
                  type="button"
                  class={isChosen ? 'on' : ''}
                  aria-pressed={isChosen}
                  onClick={() => model.toggleReason(id)}
                >
                  {isChosen && <Icon name="check" />}
                  {pick(text)}
                </button>
              );
            })}
          </div>
        </>
      )}
      <Key
        tone={model.level.value === null ? 'plain' : 'primary'}
        isOff={model.level.value === null}
        isBusy={model.isBusy.value}
        class="phone-wide"
        onPress={() => void model.rate()}
      >
        {words('submit')}
      </Key>
    </section>
  );
}
