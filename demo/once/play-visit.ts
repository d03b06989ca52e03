import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { LoggedCall } from '../page/panel/logged-call'
import type { DemoServer } from '../server/demo-server'
import type { Demo } from '../server/start-demo'
import type { Hand } from '../visit/hand'
import { agree, stepsOf, type ShopCall } from '../visit/visit'
import { expectedHits, missingHits, type ExpectedHit } from './expected-hits'
import { mouseHand } from './mouse-hand'
import { recordProblems } from './record-problems'
import { switchConsentOn } from './switch-consent-on'

export interface VisitReport {
  /** The demo's own. */
  origin: string
  /** What the panel shows. */
  calls: LoggedCall[]
  expected: ExpectedHit[]
  received: number
  /** In words. The list is empty when all went well. */
  problems: string[]
}

export interface VisitOptions {
  /** Whether the shop asks for consent. If so, the visitor agrees on the third page. */
  asksConsent?: boolean
  hand?: Hand
  /** Waits a second after each step. Matomo's times are in seconds: its visits log then shows the steps in their order. */
  isSlow?: boolean
}

/** Plays the scripted visit, and compares what the shop did with what the server received. */
export async function playVisit(
  page: Page,
  { server, config }: Pick<Demo, 'server' | 'config'>,
  { asksConsent = false, hand = mouseHand(page), isSlow = false }: VisitOptions = {},
): Promise<VisitReport> {
  const problems: string[] = []
  recordProblems(page, server.url, problems)
  if (asksConsent) await switchConsentOn(page.context(), server.url)

  const done: ShopCall[] = []
  const expected = () => expectedHits(done, { origin: server.url, goals: config.goals })
  const missing = () => missingHits(expected(), server.recorder.hits)
  for (const { name, act, calls, isUnhurried } of stepsOf(asksConsent)) {
    if (isUnhurried) await untilNoneIsMissing(missing)
    if (name === agree.name && hasContactedMatomo(server)) {
      problems.push('Something was fetched or sent before there was consent.')
    }
    await act(hand).catch((error: unknown) => problems.push(`The step "${name}" failed: ${String(error)}`))
    done.push(...calls)
    if (isSlow && server.recorder.hits.length > 0) {
      await untilNoneIsMissing(missing)
      await wait(1000)
    }
  }
  await untilNoneIsMissing(missing)
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

const hasContactedMatomo = ({ recorder, scriptRequests }: DemoServer) =>
  recorder.hits.length > 0 || scriptRequests > 0

/** Waits for the missing hits, but not for ever. */
async function untilNoneIsMissing(missing: () => readonly ExpectedHit[]): Promise<void> {
  const end = Date.now() + 15_000
  while (missing().length > 0 && Date.now() < end) await wait(100)
}
