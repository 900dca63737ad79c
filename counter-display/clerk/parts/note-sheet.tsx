import { useSignal } from '@preact/signals';
import type { ClerkView } from '#contract/views.ts';
import { Kbd } from '#kit/parts/plates.tsx';
import type { ClerkModel } from '../clerk-model.ts';
import { words as consoleWords } from '../texts/console-texts.ts';
import { words } from '../texts/sheet-texts.ts';
import { NoteField } from './note-field.tsx';
import { Sheet } from './sheet.tsx';

/** What the next clerk should know. It goes with the ticket when that is parked, put back or transferred. */
export function NoteSheet({ model, view }: { model: ClerkModel; view: ClerkView }) {
  const text = useSignal(view.work.note ?? '');
  const save = () => void model.writeNote(text.peek());
  return (
    <Sheet
      model={model}
      title={words('noteTitle', { number: view.current?.number ?? '' })}
      how={words('noteHow')}
    >
      <NoteField text={text} isFirst onEnter={save} />
      <button
        type="button"
        class={`sheet-save ${model.underWay.value === `writeNote:${text.value}` ? 'is-busy' : ''}`}
        onClick={save}
      >
        {words('noteSave')}
        <Kbd>{consoleWords('enter')}</Kbd>
      </button>
    </Sheet>
  );
}
