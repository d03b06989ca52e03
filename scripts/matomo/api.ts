import type { Visit } from './types'

/** A Matomo's HTTP API: any method, and the few that tests need by name. */
export interface MatomoApi {
  /** @throws an Error with Matomo's own message where Matomo answers with an error */
  call<T>(method: string, params?: Params): Promise<T>
  /** Makes a site in UTC; hits of it are recorded at once. */
  addSite(name: string, options?: { ecommerce?: boolean; url?: string }): Promise<number>
  /** Makes a goal that is converted by hand. Matomo counts it once in a visit unless it is repeatable. */
  addGoal(siteId: number, name: string, options?: { repeatable?: boolean }): Promise<number>
  addDimension(siteId: number, name: string, scope: 'visit' | 'action'): Promise<number>
  /** All visits of the last days, newest first; a hit is in them as soon as it has been answered. */
  visits(siteId: number): Promise<Visit[]>
  /**
   * Asks for the visits until they are as they should be.
   *
   * @param timeoutMs - 15 seconds by default
   * @throws after that time, with the visits that there were
   */
  visitsWhen(siteId: number, predicate: (visits: Visit[]) => boolean, timeoutMs?: number): Promise<Visit[]>
}

type Params = Record<string, string | number>

interface Failure {
  result?: string
  message?: string
}

/** How often `visitsWhen` asks. */
const PAUSE_MS = 250

export function createMatomoApi({ url, token }: { url: string; token: string }): MatomoApi {
  const call = async <T>(method: string, params: Params = {}): Promise<T> => {
    const fields = { module: 'API', format: 'json', token_auth: token, method, ...params }
    const response = await fetch(`${url}/index.php`, {
      method: 'POST',
      body: new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, value])),
      signal: AbortSignal.timeout(60_000),
    })
    const answer = parse(await response.text(), `Matomo's ${method} (${response.status})`) as
      (T & Failure) | null
    if (answer?.result === 'error') throw new Error(`Matomo's ${method}: ${answer.message ?? 'error'}`)
    return answer as T
  }
  const make = async (method: string, params: Params): Promise<number> =>
    Number((await call<{ value: number | string }>(method, params)).value)

  const visits = (siteId: number) =>
    // More than today: it may be midnight between a hit and the question.
    call<Visit[]>('Live.getLastVisitsDetails', {
      idSite: siteId,
      period: 'range',
      date: 'last3',
      filter_limit: -1,
    })

  return {
    call,
    addSite: (siteName, { ecommerce = true, url: urls = 'http://127.0.0.1' } = {}) =>
      make('SitesManager.addSite', { siteName, urls, ecommerce: Number(ecommerce), timezone: 'UTC' }),
    addGoal: (idSite, name, { repeatable = false } = {}) =>
      make('Goals.addGoal', {
        ...{ idSite, name, matchAttribute: 'manually', allowMultipleConversionsPerVisit: Number(repeatable) },
        // Matomo wants them, and ignores them here.
        ...{ pattern: '-', patternType: 'contains' },
      }),
    addDimension: (idSite, name, scope) =>
      make('CustomDimensions.configureNewCustomDimension', { idSite, name, scope, active: 1 }),
    visits,
    async visitsWhen(siteId, predicate, timeoutMs = 15_000) {
      const end = Date.now() + timeoutMs
      for (;;) {
        const seen = await visits(siteId)
        if (predicate(seen)) return seen
        if (Date.now() > end) {
          throw new Error(`After ${timeoutMs} ms the visits of site ${siteId} are still: ${describe(seen)}`)
        }
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
      }
    },
  }
}

function parse(text: string, source: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`${source} answered with no JSON: ${text.slice(0, 300)}`)
  }
}

/** Short enough to read: without what is empty, and without the dozens of fields about browser and place. */
function describe(visits: Visit[]): string {
  const told = visits.map(({ idVisit, visitorId, userId, actionDetails }) => ({
    ...{ idVisit, visitorId, userId },
    actionDetails: actionDetails.map((action) =>
      Object.fromEntries(
        Object.entries(action).filter(
          ([name, value]) => Boolean(value) && !/icon|pretty|position|idpage/i.test(name),
        ),
      ),
    ),
  }))
  return JSON.stringify(told, undefined, 1)
}
