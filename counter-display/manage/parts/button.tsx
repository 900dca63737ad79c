import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '#kit/parts/icon.tsx';

/** A button of the office: flat, for a mouse and a keyboard. `primary` at most once in each area. */
export function Button({
  onPress,
  children,
  tone = 'plain',
  icon,
  isBusy = false,
  isOff = false,
  isSmall = false,
}: {
  onPress: () => void;
  children: ComponentChildren;
  tone?: 'plain' | 'primary' | 'bad';
  icon?: IconName;
  /** The press has been taken and its effect is under way. */
  isBusy?: boolean;
  isOff?: boolean;
  isSmall?: boolean;
}) {
  return (
    <button
      type="button"
      class={`manage-button ${tone} ${isSmall ? 'is-small' : ''} ${isBusy ? 'is-busy' : ''}`}
      aria-busy={isBusy ? 'true' : undefined}
      aria-disabled={isBusy || isOff ? 'true' : undefined}
      onClick={() => {
        if (!isBusy && !isOff) onPress();
      }}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </button>
  );
}
