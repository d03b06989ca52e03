import type { AddressChange } from './address-change'
import { attempt } from './attempt'
import { isPrerendering } from './is-prerendering'
import type { AutoPageOptions } from './options'
import { watchTitle } from './watch-title'

/** An address that stood for less was a redirect. */
const REDIRECT_MS = 50

export type PageView = ReturnType<typeof enterPage>

/**
 * A page view, from the moment that its address is entered.
 *
 * @param address - tells the page from others; the URL may change without the page doing so
 * @param referrer - the URL of the page before
 * @param settled - is called when the page has its title
 */
export function enterPage(
  address: string,
  referrer: string,
  { exclude, titleWait }: AutoPageOptions,
  settled: () => void,
) {
  const { href, pathname, search } = location
  const enteredAt = performance.now()
  const isExcluded = attempt(() => exclude?.(new URL(href)))

  const changeTitle = (title: string) => {
    view.title = title
  }
  const stopWatching = watchTitle(titleWait, changeTitle, () => {
    view.settle()
    settled()
  })

  const view = {
    address,
    referrer,
    href,
    /** Path and query, by which the page calls of others are told. */
    path: pathname + search,
    /** The title that the document had last while the page was shown. */
    title: document.title,
    isExcluded,
    /** Whether its page call may be made. */
    isDue: false,
    /** Whether it has its page call, or needs none. */
    isFinished: false,

    isRedirect: (change: AddressChange) =>
      !view.isFinished &&
      // Nobody has seen the addresses that a page had while it was prerendered.
      (change === 'replaced' || performance.now() - enteredAt < REDIRECT_MS || isPrerendering()),

    /** The address is the same as before. Its hash may be another one. */
    stay: () => {
      view.href = location.href
    },

    /** The page waits no longer for its title. */
    settle: () => {
      stopWatching()
      view.isDue = true
    },

    stopWatching,

    /** The page needs no page call any more. */
    finish: () => {
      stopWatching()
      view.isFinished = true
    },
  }
  if (isExcluded) view.finish()
  return view
}
