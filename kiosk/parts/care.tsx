import type { KioskView, ServiceState } from '#contract/views.ts';
import { isNoWait, timeOfDay, waitRange } from '#kit/format.ts';
import { kitWords } from '#kit/kit-texts.ts';
import { pick } from '#kit/language.ts';
import { hallNow } from '#kit/page-clock.ts';
import { Icon, Mark } from '#kit/parts/icon.tsx';
import { Key } from '#kit/parts/keys.tsx';
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
        <CareHeadline view={view} isLost={isLost} />
      </header>
      <main class="care-list">
        {model.services.value.map((service) => (
          <Key
            key={service.service}
            class={`care-choice ${sizeOf(pick(service.name))}`}
            isOff={isLost || !canTake(service)}
            isBusy={model.issuing.value === service.service}
            onPress={() => void model.press(service.service)}
          >
            <Icon name={service.icon} />
            <b>{pick(service.name)}</b>
            <em class={service.wait.high > 99 ? 'is-wide' : ''}>
              {model.issuing.value === service.service ? (
                words('issuing')
              ) : (
                <CareWait service={service} hasCard={view.card !== null} />
              )}
            </em>
          </Key>
        ))}
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
        <Key onPress={() => model.setCare(false)}>
          <Icon name="undo" />
          {words('plain')}
        </Key>
      </footer>
    </>
  );
}

function CareHeadline({ view, isLost }: { view: KioskView; isLost: boolean }) {
  const [first, second] = isLost
    ? [words('lost1'), words('lost2')]
    : view.card !== null
      ? [words('greet', { name: view.card.maskedName }), words('careAskNoCard')]
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

const canTake = (service: ServiceState) =>
  service.state === 'open' || service.state === 'noCounter';

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
