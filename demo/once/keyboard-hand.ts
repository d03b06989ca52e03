import type { Locator, Page } from 'playwright-core'
import type { Hand } from '../visit/hand'

/** More than any page of the demo needs. */
const MOST_TABS = 200

/** Uses the shop without a mouse. It fails like such a visitor: when the focus cannot be seen, or does not reach its target. */
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

/** Presses Tab, or Shift+Tab if the target is further up, until the target has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    const focus = await target.evaluate(findFocus)
    if ('problem' in focus) throw new Error(focus.problem)
    if (focus.place === 'there') return
    await page.keyboard.press(focus.place === 'after' ? 'Shift+Tab' : 'Tab')
  }
  throw new Error(`Tab does not lead to ${String(target)}`)
}

/** Where the focus is, seen from the target, or why a visitor cannot use it. */
type Focus = { place: 'before' | 'there' | 'after' } | { problem: string }

/** Runs in the page. */
function findFocus(target: Element): Focus {
  const focused = document.activeElement
  if (!focused || focused === document.body) return { place: 'before' }
  const name = `${focused.tagName} "${focused.textContent.trim().slice(0, 40)}"`
  const { outlineStyle, outlineWidth } = getComputedStyle(focused)
  const isOutlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1
  if (focused.matches(':focus-visible') && !isOutlined) {
    return { problem: `The focus on ${name} cannot be seen.` }
  }
  const { left, top, width, height } = focused.getBoundingClientRect()
  const onTop = document.elementFromPoint(left + Math.min(width / 2, 40), top + height / 2)
  if (focused.matches('a,button,input') && !focused.contains(onTop)) {
    return { problem: `The focused ${name} is covered.` }
  }
  if (focused === target) return { place: 'there' }
  const order = target.compareDocumentPosition(focused)
  const isAfter = (order & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  return { place: isAfter ? 'after' : 'before' }
}
