import type { Act } from './acts.ts';

/** Where the next key would go if the page did not take it. */
export type Focus = 'text' | 'control' | 'nowhere';

export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'repeat' | 'isComposing' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'
>;

/** `goOn` is Enter: begin serving, or resume; what it means, the moment says. */
export type KeyAct = Exclude<Act, 'takeBack' | 'returnTicket' | 'returnToClerk'> | 'goOn';

const BY_FUNCTION_KEY: Readonly<Record<string, KeyAct>> = {
  F2: 'recall',
  F3: 'markNoShow',
  F4: 'park',
  F6: 'transfer',
  F7: 'callChosen',
  F8: 'finish',
  F9: 'undoLast',
};

/** Letters that stand on their keys: they are the page's only where nobody writes. */
const BY_LETTER: Readonly<Record<string, KeyAct>> = {
  b: 'putBack',
  g: 'callByItself',
  j: 'planFurther',
  n: 'writeNote',
  w: 'takeWalkUp',
};

/**
 * `taken`: the browser must not have it (F3 would search, F6 would leave the page). A key held down
 * is one press; Space and Enter belong to whatever has the focus before they belong to the page.
 */
export function readKey(press: KeyPress, focus: Focus): { act: KeyAct | null; isTaken: boolean } {
  if (press.isComposing || press.ctrlKey || press.altKey || press.metaKey || press.shiftKey) {
    return { act: null, isTaken: false };
  }
  const act = BY_FUNCTION_KEY[press.key] ?? (focus === 'nowhere' ? byPlainKey(press.key) : null);
  return { act: press.repeat ? null : act, isTaken: act !== null };
}

function byPlainKey(key: string): KeyAct | null {
  switch (key) {
    case ' ':
      return 'callNext';
    case 'Enter':
      return 'goOn';
    default:
      return BY_LETTER[key.toLowerCase()] ?? null;
  }
}

const TEXT = 'textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])';
const CONTROL = 'button, a[href], input, summary, [tabindex]';

export function focusOf(element: Element | null): Focus {
  if (element === null) return 'nowhere';
  if (element.matches(TEXT)) return 'text';
  return element.matches(CONTROL) ? 'control' : 'nowhere';
}

/**
 * Hears the keyboard for the whole page. A key pressed with the mouse gives the focus back at once:
 * otherwise the next Space would press that key again instead of calling. Escape gives it back too.
 */
export function listenToKeys(
  page: Pick<Document, 'activeElement' | 'addEventListener' | 'removeEventListener'>,
  press: (act: KeyAct) => void,
): () => void {
  const release = () => {
    if (page.activeElement instanceof HTMLElement) page.activeElement.blur();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return release();
    const { act, isTaken } = readKey(event, focusOf(page.activeElement));
    if (isTaken) event.preventDefault();
    if (act !== null) press(act);
  };
  const onClick = ({ detail, target }: MouseEvent) => {
    const isByPointer = detail > 0;
    const { activeElement } = page;
    // The press may have opened a sheet, which then has the focus and keeps it.
    const isStillThere = target instanceof Node && activeElement?.contains(target) === true;
    if (isByPointer && isStillThere && focusOf(activeElement) === 'control') release();
  };
  page.addEventListener('keydown', onKey);
  page.addEventListener('click', onClick);
  return () => {
    page.removeEventListener('keydown', onKey);
    page.removeEventListener('click', onClick);
  };
}
