import type { PageAnalytics } from './page-analytics'
import { attempt } from './attempt'
import type { AutoPageOptions } from './options'

/** What analytics.js can no longer read of a page that has been left. */
export interface LeftPage {
  readonly title: string
  /** The URL of the page before. */
  readonly referrer: string
}

/**
 * Makes the page call for a URL.
 *
 * @param left - is given where another page is shown by now
 */
export function callPage(
  analytics: PageAnalytics,
  { name, properties }: AutoPageOptions,
  href: string,
  left: LeftPage | undefined,
): void {
  const { pathname: path, search } = new URL(href)
  const asItWas = left && { url: href, path, search, ...left }
  const given = attempt(() => properties?.(new URL(href)))
  const givenName = attempt(() => name?.(new URL(href)))
  const args = [{ ...asItWas, ...given }]
  attempt(() => {
    const called = givenName ? analytics.page(givenName, ...args) : analytics.page(...args)
    void Promise.resolve(called).catch(console.error)
  })
}
