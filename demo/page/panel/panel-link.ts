import { element } from '../element'

/** On a phone the panel lies below the shop: this button leads to the panel, and back. */
export function createPanelLink(panel: HTMLElement): HTMLElement {
  let isInPanel = false
  const click = () => {
    if (isInPanel) showShop()
    else show(panel)
  }
  const button = element('button', { type: 'button', class: 'to-panel primary', click })
  const observer = new IntersectionObserver(
    ([entry]) => {
      isInPanel = entry?.isIntersecting === true
      button.textContent = isInPanel ? 'Back to the shop' : 'What Matomo gets'
    },
    // The reader is in the panel once it reaches the upper half of the window.
    { rootMargin: '0px 0px -50% 0px' },
  )
  observer.observe(panel)
  return button
}

function showShop(): void {
  scrollTo(0, 0)
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
}

function show(panel: HTMLElement): void {
  panel.scrollIntoView()
  panel.focus({ preventScroll: true })
}
