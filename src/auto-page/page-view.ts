import type { AddressChange } from './address-change'
import { attempt } from './attempt'
import { isPrerendering } from './is-prerendering'
import type { AutoPageOptions } from './options'
import { watchTitle } from './watch-title'

/** An address that stood for less than this time, in milliseconds, was a redirect. */
const REDIRECT_MS = 50

export type PageView = ReturnType<typeof enterPage>

/**
 * A page view, from the moment that its address is entered.
 *
 * @param address - tells the page from others; the URL may change without the page doing so
 * @param referrer - the URL of the page before
 * @param settled - is called when the page has its title
 */
export function enterPage(address: string, referrer: string, options: AutoPageOptions, settled: () => void) {
  const { href, pathname, search } = location
  const enteredAt = performance.now()
  const isExcluded = attempt(() => options.exclude?.(new URL(href)))

  const changeTitle = (title: string) => {
    view.title = title
  }
  const stopWatching = watchTitle(options.titleWait, changeTitle, () => {
    view.settle()
    settled()
  })

  const view = {
    address,
    referrer,
    href,
    /** Path and query, by which the page calls that others make find their view. */
    path: pathname + search,
    /** The title that the document had last while the page was shown. */
    title: document.title,
    isExcluded,
    /** Whether the page call may be made. */
    isDue: false,
    /** Whether the page call was made, or none is needed. */
    isFinished: false,
    isRedirect: (change: AddressChange) =>
      !view.isFinished &&
      // Nobody has seen the addresses that a page had while it was prerendered.
      (change === 'replaced' || performance.now() - enteredAt < REDIRECT_MS || isPrerendering()),
    /** Takes over the hash, which may be another one although the page is the same. */
    stay: () => {
      view.href = location.href
    },
    /** Waits no longer for the title: the page call is due. */
    settle: () => {
      stopWatching()
      view.isDue = true
    },
    stopWatching,
    /** Marks the page as one that needs no page call any more. */
    finish: () => {
      stopWatching()
      view.isFinished = true
    },
  }
  if (isExcluded) view.finish()
  return view
}
