import type { ComponentChildren } from 'preact';
import type { CommandRequest } from '#contract/channels.ts';
import { Button } from '../parts/button.tsx';
import type { TasksModel } from './tasks-model.ts';

/** A button that gives an order of its moment and may be pressed again; a refusal stands beside it. */
export function Acting({
  model,
  name,
  command,
  onDone,
  tone = 'plain',
  isOff = false,
  children,
}: {
  model: Pick<TasksModel, 'presses'>;
  name: string;
  command: () => CommandRequest['command'];
  onDone?: () => void;
  tone?: 'plain' | 'primary' | 'bad';
  isOff?: boolean;
  children: ComponentChildren;
}) {
  const face = model.presses.faces.value.get(name);
  return (
    <>
      <Button
        tone={tone}
        isSmall
        isOff={isOff}
        isBusy={face?.kind === 'asking'}
        onPress={async () => {
          if (await model.presses.press(name, command())) onDone?.();
        }}
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
