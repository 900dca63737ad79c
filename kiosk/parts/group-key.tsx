import { pick, pickSecond, secondLanguage } from '#kit/language.ts';
import { Icon } from '#kit/parts/icon.tsx';
import { Key } from '#kit/parts/keys.tsx';
import { type Choice, canOpen } from '../choices.ts';
import { words } from '../kiosk-texts.ts';
import { sizeOf, type TextSize } from '../text-size.ts';

/** Several services behind one key: how many there are, and how many people wait for them. */
export function GroupKey({
  choice: { group, services },
  size,
  isOff,
  onPress,
}: {
  readonly choice: Extract<Choice, { kind: 'group' }>;
  readonly size: TextSize;
  readonly isOff: boolean;
  readonly onPress: () => void;
}) {
  const name = pick(group.name);
  const waiting = services.reduce((sum, service) => sum + service.waiting, 0);
  const isOpen = canOpen(services);
  return (
    <Key
      class={`service ${sizeOf(name) === 'is-longest' ? 'is-longest' : size}`}
      isOff={isOff || !isOpen}
      onPress={onPress}
    >
      <Icon name={group.icon} />
      <b>{name}</b>
      <span class="service-second" lang={secondLanguage.value}>
        {pickSecond(group.name)}
      </span>
      <i class="foot-left">
        {isOpen ? words('servicesInGroup', { count: services.length }) : words('closed')}
      </i>
      <i class="foot-right">
        <strong>{waiting}</strong>
        {words('people')}
      </i>
    </Key>
  );
}
