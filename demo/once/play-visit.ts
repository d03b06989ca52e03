import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { LoggedCall } from '../page/panel/call-log'
import type { Demo } from '../server/start-demo'
import { expectedHits, missingHits, type ExpectedHit } from './expected-hits'
import { SWITCHES_COOKIE, writeSwitches } from '../switches'
import { mouseHand, type Hand } from './hand'
import { agree, visit, type ShopCall } from './visit'

export interface VisitReport {
  /** The demo's own. */
  origin: string
  /** What the panel shows. */
  calls: LoggedCall[]
  expected: ExpectedHit[]
  received: number
  /** In words; none where all went well. */
  problems: string[]
}

export interface VisitOptions {
  /** Whether the shop asks for consent: the visitor then agrees on the third page. */
  asksConsent?: boolean
  hand?: Hand
  /** A second from step to step: Matomo's visits log, whose times are in seconds, then shows them in their order. */
  isSlow?: boolean
}

/** Plays the scripted visit, and compares what the shop did with what the server received. */
export async function playVisit(
  page: Page,
  { server, config }: Pick<Demo, 'server' | 'config'>,
  { asksConsent = false, hand = mouseHand(page), isSlow = false }: VisitOptions = {},
): Promise<VisitReport> {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(`An error in the page: ${error.message}`))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      problems.push(`In the browser's console: ${message.text()}`)
  })
  page.context().on('request', (request) => {
    if (new URL(request.url()).origin !== server.url)
      problems.push(`Another server was asked: ${request.url()}`)
  })

  if (!asksConsent) {
    await page
      .context()
      .addCookies([{ name: SWITCHES_COOKIE, value: writeSwitches(['no-consent']), url: server.url }])
  }
  const steps = asksConsent ? [...visit.slice(0, 3), agree, ...visit.slice(3)] : visit

  const done: ShopCall[] = []
  const expected = () => expectedHits(done, { origin: server.url, goals: config.goals })
  const missing = () => missingHits(expected(), server.recorder.hits)
  const arrive = async () => {
    for (const end = Date.now() + 15_000; missing().length && Date.now() < end;) await wait(100)
  }
  for (const { name, act, calls, isUnhurried } of steps) {
    if (isUnhurried) await arrive()
    if (name === agree.name && (server.recorder.hits.length || server.scriptRequests))
      problems.push('Something was fetched or sent before there was consent.')
    await act(hand).catch((error: unknown) => problems.push(`The step "${name}" failed: ${String(error)}`))
    done.push(...calls)
    if (isSlow && server.recorder.hits.length) {
      await arrive()
      await wait(1000)
    }
  }
  await arrive()
  // The panel hears of the last hit a moment later.
  await wait(300)

  problems.push(...missing().map((hit) => `No such hit: ${JSON.stringify(hit)}`))
  return {
    origin: server.url,
    calls: (await page.evaluate(() => window.demoCalls?.())) as LoggedCall[],
    expected: expected(),
    received: server.recorder.hits.length,
    problems,
  }
}
