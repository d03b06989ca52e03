/** @jest-environment jsdom */
import type { MatomoCommand } from '../../src'
import { createWitness, runMatomo, startMatomo } from './support/run-matomo'
import { cleanPaq, startQueue } from './support/start-queue'

const HOME = { siteId: 1, trackerUrl: 'https://matomo.test/matomo.php' }
const FOREIGN = { siteId: 9, trackerUrl: 'https://matomo.test/matomo.php' }
const event = (name: string): MatomoCommand => ['trackEvent', 'All', name]

/** A queue on a page without another Matomo, whose matomo.js has started; `take()` returns what our tracker is told since. */
function startAlone() {
  const onOtherMatomo = jest.fn()
  const { push } = startQueue('', { onOtherMatomo })
  const matomo = startMatomo()
  const take = () => matomo.made[0]?.told.splice(0)
  take()
  return { ...matomo, push, take, onOtherMatomo }
}

const endScript = () => Promise.resolve()

beforeEach(cleanPaq)
afterAll(cleanPaq)

test('our function at the start of matomo.js comes before those of the page, such as Tag Manager’s', () => {
  const functionOfPage = () => undefined
  window.matomoPluginAsyncInit = [functionOfPage]
  startQueue()
  expect(window.matomoPluginAsyncInit).toEqual([expect.any(Function), functionOfPage])
})

test('commands go straight to our tracker once matomo.js runs, whatever the page has made of _paq', () => {
  const { push, take } = startAlone()
  window._paq = { push: () => undefined }
  push([event('a')])
  expect(take()).toEqual([event('a')])
})

test('a command that our tracker refuses is reported', () => {
  runMatomo(createWitness({ ...HOME, unknown: ['setSecureCookie'] }))
  const { push, refused } = startQueue()
  push([['setSecureCookie', true], event('a')])
  expect(refused.mock.calls).toEqual([[['setSecureCookie', true], expect.any(TypeError)]])
})

test('a Matomo of the page that runs already is left alone, and our own tracker is configured and gets the commands', () => {
  const theirs = createWitness(FOREIGN)
  const { made } = runMatomo(theirs)
  const onOtherMatomo = jest.fn()
  const { push } = startQueue('', { onOtherMatomo, setup: [['setSiteId', 1], ['disableCookies']] })
  push([event('a')])
  expect(theirs.told).toEqual([])
  expect(made).toMatchObject([{ ...HOME, told: [['disableCookies'], event('a')] }])
  expect(onOtherMatomo.mock.calls).toEqual([['other-site']])
})

test('a tracker of ours that is made later gets what was set since the start', () => {
  const theirs = createWitness(HOME)
  const { made } = runMatomo(theirs)
  const { push } = startQueue('', {
    setup: [['disableCookies']],
    commandsToRestore: () => [['setUserId', 'ann']],
  })
  theirs.tracker.setSiteId?.(9)
  push([event('a')])
  expect(made[0]?.told).toEqual([['disableCookies'], ['setUserId', 'ann'], event('a')])
})

test('trackers that the user’s own commands add are ours, by default on the same server', () => {
  const setup: MatomoCommand[] = [
    ['addTracker', 'https://two.test/matomo.php', 2],
    ['addTracker', undefined, 3],
    ['disableCookies'],
  ]
  const { push } = startQueue('', { setup })
  const { made } = startMatomo()
  push([event('a')])
  expect(made.slice(1)).toMatchObject([
    { siteId: 2, trackerUrl: 'https://two.test/matomo.php' },
    { siteId: 3, trackerUrl: HOME.trackerUrl },
  ])
  for (const { told } of made) expect(told.at(-1)).toEqual(event('a'))
})

describe('after matomo.js has started with our commands', () => {
  test('a tracker that the page adds gets no command of ours', () => {
    const { push, take, made, onOtherMatomo } = startAlone()
    window.Matomo?.addTracker?.(FOREIGN.trackerUrl, FOREIGN.siteId)
    push([event('a')])
    expect(take()).toEqual([event('a')])
    expect(made[1]?.told).toEqual([])
    expect(onOtherMatomo.mock.calls).toEqual([['other-site']])
  })

  test('our tracker gets no entry of the page, once the page has added a tracker', async () => {
    const { take, made } = startAlone()
    window.Matomo?.addTracker?.(FOREIGN.trackerUrl, FOREIGN.siteId)
    window._paq?.push(['trackPageView'])
    await endScript()
    expect(take()).toEqual([])
    expect(made[1]?.told).toEqual([['trackPageView']])
  })

  test('entries of the page that name no site reach matomo.js as they are', async () => {
    const { take } = startAlone()
    window._paq?.push(['trackPageView'])
    await endScript()
    expect(take()).toEqual([['trackPageView']])
  })

  test('a snippet of the page for another site starts a Matomo of its own, and ours gets none of its entries', async () => {
    const { push, take, made, onOtherMatomo } = startAlone()
    window._paq?.push(['trackPageView'])
    window._paq?.push(['setTrackerUrl', FOREIGN.trackerUrl], ['setSiteId', 9])
    await endScript()
    push([event('a')])
    expect(take()).toEqual([event('a')])
    expect(made[1]).toMatchObject({
      isFed: true,
      told: [['trackPageView'], ['setTrackerUrl', FOREIGN.trackerUrl], ['setSiteId', 9]],
    })
    expect(onOtherMatomo.mock.calls).toEqual([['other-site']])
  })

  test('a second matomo.js on the page changes nothing', () => {
    const { push, take } = startAlone()
    for (const run of window.matomoPluginAsyncInit ?? []) run()
    push([event('a')])
    expect(take()).toEqual([event('a')])
  })
})
