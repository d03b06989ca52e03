import { element } from '../element'

/** On a phone the panel lies below the shop: this leads there, and back. */
export function toPanel(panel: HTMLElement): HTMLElement {
  let isThere = false
  const click = () => {
    const target = isThere ? document.querySelector<HTMLElement>('h1') : panel
    if (isThere) scrollTo(0, 0)
    else panel.scrollIntoView()
    target?.focus({ preventScroll: true })
  }
  const button = element('button', { type: 'button', class: 'to-panel primary', click })
  new IntersectionObserver(
    ([entry]) => {
      isThere = entry?.isIntersecting === true
      button.textContent = isThere ? 'Back to the shop' : 'What Matomo gets'
    },
    // There is where it fills the upper half.
    { rootMargin: '0px 0px -50% 0px' },
  ).observe(panel)
  return button
}
