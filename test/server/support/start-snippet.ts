import type { Page } from 'playwright-core'

/** Matomo's own snippet, as its users paste it. */
export const startSnippet = (page: Page, siteId: number, commands: readonly unknown[] = []) =>
  page.evaluate(
    ([siteId, commands]) => {
      const queue = (window._paq = (window._paq ?? []) as never) as unknown[][]
      queue.push(
        ['setTrackerUrl', `${location.origin}/matomo/matomo.php`],
        ['setSiteId', siteId],
        ...commands,
      )
      queue.push(['enableLinkTracking'])
      const script = document.createElement('script')
      script.async = true
      script.src = '/matomo/matomo.js'
      document.head.append(script)
    },
    [siteId, commands as unknown[][]] as const,
  )
