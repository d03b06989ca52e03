import type { Hand } from '../../visit/hand'
import { pause } from './pause'

/** How long the eye gets to find what is used next, in milliseconds. */
const POINTING_MS = 900
const TYPING_MS = 150
const LOOK_AGAIN_MS = 100
/** What the visit needs is there at once, or will never be. */
const LOOKS = 20

/** Uses the shop by a script in the page, slowly, and points at each thing before it uses it. */
export function pageHand(shop: HTMLElement, signal: AbortSignal): Hand {
  const use = async (selector: string, isMeant: (element: HTMLElement) => boolean) => {
    const target = await find(shop, selector, isMeant, signal)
    await point(target, signal)
    keepFocus(shop, () => target.click())
  }
  const byName = (name: string) => (element: HTMLElement) => nameOf(element) === squeeze(name)
  return {
    open: (path) => use('a', (link) => link.getAttribute('href') === path),
    follow: (name) => use('a', byName(name)),
    press: (name) => use('button', byName(name)),
    async search(query) {
      const field = (await find(shop, 'input[type=search]', () => true, signal)) as HTMLInputElement
      await point(field, signal)
      field.value = ''
      for (const letter of query) {
        field.value += letter
        await pause(TYPING_MS, signal)
      }
      keepFocus(shop, () => field.form?.requestSubmit())
    },
  }
}

async function find(
  shop: HTMLElement,
  selector: string,
  isMeant: (element: HTMLElement) => boolean,
  signal: AbortSignal,
): Promise<HTMLElement> {
  for (let looks = 0; looks < LOOKS; looks++) {
    const found = [...shop.querySelectorAll<HTMLElement>(selector)].find(isMeant)
    if (found) return found
    await pause(LOOK_AGAIN_MS, signal)
  }
  throw new Error(`The shop has no such ${selector}`)
}

async function point(target: HTMLElement, signal: AbortSignal): Promise<void> {
  target.scrollIntoView({ block: 'nearest' })
  target.classList.add('pointed-at')
  await pause(POINTING_MS, signal).finally(() => target.classList.remove('pointed-at'))
}

/** The shop moves the focus to what is new. A visitor who watches keeps it, on the button that stops the visit for example. */
function keepFocus(shop: HTMLElement, act: () => void): void {
  const before = document.activeElement
  act()
  if (before instanceof HTMLElement && !shop.contains(before)) before.focus({ preventScroll: true })
}

const nameOf = (element: HTMLElement) => squeeze(element.ariaLabel ?? element.textContent)
/** The parts of a link's name stand in elements of their own, without blanks between them. */
const squeeze = (text: string) => text.replace(/\s/g, '')
