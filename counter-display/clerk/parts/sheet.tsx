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
  const isGivenUp = useRef(false);
  useLayoutEffect(() => {
    const { current } = dialog;
    if (current === null) return;
    current.showModal();
    current.querySelector<HTMLElement>('[data-first], .option')?.focus();
    // On the document: a press beside the options takes the focus out of the sheet.
    const onKey = (event: KeyboardEvent) => chooseByKey(event, current);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      // Whoever had the focus gets it back; once it is done, Space and Enter are the page's again.
      current.close();
      const { activeElement } = document;
      if (!isGivenUp.current && activeElement instanceof HTMLElement) activeElement.blur();
    };
  }, []);
  const giveUp = () => {
    isGivenUp.current = true;
    model.closeSheet();
  };
  return (
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby="sheet-title"
      onCancel={(event) => {
        event.preventDefault();
        giveUp();
      }}
    >
      <header>
        <h2 id="sheet-title">{title}</h2>
        <button type="button" class="sheet-close" onClick={giveUp}>
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

function chooseByKey(event: KeyboardEvent, dialog: HTMLDialogElement): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  // Whoever writes a note writes digits too.
  if (document.activeElement?.matches('textarea')) return;
  const wanted = optionFor(event.key, [...dialog.querySelectorAll<HTMLButtonElement>('.option')]);
  if (wanted === undefined) return;
  event.preventDefault();
  wanted.focus();
  if (isDigit(event.key) && !event.repeat) wanted.click();
}

const isDigit = (key: string) => /^[1-9]$/.test(key);

function optionFor(
  key: string,
  options: readonly HTMLButtonElement[],
): HTMLButtonElement | undefined {
  if (isDigit(key)) return options[Number(key) - 1];
  const at = options.findIndex((option) => option.matches(':focus'));
  if (key === 'ArrowDown') return options[(at + 1) % options.length];
  if (key === 'ArrowUp') return options.at(Math.max(at, 0) - 1);
  return undefined;
}

/** One answer to the sheet's question. */
export function Option({
  place,
  isBusy,
  isOn,
  note,
  onChoose,
  children,
}: {
  /** Counts from 0. */
  place: number;
  isBusy: boolean;
  /** For an answer that can be taken away again. */
  isOn?: boolean;
  note?: string;
  onChoose: () => void;
  children: ComponentChildren;
}) {
  return (
    <li>
      <button
        type="button"
        class={`option ${isBusy ? 'is-busy' : ''} ${isOn ? 'is-on' : ''}`}
        aria-busy={isBusy}
        aria-pressed={isOn}
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
