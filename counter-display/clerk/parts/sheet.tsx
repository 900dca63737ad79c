import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '#kit/parts/icon.tsx';
import { Kbd } from '#kit/parts/plates.tsx';
import type { ClerkModel } from '../clerk-model.ts';
import { words } from '../texts/sheet-texts.ts';
import { ToastLine } from './toast-line.tsx';

/** Only the first nine have a digit of their own. */
const DIGITS_MAX = 9;

/** A question over the page. Escape closes it, digits and arrows choose; the page's keys rest. */
export function Sheet({
  model,
  title,
  how,
  children,
}: {
  model: ClerkModel;
  title: string;
  how: string;
  children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const { current } = dialog;
    if (current === null) return;
    // Whoever had the focus gets it back when the sheet goes.
    current.showModal();
    current.querySelector<HTMLButtonElement>('.option')?.focus();
    return () => current.close();
  }, []);
  const onKey = (event: KeyboardEvent) => {
    const options = [...(dialog.current?.querySelectorAll<HTMLButtonElement>('.option') ?? [])];
    const wanted = optionFor(event.key, options);
    if (wanted === undefined) return;
    event.preventDefault();
    wanted.focus();
    if (isDigit(event.key) && !event.repeat) wanted.click();
  };
  return (
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby="sheet-title"
      onKeyDown={onKey}
      onCancel={(event) => {
        event.preventDefault();
        model.closeSheet();
      }}
    >
      <header>
        <h2 id="sheet-title">{title}</h2>
        <button type="button" class="sheet-close" onClick={model.closeSheet}>
          <Icon name="close" />
          <span class="visually-hidden">{words('close')}</span>
        </button>
      </header>
      <p class="sheet-how">{how}</p>
      {children}
      <ToastLine toast={model.toast} />
    </dialog>
  );
}

const isDigit = (key: string) => /^[1-9]$/.test(key);

function optionFor(
  key: string,
  options: readonly HTMLButtonElement[],
): HTMLButtonElement | undefined {
  if (isDigit(key)) return options[Number(key) - 1];
  const at = options.findIndex((option) => option.matches(':focus'));
  if (at < 0) return undefined;
  if (key === 'ArrowDown') return options[(at + 1) % options.length];
  if (key === 'ArrowUp') return options.at(at - 1);
  return undefined;
}

/** One answer to the sheet's question. */
export function Option({
  place,
  isBusy,
  note,
  onChoose,
  children,
}: {
  /** Counts from 0. */
  place: number;
  isBusy: boolean;
  note?: string;
  onChoose: () => void;
  children: ComponentChildren;
}) {
  return (
    <li>
      <button
        type="button"
        class={`option ${isBusy ? 'is-busy' : ''}`}
        aria-busy={isBusy}
        onClick={onChoose}
      >
        <span class="option-text">
          <b>{children}</b>
          {note !== undefined && <span>{note}</span>}
        </span>
        {place < DIGITS_MAX && <Kbd>{place + 1}</Kbd>}
      </button>
    </li>
  );
}
