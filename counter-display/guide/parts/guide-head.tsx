import { timeOfDay } from '#kit/format.ts';
import { kitWords } from '#kit/kit-texts.ts';
import { Icon, Mark } from '#kit/parts/icon.tsx';
import { Key } from '#kit/parts/keys.tsx';
import type { GuideModel } from '../guide-model.ts';
import { words } from '../guide-texts.ts';

/** Who guides, how many wait, and the two things that are wanted most: a number found, a ticket given. */
export function GuideHead({ model }: { model: GuideModel }) {
  const view = model.view.value;
  return (
    <header class="guide-head">
      <Mark class="guide-mark" />
      <h1>
        <b>{words('guide')}</b> <span>{model.staff.name}</span>
      </h1>
      <search class="guide-search">
        <Icon name="search" />
        <input
          type="text"
          inputMode="text"
          autocomplete="off"
          spellcheck={false}
          maxLength={7}
          aria-label={words('search')}
          placeholder={words('searchHow')}
          value={model.search.value}
          onInput={(event) => model.look(event.currentTarget.value)}
        />
        {model.search.value !== '' && (
          <Key class="guide-clear" label={words('clearSearch')} onPress={() => model.look('')}>
            <Icon name="close" />
          </Key>
        )}
      </search>
      <Key tone="primary" class="guide-issue" onPress={model.beginIssue} isOff={view === null}>
        <Icon name="plus" />
        {words('issue')}
      </Key>
      {view !== null && (
        <time class="num guide-clock">{timeOfDay(model.now.value, view.hall.timeZone)}</time>
      )}
      <Key class="guide-out" onPress={model.signOut}>
        {kitWords('signOut')}
      </Key>
    </header>
  );
}
