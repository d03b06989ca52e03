/**
 * Shows a call anew in its place. What the reader has unfolded stays unfolded, and the keyboard's focus stays where it is. Hits that
 * were not there before get the class `arrives`.
 */
export function refill(item: HTMLElement, now: HTMLDetailsElement): void {
  const find = (key = '') =>
    [now, ...now.querySelectorAll('details')].find(({ dataset }) => dataset.key === key)
  for (const { dataset } of item.querySelectorAll<HTMLElement>('details details[open]')) {
    find(dataset.key)?.setAttribute('open', '')
  }
  const before = new Set(hitsIn(item).map(({ dataset }) => dataset.hit))
  for (const hit of hitsIn(now)) {
    if (!before.has(hit.dataset.hit)) hit.classList.add('arrives')
  }
  const focused = item.contains(document.activeElement) ? document.activeElement?.closest('details') : null
  // A call in which somebody reads is not folded.
  if (focused && item.querySelector('details')?.open) now.open = true
  item.replaceChildren(now)
  if (focused) find(focused.dataset.key)?.querySelector('summary')?.focus({ preventScroll: true })
}

const hitsIn = (element: HTMLElement) => [...element.querySelectorAll<HTMLElement>('.hit')]
