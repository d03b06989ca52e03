import type { Page } from 'playwright-core'

/** Pushes commands as the page's own code does. */
export const pushRaw = (page: Page, ...commands: readonly (readonly unknown[])[]) =>
  page.evaluate((commands) => {
    window._paq ??= []
    const queue = window._paq
    queue.push(...commands)
  }, commands)

/** Starts Matomo's own snippet, as its users paste it. */
export const startSnippet = (page: Page, siteId: number, commands: readonly unknown[] = []) =>
  page.evaluate(
    ([siteId, commands]) => {
      window._paq ??= []
      const queue = window._paq as unknown as unknown[]
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
