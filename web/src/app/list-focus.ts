/** Moves the focus over the rows of a list, or over its links where none is marked `data-row`; from none to the first. */
export function moveFocus(list: HTMLElement | null, step: 1 | -1): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const links = rows.length > 0 ? rows : [...(list?.querySelectorAll('a') ?? [])];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = links[at === -1 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** Follows the link or presses the button of the list that has the focus. */
export function clickFocused(list: HTMLElement | null): void {
  const active = document.activeElement;
  if (active instanceof HTMLElement && list?.contains(active)) active.click();
}
