import type { RollSign } from '#contract/paper.ts';
import type { ClerkView } from '#contract/views.ts';
import { pick } from '#kit/language.ts';
import { Key } from '#kit/parts/keys.tsx';
import { Plate } from '#kit/parts/plates.tsx';
import type { ClerkModel } from '../clerk-model.ts';
import { words } from '../texts/paper-texts.ts';

/** While a roll of paper numbers is running: its next number, to call or to pass over. */
export function RollNext({ model, roll }: { model: ClerkModel; roll: RollSign }) {
  return (
    <section class="roll-next" aria-label={words('roll')}>
      <div>
        <h3>{words('roll')}</h3>
        <p>{roll.next === null ? words('usedUp') : words('left', { count: roll.left })}</p>
      </div>
      {roll.next !== null && (
        <>
          <Plate number={roll.next} />
          <Key
            tone="primary"
            class="roll-key"
            isBusy={model.underWay.value === 'callRoll'}
            onPress={() => void model.callRoll()}
          >
            {words('call')}
          </Key>
          <Key
            class="roll-key"
            isBusy={model.underWay.value === 'skipRoll'}
            onPress={() => void model.skipRoll()}
          >
            {words('skip')}
          </Key>
        </>
      )}
    </section>
  );
}

/** A paper number does not tell what for: asked first, and then serving begins. */
export function RollService({ model, view }: { model: ClerkModel; view: ClerkView }) {
  return (
    <section class="roll-service">
      <h2>{words('whatFor', { number: view.current?.number ?? '' })}</h2>
      <p>{words('whatForHow')}</p>
      <div class="roll-services">
        {view.services.map(({ id, name }) => (
          <Key
            key={id}
            class="roll-key"
            isBusy={model.underWay.value === `tell:${id}`}
            onPress={() => void model.tellService(id)}
          >
            {pick(name)}
          </Key>
        ))}
      </div>
    </section>
  );
}
