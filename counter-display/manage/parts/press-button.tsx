import type { ComponentChildren } from 'preact';
import type { CommandRequest } from '#contract/channels.ts';
import type { IconName } from '#kit/parts/icon.tsx';
import { State } from '#kit/parts/plates.tsx';
import type { Presses } from '../presses.ts';
import { Button } from './button.tsx';

/** One order by one press; what became of it stands in its place. */
export function PressButton({
  presses,
  name,
  command,
  done,
  icon,
  isSmall = false,
  children,
}: {
  presses: Presses;
  name: string;
  command: CommandRequest['command'];
  /** Said once the hall has taken it. */
  done: string;
  icon?: IconName;
  isSmall?: boolean;
  children: ComponentChildren;
}) {
  const face = presses.faces.value.get(name);
  if (face?.kind === 'done') return <State mood="ok">{done}</State>;
  return (
    <>
      <Button
        {...(icon === undefined ? {} : { icon })}
        isSmall={isSmall}
        isBusy={face?.kind === 'asking'}
        onPress={() => void presses.press(name, command)}
      >
        {children}
      </Button>
      {face?.kind === 'refused' && (
        <span class="manage-problem" role="alert">
          {face.text}
        </span>
      )}
    </>
  );
}
