import { attempt } from './attempt'
import { callPage } from './call-page'
import type { AutoPageOptions } from './options'
import type { PageAnalytics, SegmentEvent } from './page-analytics'
import type { AddressChange } from './address-change'
import { watchTitle, type TitleWatch } from './watch-title'
import { withoutHash } from './without-hash'

declare global {
  interface Document {
    /** Absent in TypeScript's types, and in browsers that prerender nothing. */
    readonly prerendering?: boolean
  }
}

/** An address that stood for less was a redirect. */
const REDIRECT_MS = 50

const TITLE_WAIT_MS = 500

/**
 * - `'waiting'` for its title
 * - `'due'`: waits for analytics.js, if for anything
 * - `'delegated'`: somebody else makes its page call, or has made it before analytics.js had loaded
 * - `'called'`: its page call was made
 * - `'redirect'` and `'excluded'`: there is no page call for it
 */
type ViewState = 'waiting' | 'due' | 'delegated' | 'called' | 'redirect' | 'excluded'

interface PageView {
  state: ViewState
  /** Path and query, and with the option `hash` the hash. */
  readonly address: string
  readonly enteredAt: number
  href: string
  title: string
}

export type PageViews = ReturnType<typeof createPageViews>

/** Everything that `autoPage` remembers: the page that is shown, and the page views that are still to be made. */
export function createPageViews(options: AutoPageOptions, firstState: ViewState) {
  /** Absent until analytics.js has loaded. */
  let analytics: PageAnalytics | undefined
  /** The page views that are not finished, in their order. */
  let views: PageView[] = []
  let titleWatch: TitleWatch | undefined
  let shown = enter(firstState)
  /** The page that was shown before; a redirect is none. */
  let before = shown
  /** The URL of the page whose call was made last. */
  let lastHref = document.referrer
  /** Whether the page call that is being made is one of ours. */
  let isCalling = false

  function readAddress(): string {
    return location.pathname + location.search + (options.hash ? location.hash : '')
  }

  function enter(state: ViewState): PageView {
    const { href } = location
    const view = { state, address: readAddress(), enteredAt: performance.now(), href, title: document.title }
    views.push(view)
    if (state === 'waiting') titleWatch = watchTitle(options.titleWait ?? TITLE_WAIT_MS, settle)
    return view
  }

  /** The URL in the address bar may be another one. */
  function move(change: AddressChange): void {
    const address = readAddress()
    if (shown.address === address) {
      shown.href = location.href
      return
    }
    if (shown.state === 'waiting') leave(change)
    const isRedirect = shown.state === 'redirect'
    if (!isRedirect) before = shown
    // For the visitor a redirect back to the page before has changed nothing.
    shown = isRedirect && before.address === address ? before : enter('waiting')
  }

  function leave(change: AddressChange): void {
    const isRedirect = change === 'replaced' || performance.now() - shown.enteredAt < REDIRECT_MS
    // By now the document may have the next page's title.
    finish(shown, isRedirect ? 'redirect' : 'due', titleWatch?.title)
  }

  /** The page that is shown waits no longer for its title. */
  function settle(): void {
    if (shown.state === 'waiting') finish(shown, 'due', document.title)
  }

  function finish(view: PageView, state: ViewState, title = view.title): void {
    if (view.state === 'waiting') titleWatch?.stop()
    view.state = state
    view.title = title
    flush()
  }

  /** Somebody has made a page call. */
  function pageCalled({ context }: SegmentEvent): void {
    if (isCalling) return
    // The address may have changed unseen.
    move('added')
    const { path = '', search = '' } = context?.page ?? {}
    const sameAddress = views.filter(({ address }) => withoutHash(address) === path + search)
    // A call with a path of its own is meant for the page that is shown.
    const view = sameAddress.length > 0 ? sameAddress.find(({ state }) => state !== 'called') : shown
    if (view) finish(view, 'called')
  }

  /** Makes the page calls that are due, in their order. */
  function flush(): void {
    if (!analytics || document.prerendering) return
    for (const view of views) {
      if (view.state === 'due') call(analytics, view)
      if (view.state === 'called' || view.state === 'delegated') lastHref = view.href
    }
    views = views.filter(({ state }) => state === 'waiting')
  }

  function call(analytics: PageAnalytics, view: PageView): void {
    const { href, title } = view
    if (attempt(() => options.exclude?.(new URL(href)))) {
      view.state = 'excluded'
      return
    }
    view.state = 'called'
    const isShown = view === shown && view.address === readAddress()
    isCalling = true
    callPage(analytics, options, href, isShown ? undefined : { title, referrer: lastHref })
    isCalling = false
  }

  return {
    move,
    settle,
    pageCalled,
    /** analytics.js has loaded. */
    open: (loaded: PageAnalytics) => {
      analytics = loaded
      flush()
    },
    /** The page was prerendered and is shown now. The visitor has not seen the pages before it. */
    activate: () => {
      views = views.filter((view) => view === shown || view.state === 'called')
      flush()
    },
    /** The page is back from the back/forward cache. */
    restore: () => {
      shown = enter('waiting')
    },
    /** Whether the page that is shown has its page call. */
    isCalled: () => shown.state === 'called' && shown.address === readAddress(),
    close: () => {
      titleWatch?.stop()
      views = []
    },
  }
}
