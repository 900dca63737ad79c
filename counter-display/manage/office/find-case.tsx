import { dayOf } from '#kit/format.ts';
import { pick } from '#kit/language.ts';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import type { OfficeModel } from './office-model.ts';
import { officeWords as words } from './office-texts.ts';

/** A customer who comes back stands at the desk: finds the kept case and gives a ticket for it. */
export function FindCase({ model, timeZone }: { model: OfficeModel; timeZone: string }) {
  const found = model.found.value;
  const given = model.given.value;
  return (
    <article class="office-case">
      <Heading title={words('findTitle')} />
      <form
        class="office-form"
        onSubmit={(event) => {
          event.preventDefault();
          void model.find();
        }}
      >
        <label>
          {words('findHow')}
          <input
            value={model.search.value}
            maxLength={80}
            onInput={({ currentTarget }) => model.look(currentTarget.value)}
          />
        </label>
        <Button tone="primary" onPress={() => void model.find()}>
          {words('findDo')}
        </Button>
      </form>
      {found !== null && found.length === 0 && <p>{words('foundNone')}</p>}
      <ul class="office-found">
        {(found ?? []).map((kept) => (
          <li key={kept.case}>
            <span>
              <b>{pick(kept.service)}</b>
              <small>
                {kept.case} · {words('opened', { day: dayOf(kept.openedAt, timeZone) })}
              </small>
            </span>
            <Button
              onPress={() => void model.continueFor(kept.case, false)}
              isBusy={model.isBusy.value}
            >
              {words('give')}
            </Button>
            <Button
              onPress={() => void model.continueFor(kept.case, true)}
              isBusy={model.isBusy.value}
            >
              {words('giveSame')}
            </Button>
          </li>
        ))}
      </ul>
      {given !== null && (
        <p class="office-given" role="status">
          <b class="num">{words('given', { number: given })}</b> {words('givenHow')}
        </p>
      )}
      {model.refused.value !== null && (
        <p class="manage-problem" role="alert">
          {model.refused.value}
        </p>
      )}
    </article>
  );
}
