import type { Page } from 'playwright-core'

/** Adds to `problems` each error of the page, each warning in its console, and each request to another server. */
export function recordProblems(page: Page, serverUrl: string, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(`An error in the page: ${error.message}`))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      problems.push(`In the browser's console: ${message.text()}`)
    }
  })
  page.context().on('request', (request) => {
    if (new URL(request.url()).origin !== serverUrl) {
      problems.push(`Another server was asked: ${request.url()}`)
    }
  })
}
