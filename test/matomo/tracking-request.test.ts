import type { MatomoCommand } from '../../src'
import {
  applyCommand,
  createTracker,
  isKnownMethod,
  type PageFacts,
  type TrackerState,
} from '../../src/matomo/tracking-request'
import { readInterface } from '../types/support/read-interface'

// That the requests are those of the real matomo.js is tested in a browser. Here is what matomo.js has no part in.

const PAGE: PageFacts = {
  ...{ url: 'https://shop.test/', referrer: '', title: 'Shop', cookies: '', takesCookies: true },
  ...{ asksForNoTracking: false, browser: { res: '1280x720', cookie: 1 }, random: Math.random },
}
const NOON = new Date(2026, 10, 27, 12, 34, 56).getTime()

function trackerAfter(page: Partial<PageFacts>, ...commands: readonly MatomoCommand[]): TrackerState {
  const tracker = createTracker({ ...PAGE, ...page })
  for (const command of [['setSiteId', 7], ...commands] as const) applyCommand(tracker, command, NOON)
  return tracker
}

/** The parameters of the request for one more command, or undefined. */
function requestOf(tracker: TrackerState, command: readonly unknown[]): Record<string, string> | undefined {
  const request = applyCommand(tracker, command, NOON)
  return request === undefined ? undefined : Object.fromEntries(new URLSearchParams(request))
}

const VIEW: MatomoCommand = ['trackPageView']

test('a request says when its command was pushed', () => {
  expect(requestOf(trackerAfter({}), VIEW)).toMatchObject({ h: '12', m: '34', s: '56' })
})

test('a request says the charset of a page that is not UTF-8', () => {
  expect(requestOf(trackerAfter({ charset: 'windows-1252' }), VIEW)).toMatchObject({ cs: 'windows-1252' })
  expect(requestOf(trackerAfter({}), VIEW)).not.toHaveProperty('cs')
})

describe('the visitor', () => {
  const idOf = (page: Partial<PageFacts>, ...commands: readonly MatomoCommand[]) => {
    const tracker = trackerAfter(page, ...commands)
    const request = requestOf(tracker, VIEW)
    return [request?._id, tracker.newVisitorId]
  }
  const cookie = '_pk_id.7.1fff=0123456789abcdef.1790000000.'
  const earlierVisitorId = 'fedcba9876543210'

  test('a visitor without a cookie gets a new id, which is told', () => {
    const [id, newVisitorId] = idOf({})
    expect(id).toMatch(/^[\da-f]{16}$/)
    expect(newVisitorId).toBe(id)
  })

  test('a visitor without a cookie gets the id that an earlier page gave', () => {
    expect(idOf({ earlierVisitorId })).toEqual([earlierVisitorId, earlierVisitorId])
  })

  test('a cookie comes before the id that an earlier page gave, and no new id is told', () => {
    expect(idOf({ cookies: `a=b; ${cookie}; c=d`, earlierVisitorId })).toEqual([
      '0123456789abcdef',
      undefined,
    ])
  })

  test('several cookies give no id: nobody knows which of them matomo.js takes', () => {
    const cookies = `${cookie}; _pk_id.7.2eee=fedcba9876543210.1790000000.`
    expect(idOf({ cookies })).toEqual(['', undefined])
  })

  test('another site’s cookie gives no id', () => {
    const [id] = idOf({ cookies: '_pk_id.77.1fff=0123456789abcdef.1790000000.' })
    expect(id).not.toBe('0123456789abcdef')
  })

  test.each([
    ['cookies are off', {}, [['disableCookies']]],
    ['consent to cookies is missing', {}, [['requireCookieConsent']]],
    ['the browser takes no cookies', { takesCookies: false }, []],
  ] as const)('where %s, there is no id, and none is made', (_, page, commands) => {
    expect(idOf({ ...page, cookies: cookie, earlierVisitorId }, ...commands)).toEqual(['', undefined])
  })

  test('the id of setVisitorId comes before all others, and no new id is told', () => {
    const id = 'aaaabbbbccccdddd'
    expect(idOf({ cookies: cookie, earlierVisitorId }, ['setVisitorId', id])).toEqual([id, undefined])
    expect(idOf({ earlierVisitorId }, ['setVisitorId', id])).toEqual([id, undefined])
  })

  test.each([['0123456789abcde'], [''], [5], [undefined]])('%j is no id for setVisitorId', (id) => {
    const tracker = trackerAfter({ cookies: cookie })
    applyCommand(tracker, ['setVisitorId', id], NOON)
    expect(requestOf(tracker, VIEW)).toMatchObject({ _id: '0123456789abcdef' })
  })

  test('an id for setVisitorId may stand in a longer text, in capitals', () => {
    expect(idOf({ cookies: cookie }, ['setVisitorId', 'x0123456789ABCDEFx'])).toEqual([
      'x0123456789ABCDEFx',
      undefined,
    ])
  })
})

describe('consent', () => {
  const consentOf = (page: Partial<PageFacts>, ...commands: readonly MatomoCommand[]) => {
    const tracker = trackerAfter(page, ...commands)
    const request = requestOf(tracker, VIEW)
    return [tracker.consent, request !== undefined]
  }

  test('there are no requests while consent is missing', () => {
    expect(consentOf({}, ['requireConsent'])).toEqual(['missing', false])
    expect(consentOf({}, ['requireConsent'], ['setConsentGiven'])).toEqual(['given', true])
    expect(consentOf({}, ['forgetConsentGiven'])).toEqual(['missing', false])
    expect(consentOf({}, ['optUserOut'])).toEqual(['missing', false])
  })

  test('consent that an earlier page has remembered counts only where cookies are read', () => {
    const cookies = 'mtm_consent=1790000000000'
    expect(consentOf({ cookies }, ['requireConsent'])).toEqual(['given', true])
    expect(consentOf({ cookies: 'mtm_consent=' }, ['requireConsent'])).toEqual(['missing', false])
    expect(consentOf({ cookies }, ['disableCookies'], ['requireConsent'])).toEqual(['missing', false])
    expect(consentOf({ cookies }, ['requireCookieConsent'], ['requireConsent'])).toEqual(['missing', false])
  })

  test('consent that an earlier page has remembered leaves the description of the browser off', () => {
    const cookies = 'mtm_consent=1790000000000'
    const tracker = trackerAfter({ cookies }, ['disableBrowserFeatureDetection'], ['requireConsent'])
    expect(requestOf(tracker, VIEW)).toMatchObject({ uadata: '{}' })
    expect(requestOf(tracker, VIEW)).not.toHaveProperty('res')
  })

  test('a browser that asks not to be tracked is heeded where the site says so, whatever is said later', () => {
    const dnt = { asksForNoTracking: true }
    expect(consentOf(dnt)).toEqual(['not asked', true])
    expect(consentOf(dnt, ['setDoNotTrack', false])).toEqual(['not asked', true])
    expect(consentOf(dnt, ['setDoNotTrack', true])).toEqual(['refused', false])
    expect(consentOf(dnt, ['setDoNotTrack', true], ['setConsentGiven'])).toEqual(['refused', false])
    expect(consentOf(dnt, ['setDoNotTrack', true], ['requireConsent'], ['setConsentGiven'])).toEqual([
      'refused',
      false,
    ])
  })

  test('a visitor who has opted out stays so', () => {
    const cookies = 'mtm_consent_removed=1790000000000'
    expect(consentOf({ cookies })).toEqual(['refused', false])
    expect(consentOf({ cookies }, ['requireConsent'], ['setConsentGiven'])).toEqual(['refused', false])
  })
})

describe('what is not known', () => {
  const UNKNOWN: readonly (readonly unknown[])[] = [
    ['setCustomRequestProcessing', () => ''],
    ['disableCampaignParameters'],
    ['MediaAnalytics::scanForMedia'],
    ['noSuchMethod'],
    ['constructor'],
    [() => undefined],
    [],
    ['setCustomVariable', 1, 'name', 'value', 'event'],
  ]

  test.each(UNKNOWN)('a queue with %p is not known any more', (...command) => {
    const tracker = trackerAfter({})
    expect([tracker.isKnown, requestOf(tracker, command), tracker.isKnown]).toEqual([true, undefined, false])
  })

  test('a method is known by its name alone', () => {
    expect(['trackPageView', 'setSiteId', 'enableLinkTracking'].filter(isKnownMethod)).toHaveLength(3)
    expect(['toString', '__proto__', '', undefined, null, 5, () => undefined].filter(isKnownMethod)).toEqual(
      [],
    )
  })

  test('each method of matomo.js is known, or unknown for a reason', () => {
    const methods = readInterface('MatomoMethods').map(({ name }) => name)
    expect(methods.filter((method) => !isKnownMethod(method)).sort()).toEqual([
      // The reasons are in neutral-methods.ts.
      'addListener',
      'addPlugin',
      'deleteCookies',
      'disableAlwaysUseSendBeacon',
      'disableCampaignParameters',
      'enableBrowserFeatureDetection',
      'enableFileTracking',
      'forgetUserOptOut',
      'killFrame',
      'logAllContentBlocksOnPage',
      'queueRequest',
      'redirectFile',
      'setCookieNamePrefix',
      'setCustomData',
      'setCustomRequestProcessing',
      'setExcludedQueryParams',
      'setExcludedReferrers',
      'setGenerationTimeMs',
      'setIgnoreCampaignsForReferrers',
      'setPageViewId',
      'setRequestMethod',
      'storeCustomVariablesInCookie',
      'trackContentImpressionsWithinNode',
      'trackContentInteractionNode',
    ])
  })

  test.each(['/relative', 'page.html', 'file:///index.html', ''])(
    'the URL %p is not known: matomo.js has its own way',
    (url) => {
      const tracker = trackerAfter({}, ['setCustomUrl', url])
      requestOf(tracker, VIEW)
      expect(tracker.isKnown).toBe(false)
    },
  )
})

test('a command that matomo.js would throw at gives no request, and the next one does', () => {
  const tracker = trackerAfter({}, ['setDocumentTitle', 'half a \ud83d'])
  expect(requestOf(tracker, VIEW)).toBeUndefined()
  applyCommand(tracker, ['setDocumentTitle', 'whole'], NOON)
  expect(requestOf(tracker, VIEW)).toMatchObject({ action_name: 'whole' })
})

test('the commands and the data of a hit are left as they are', () => {
  const command = ['trackPageView', undefined, Object.freeze({ dimension1: 'x', other: 1 })] as const
  expect(requestOf(trackerAfter({}), Object.freeze(command))).toMatchObject({
    dimension1: 'x',
    data: '{"other":1}',
  })
})

test('text in the place of a number adds no parameter', () => {
  const request = requestOf(trackerAfter({}), ['trackGoal', 1, '5&uid=admin'])
  expect([request?.revenue, request?.uid]).toEqual(['5&uid=admin', undefined])
})
