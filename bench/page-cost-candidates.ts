import type { Page } from 'playwright-core'
import { startInPage } from '../test/support/start-in-page'

/** A way to track a page. `visit` and `callOnStaleLayout` run in the page. */
export interface Candidate {
  start(page: Page): Promise<void>
  /** Three page views and two events, in one page. */
  readonly visit: () => Promise<void> | void
  /** Makes the layout stale before each call: a call that reads the layout would show up in the count of layouts. */
  readonly callOnStaleLayout: (calls: number) => void
}

interface Queue {
  push(command: readonly unknown[]): void
}

export const plugin: Candidate = {
  start: startInPage,
  async visit() {
    const { analytics } = window
    for (const path of ['/', '/list', '/tea']) {
      history.pushState(null, '', path)
      await analytics.page()
    }
    await analytics.track('One')
    await analytics.track('Two')
  },
  callOnStaleLayout(calls) {
    const destination = window.analytics.queue.plugins.find(({ name }) => name === 'Piwik')
    for (let call = 0; call < calls; call++) {
      document.body.style.width = `${500 + call}px`
      const properties = { value: call }
      const event = { type: 'track', event: 'Played', messageId: `m${call}`, properties, context: {} }
      void destination?.track?.({ event, log: () => undefined } as never)
    }
  },
}

/** Matomo's own snippet, without a plugin or analytics.js. */
export const snippet: Candidate = {
  start: (page) =>
    page.evaluate(() => {
      const queue: unknown[] = [
        ['setTrackerUrl', '/matomo/matomo.php'],
        ['setSiteId', 1],
        ['enableLinkTracking'],
      ]
      Object.assign(window, { _paq: queue })
      const script = document.createElement('script')
      script.src = '/matomo/matomo.js'
      document.head.append(script)
    }),
  visit() {
    // matomo.js replaces the queue when it starts: it is looked up at each push.
    const push = (command: readonly unknown[]) => (window._paq as Queue).push(command)
    for (const path of ['/', '/list', '/tea']) {
      history.pushState(null, '', path)
      push(['setCustomUrl', location.href])
      push(['trackPageView'])
    }
    push(['trackEvent', 'All', 'One'])
    push(['trackEvent', 'All', 'Two'])
  },
  callOnStaleLayout(calls) {
    for (let call = 0; call < calls; call++) {
      document.body.style.width = `${500 + call}px`
      ;(window._paq as Queue).push(['trackEvent', 'All', 'Played'])
    }
  },
}
