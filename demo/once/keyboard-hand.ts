import type { Locator, Page } from 'playwright-core'
import type { Hand } from './hand'

/** Far more than there are places for the keyboard between any two. */
const MOST_TABS = 200

/** A visitor without a mouse. It fails where one would: where the focus cannot be seen, or does not get there. */
export function keyboardHand(page: Page): Hand {
  const use = async (target: Locator) => {
    await tabTo(page, target)
    await page.keyboard.press('Enter')
  }
  return {
    open: (path) => page.goto(path),
    follow: (name) => use(page.getByRole('link', { name, exact: true })),
    press: (name) => use(page.getByRole('button', { name, exact: true })),
    async search(query) {
      await tabTo(page, page.getByRole('searchbox'))
      await page.keyboard.type(query)
      await page.keyboard.press('Enter')
    },
  }
}

/** Presses Tab, or Shift+Tab where the target is further up, until it has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    const place = await target.evaluate(placeOfFocus)
    if (place === 'there') return
    if (place !== 'before' && place !== 'after') throw new Error(place)
    await page.keyboard.press(place === 'after' ? 'Shift+Tab' : 'Tab')
  }
  throw new Error(`Tab does not lead to ${String(target)}`)
}

/** Runs in the page. @returns where the focus is, seen from the target, or what is wrong with it */
function placeOfFocus(target: Element): string {
  const focused = document.activeElement
  if (!focused || focused === document.body) return 'before'
  const name = `${focused.tagName} "${focused.textContent.trim().slice(0, 40)}"`
  const { outlineStyle, outlineWidth } = getComputedStyle(focused)
  if (focused.matches(':focus-visible') && (outlineStyle === 'none' || parseFloat(outlineWidth) < 1))
    return `The focus on ${name} cannot be seen.`
  const { left, top, width, height } = focused.getBoundingClientRect()
  const onTop = document.elementFromPoint(left + Math.min(width / 2, 40), top + height / 2)
  if (focused.matches('a,button,input') && !focused.contains(onTop)) return `The focused ${name} is covered.`
  if (focused === target) return 'there'
  const isAfter = target.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING
  return isAfter ? 'after' : 'before'
}
