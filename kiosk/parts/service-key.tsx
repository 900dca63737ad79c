import type { ServiceState } from '#contract/views.ts';
import { isNoWait, waitRange } from '#kit/format.ts';
import { kitWords } from '#kit/kit-texts.ts';
import { pick, pickSecond, secondLanguage } from '#kit/language.ts';
import { Icon } from '#kit/parts/icon.tsx';
import { Key } from '#kit/parts/keys.tsx';
import { words } from '../kiosk-texts.ts';
import { sizeOf, type TextSize } from '../text-size.ts';

export interface ServiceKeyProps {
  readonly service: ServiceState;
  /** As all names on the page are set, unless this one does not fit. */
  readonly size: TextSize;
  readonly hasCard: boolean;
  readonly isBusy: boolean;
  /** Nothing can be taken now, whatever the service. */
  readonly isOff: boolean;
  readonly onPress: () => void;
}

/** One service: its name in two languages, then the range at the left and the people at the right. */
export function ServiceKey({ service, size, hasCard, isBusy, isOff, onPress }: ServiceKeyProps) {
  const why = whyNot(service);
  const name = pick(service.name);
  return (
    <Key
      class={`service ${sizeOf(name) === 'is-longest' ? 'is-longest' : size}`}
      isOff={isOff || why !== undefined}
      isBusy={isBusy}
      onPress={onPress}
    >
      <Icon name={service.icon} />
      <b>{name}</b>
      <span class="service-second" lang={secondLanguage.value}>
        {pickSecond(service.name)}
      </span>
      {isBusy ? (
        <Foot left={words('issuing')} right="" />
      ) : (
        (why ?? <Queue service={service} hasCard={hasCard} />)
      )}
    </Key>
  );
}

function Queue({ service, hasCard }: { service: ServiceState; hasCard: boolean }) {
  // It can be pressed all the same: then the page says what to do with the card.
  if (service.openTo === 'idCardOnly' && !hasCard) {
    return (
      <>
        <i class="foot-left">{words('cardOnly')}</i>
        <People count={service.waiting} />
      </>
    );
  }
  if (service.state === 'noCounter') {
    return (
      <>
        <i class="foot-left">{words('noCounterYet')}</i>
        <People count={service.waiting} />
      </>
    );
  }
  if (isNoWait(service.wait)) {
    return (
      <>
        <i class="foot-left free">{kitWords('noWait')}</i>
        <i class="foot-right" lang={secondLanguage.value}>
          {kitWords.second('noWait')}
        </i>
      </>
    );
  }
  return (
    <>
      <i class="foot-left">
        <strong>{waitRange(service.wait)}</strong>
        {kitWords('minutes')}
      </i>
      <People count={service.waiting} />
    </>
  );
}

const People = ({ count }: { count: number }) => (
  <i class="foot-right">
    <strong>{count}</strong>
    {words('people')}
  </i>
);

const Foot = ({ left, right }: { left: string; right: string }) => (
  <>
    <i class="foot-left">{left}</i>
    <i class="foot-right">{right}</i>
  </>
);

/** Why this service cannot be taken now, as the foot of its key; undefined when it can. */
function whyNot(service: ServiceState) {
  const at = service.opensAt;
  switch (service.state) {
    case 'paused':
      return (
        <Foot
          left={service.pauseText === null ? words('paused') : pick(service.pauseText)}
          right={at === '' ? '' : words('resumesAt', { time: at })}
        />
      );
    case 'closed':
      return (
        <Foot left={words('closed')} right={at === '' ? '' : words('opensAt', { time: at })} />
      );
    case 'full':
      return <Foot left={words('full')} right="" />;
    case 'over':
    case 'tooMany':
      return <Foot left={words('noMoreToday')} right={words(service.state)} />;
    default:
      return undefined;
  }
}
