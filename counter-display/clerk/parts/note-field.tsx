import type { Signal } from '@preact/signals';
import { NOTE_CHARACTERS_MAX } from '#contract/steps.ts';
import { words } from '../texts/sheet-texts.ts';

/** One line for the next clerk. Enter sends it where there is something to send it with. */
export function NoteField({
  text,
  isFirst,
  onEnter,
}: {
  text: Signal<string>;
  isFirst: boolean;
  onEnter?: () => void;
}) {
  return (
    <label class="note-field">
      <span>{words('noteLabel')}</span>
      <textarea
        rows={3}
        maxLength={NOTE_CHARACTERS_MAX}
        value={text.value}
        {...(isFirst ? { 'data-first': true } : {})}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          onEnter?.();
        }}
      />
      <small>{words('noteLeft', { count: NOTE_CHARACTERS_MAX - text.value.length })}</small>
    </label>
  );
}
