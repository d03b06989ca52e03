import type { AddressChange } from './address-change'
import type { AutoPageOptions } from './options'
import type { SegmentEvent } from './page-analytics'
import type { PageCalls } from './page-calls'
import { enterPage, type PageView } from './page-view'

export type PageViews = ReturnType<typeof createPageViews>

/** The page that is shown, and the page views whose calls are still to be made. */
export function createPageViews(calls: PageCalls, options: AutoPageOptions) {
  /** In their order. Until analytics.js has loaded, finished ones stay: the page calls that it replays find their pages here. */
  let views: PageView[] = []
  let shown = enter(document.referrer)
  /** The page that was shown before; a redirect is none. */
  let before: PageView | undefined

  function enter(referrer: string): PageView {
    const view = enterPage(readAddress(options), referrer, options, flush)
    views.push(view)
    return view
  }

  /** Looks whether the address bar has another page by now. */
  function look(change: AddressChange): void {
    const address = readAddress(options)
    if (shown.address === address) {
      shown.stay()
      return
    }
    if (shown.isRedirect(change)) {
      shown.finish()
      // For the visitor a redirect back to the page before has changed nothing.
      shown = before?.address === address ? before : enter(shown.referrer)
      return
    }
    shown.settle()
    before = shown
    shown = enter(before.isExcluded ? before.referrer : before.href)
  }

  /** Makes the page calls that are due, in their order. */
  function flush(): void {
    look('added')
    if (!calls.arePossible()) return
    for (const view of views) {
      if (view.isDue && !view.isFinished) {
        view.finish()
        calls.make(view, view === shown)
      }
    }
    views = views.filter(({ isFinished }) => !isFinished)
  }

  return {
    move: (change: AddressChange) => {
      look(change)
      flush()
    },
    flush,
    /** Waits no longer for the title of the page that is shown. */
    settle: () => {
      shown.settle()
      flush()
    },
    /** Called when somebody has made a page call. */
    pageCalled: ({ context }: SegmentEvent) => {
      look('added')
      const { path = '', search = '' } = context?.page ?? {}
      const samePath = views.filter((view) => view.path === path + search)
      // A call with a path of its own is meant for the page that is shown.
      const view = samePath.length > 0 ? samePath.find(({ isFinished }) => !isFinished) : shown
      view?.finish()
      flush()
    },
    /** Called when the page is back from the back/forward cache: that is one more view. */
    restore: () => {
      shown = enter(shown.referrer)
    },
    /** Leaves the call for the page that is shown to somebody else. */
    skip: () => shown.finish(),
    /** Whether the page that is shown has its page call. */
    isCalled: () => shown.isFinished && shown.address === readAddress(options),
    close: () => {
      views.forEach((view) => view.stopWatching())
    },
  }
}

/** The address that tells the page from others. A hash belongs to it only where the router works with hashes. */
function readAddress({ hash }: AutoPageOptions): string {
  return location.pathname + location.search + (hash ? location.hash : '')
}
