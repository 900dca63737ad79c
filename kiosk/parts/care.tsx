import type { ServiceGroup } from '#contract/settings.ts';
import type { KioskView, ServiceState } from '#contract/views.ts';
import { isNoWait, timeOfDay, waitRange } from '#kit/format.ts';
import { kitWords } from '#kit/kit-texts.ts';
import { pick } from '#kit/language.ts';
import { hallNow } from '#kit/page-clock.ts';
import { Icon, Mark } from '#kit/parts/icon.tsx';
import { Key } from '#kit/parts/keys.tsx';
import { type Choice, canOpen, canTake } from '../choices.ts';
import type { KioskModel } from '../kiosk-model.ts';
import { words } from '../kiosk-texts.ts';
import { sizeOf } from '../text-size.ts';

/** Four large choices on black, one language at a time, twice the time for everything. */
export function Care({
  model,
  view,
  isLost,
}: {
  model: KioskModel;
  view: KioskView;
  isLost: boolean;
}) {
  const pages = model.servicePages.value;
  return (
    <>
      <header class="care-head on-board">
        <div class="brand">
          <Mark />
          <b>{pick(view.hall.name)}</b>
          <div class="clock">
            <div class="num">{timeOfDay(hallNow.value, view.hall.timeZone)}</div>
          </div>
        </div>
        <CareHeadline view={view} group={model.group.value} isLost={isLost} />
      </header>
      <main class="care-list">
        {model.choices.value.map((choice) =>
          choice.kind === 'group' ? (
            <CareGroup key={choice.group.id} model={model} choice={choice} isLost={isLost} />
          ) : (
            <CareService
              key={choice.service.service}
              model={model}
              service={choice.service}
              hasCard={view.card !== null}
              isLost={isLost}
            />
          ),
        )}
        <Key class="care-choice person" onPress={model.showHelp}>
          <Icon name="bell" />
          <b>{words('helpLong')}</b>
          <Icon name="right" class="care-go" />
        </Key>
      </main>
      <footer class="care-bar">
        {pages > 1 && (
          <Key onPress={model.nextServices}>
            <Icon name="grid" />
            {words('more')}
          </Key>
        )}
        {model.group.value === null ? (
          <Key onPress={() => model.setCare(false)}>
            <Icon name="undo" />
            {words('plain')}
          </Key>
        ) : (
          <Key onPress={model.leaveGroup}>
            <Icon name="undo" />
            {words('back')}
          </Key>
        )}
      </footer>
    </>
  );
}

function CareGroup({
  model,
  choice: { group, services },
  isLost,
}: {
  model: KioskModel;
  choice: Extract<Choice, { kind: 'group' }>;
  isLost: boolean;
}) {
  const isOpen = canOpen(services);
  return (
    <Key
      class={`care-choice ${sizeOf(pick(group.name))}`}
      isOff={isLost || !isOpen}
      onPress={() => model.openGroup(group.id)}
    >
      <Icon name={group.icon} />
      <b>{pick(group.name)}</b>
      <em>{isOpen ? words('servicesInGroup', { count: services.length }) : words('closed')}</em>
    </Key>
  );
}

function CareService({
  model,
  service,
  hasCard,
  isLost,
}: {
  model: KioskModel;
  service: ServiceState;
  hasCard: boolean;
  isLost: boolean;
}) {
  const isBusy = model.issuing.value === service.service;
  return (
    <Key
      class={`care-choice ${sizeOf(pick(service.name))}`}
      isOff={isLost || !canTake(service)}
      isBusy={isBusy}
      onPress={() => void model.press(service.service)}
    >
      <Icon name={service.icon} />
      <b>{pick(service.name)}</b>
      <em class={service.wait.high > 99 ? 'is-wide' : ''}>
        {isBusy ? words('issuing') : <CareWait service={service} hasCard={hasCard} />}
      </em>
    </Key>
  );
}

function CareHeadline({
  view,
  group,
  isLost,
}: {
  view: KioskView;
  group: ServiceGroup | null;
  isLost: boolean;
}) {
  const [first, second] = isLost
    ? [words('lost1'), words('lost2')]
    : view.card !== null
      ? [words('greet', { name: view.card.maskedName }), words('careAskNoCard')]
      : group !== null
        ? [pick(group.name), words('careAskNoCard')]
        : view.reader === null || view.reader.state === 'down'
          ? [words('careAskNoCard'), '']
          : [words('careAsk1'), words('careAsk2')];
  return (
    <h1>
      {first}
      <br />
      {second}
    </h1>
  );
}

function CareWait({ service, hasCard }: { service: ServiceState; hasCard: boolean }) {
  switch (service.state) {
    case 'paused':
      return words('paused');
    case 'closed':
      return words('closed');
    case 'full':
      return words('full');
    case 'over':
    case 'tooMany':
      return words('noMoreToday');
    default:
      if (service.openTo === 'idCardOnly' && !hasCard) return words('cardOnly');
      if (service.state === 'noCounter') return words('noCounterYet');
      if (isNoWait(service.wait)) return kitWords('noWait');
      return (
        <>
          <strong>{waitRange(service.wait)}</strong> {kitWords('minutes')}
        </>
      );
  }
}
