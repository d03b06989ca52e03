/** Options of `autoPage`. */
export interface AutoPageOptions {
  /**
   * Counts a change of the hash as a navigation too, for apps whose routes are in the hash.
   *
   * @default false
   */
  hash?: boolean
  /**
   * How long a page may take to set its title, in milliseconds. A page whose title has not changed by then is recorded with
   * the title that the document has.
   *
   * @default 500
   */
  titleWait?: number
  /**
   * False leaves the page that is open at the call to somebody else, such as the last line of Segment's snippet.
   *
   * @default true
   */
  initial?: boolean
  /**
   * True for a page that is not recorded. A function that throws excludes nothing.
   *
   * @example
   * autoPage(analytics, { exclude: (url) => url.pathname.startsWith('/admin') })
   */
  exclude?: (url: URL) => boolean
  /**
   * The name that goes with the page call.
   *
   * @example
   * autoPage(analytics, { name: (url) => (url.pathname === '/' ? 'Home' : undefined) })
   */
  name?: (url: URL) => string | undefined
  /**
   * Properties that go with the page call. They win over those that `autoPage` passes.
   *
   * @example
   * autoPage(analytics, { properties: (url) => ({ section: url.pathname.split('/')[1] }) })
   */
  properties?: (url: URL) => object | undefined
}
