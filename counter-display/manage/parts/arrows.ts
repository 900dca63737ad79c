/** Up and down move between the links of a list; Enter opens, as everywhere. */
export function moveByArrows(event: KeyboardEvent & { readonly currentTarget: EventTarget }): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const { currentTarget: list, target } = event;
  if (step === 0 || !(list instanceof HTMLElement) || !(target instanceof HTMLElement)) return;
  const links = [...list.querySelectorAll<HTMLElement>('a[href]')];
  const next = links[links.indexOf(target) + step];
  if (!links.includes(target) || next === undefined) return;
  event.preventDefault();
  next.focus();
}
