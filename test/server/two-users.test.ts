import type { Action } from '../../scripts/matomo/types'
import { startInPage } from '../support/start-in-page'
import { createFactTable } from './support/fact-table'
import { hasActions } from './support/has-actions'
import { startScenario, type Scenario } from './support/scenario'
import { sendInTurn } from './support/send-in-turn'

let scenario: Scenario

beforeAll(async () => {
  scenario = await startScenario('two users')
})
afterAll(() => scenario.close())

/** What the script does, in order. */
interface Step {
  type: 'action' | 'event'
  name: string
  path: string
  referrer?: string
  uid?: string
  secondsAgo?: number
}

const steps: Step[] = [
  { type: 'action', name: 'Welcome', path: '/' },
  { type: 'action', name: 'One', path: '/one', referrer: '/', uid: 'ann' },
  { type: 'action', name: 'Two', path: '/two#there', referrer: '/one', uid: 'ann' },
  { type: 'action', name: 'Three', path: '/three?x=1', referrer: '/two#there', uid: 'ann' },
  { type: 'event', name: 'Rated', path: '/three?x=1', referrer: '/two#there', uid: 'ann' },
  { type: 'action', name: 'Goodbye', path: '/goodbye', referrer: '/three?x=1' },
  { type: 'action', name: 'Four', path: '/four', referrer: '/goodbye', uid: 'bob' },
  { type: 'event', name: 'Read offline', path: '/four', referrer: '/goodbye', uid: 'bob', secondsAgo: 3600 },
]

// With matomo.js in time, and with all of it done before matomo.js is there.
test.each([['in time'], ['late']])('two users of a single-page app, matomo.js %s', async (arrival) => {
  const siteId = await scenario.api.addSite(`two users, ${arrival}`)
  const { site, api } = scenario
  site.reset()
  const release = arrival === 'late' ? site.holdScript() : () => undefined
  const { page, errors } = await scenario.open('/', { siteId })
  await sendInTurn(page, site)
  if (arrival === 'in time') await page.evaluate(() => window.analytics.ready())

  const times = await page.evaluate(async () => {
    const { analytics } = window
    const times: number[] = []
    const note = () => times.push(Date.now() / 1000)
    const go = async (path: string, title: string) => {
      history.pushState(null, '', path)
      document.title = title
      note()
      await analytics.page()
    }
    await go('/', 'Welcome')
    await analytics.identify('ann')
    await go('/one', 'One')
    await go('/two#there', 'Two')
    await go('/three?x=1', 'Three')
    note()
    await analytics.track('Rated', { label: 'Three', value: 5 })
    analytics.reset()
    await go('/goodbye', 'Goodbye')
    await analytics.identify('bob')
    await go('/four', 'Four')
    note()
    await analytics.track('Read offline', {}, { timestamp: new Date(Date.now() - 3_600_000) })
    return times
  })
  release()
  const hits = await site.hitsWhen(steps.length)
  const visits = (await api.visitsWhen(siteId, hasActions(steps.length))).reverse()
  await page.context().close()

  const facts = createFactTable(`Two users of a single-page app, matomo.js ${arrival}`)
  facts.compare('hits', steps.length, hits.length)
  steps.forEach(({ name, path, referrer, uid, secondsAgo = 0, type }, index) => {
    // Hits of one moment may arrive in any order.
    const hit = hits.find(({ action_name, e_a }) => (e_a ?? action_name) === name)
    const visit = visits.find(({ actionDetails }) => actionDetails.some((action) => nameOf(action) === name))
    const action = visit?.actionDetails.find((action) => nameOf(action) === name)
    const compare = (fact: string, done: unknown, recorded: unknown) =>
      facts.compare(`${name}: ${fact}`, done, recorded)
    compare('type', type, action?.type)
    compare('sent URL', site.url + path, hit?.url)
    // Matomo cuts the hash, by its site's settings.
    compare('URL', site.url + path.replace(/#.*/, ''), action?.url)
    compare('sent referrer', referrer && site.url + referrer, hit?.urlref)
    compare('sent user id', uid, hit?.uid)
    facts.compareTime(`${name}: time`, (times[index] ?? 0) - secondsAgo, action?.timestamp)
  })
  facts.compare(
    'visits: users and actions',
    [
      ['bob', ['Read offline']],
      ['ann', ['Welcome', 'One', 'Two', 'Three', 'Rated']],
      ['bob', ['Goodbye', 'Four']],
    ],
    visits.map(({ userId, actionDetails }) => [userId, namesOf(actionDetails)]),
  )
  facts.compare('console errors', [], errors)
  facts.finish()
})

test('a user logs out, which leads to another page at once: that page is another visit', async () => {
  const { site, api } = scenario
  const siteId = await api.addSite('logged out and left')
  site.reset()
  const { page } = await scenario.open('/account', { siteId })
  await page.evaluate(async () => {
    await window.analytics.identify('ann')
    await window.analytics.page()
  })
  await site.hitsWhen(1)
  await page.evaluate(() => {
    window.analytics.reset()
  })
  await page.goto(`${site.url}/goodbye`)
  await startInPage(page, { siteId })
  await page.evaluate(() => window.analytics.page())
  await site.hitsWhen(2)
  const visits = await api.visitsWhen(siteId, hasActions(2))
  await page.context().close()

  const facts = createFactTable('Logged out, and left the page at once')
  facts.compare(
    'visits: users and pages',
    [
      ['ann', [`${site.url}/account`]],
      [undefined, [`${site.url}/goodbye`]],
    ],
    visits
      .reverse()
      .map(({ userId, actionDetails }) => [userId ?? undefined, actionDetails.map(({ url }) => url)]),
  )
  facts.finish()
})

test('what comes in before the first hit after a logout, whose visit is then not there yet, is not the last user’s', async () => {
  const { site, api } = scenario
  const siteId = await api.addSite('overtaken')
  site.reset()
  const { page } = await scenario.open('/account', { siteId })
  await page.evaluate(async () => {
    await window.analytics.page()
    await window.analytics.identify('ann')
    await window.analytics.track('Signed In')
  })
  await site.hitsWhen(2)
  await page.route(/matomo\.php.*new_visit=1/, async (route) => {
    await site.hitsWhen(3)
    await route.continue()
  })
  await page.evaluate(async () => {
    window.analytics.reset()
    void window.analytics.page()
    await window.analytics.track('Overtook')
  })
  await site.hitsWhen(4)
  await page.evaluate(() => window.analytics.track('Followed'))
  const hits = await site.hitsWhen(5)
  const visits = await api.visitsWhen(siteId, hasActions(5))
  await page.context().close()

  expect(hits[2]).toMatchObject({ e_a: 'Overtook' })
  const ofAnn = visits.filter(({ userId }) => userId === 'ann')
  expect(ofAnn.map(({ actionDetails }) => actionDetails.map(nameOf))).toEqual([['Shop', 'Signed In']])
})

test('hits after a logout are taken where the visitor’s id is longer than Matomo’s', async () => {
  const { site, api } = scenario
  const siteId = await api.addSite('long visitor id')
  site.reset()
  const { page } = await scenario.open('/', {
    siteId,
    commands: [['setVisitorId', '0123456789abcdef'.repeat(2)]],
  })
  await page.evaluate(() => window.analytics.track('Before'))
  await site.hitsWhen(1)
  await page.evaluate(async () => {
    window.analytics.reset()
    await window.analytics.track('After')
  })
  await site.hitsWhen(2)
  await api.visitsWhen(siteId, hasActions(2))
  await page.context().close()
  expect(site.refused).toEqual([])
})

test('where cookies do not stay, all hits after a logout are one visit', async () => {
  const { site, api } = scenario
  const siteId = await api.addSite('no cookie stays')
  site.reset()
  const { page } = await scenario.open('/', { siteId, commands: [['setCookiePath', '/elsewhere']] })
  await page.evaluate(() => window.analytics.track('Before'))
  await site.hitsWhen(1)
  await page.evaluate(() => {
    window.analytics.reset()
  })
  // One by one: without cookies, those of one moment may be filed into two.
  for (const [index, name] of ['One', 'Two', 'Three'].entries()) {
    await page.evaluate((name) => window.analytics.track(name), name)
    await site.hitsWhen(index + 2)
    await api.visitsWhen(siteId, hasActions(index + 2))
  }
  const visits = await api.visits(siteId)
  await page.context().close()
  expect(visits.map(({ actionDetails }) => actionDetails.map(nameOf))).toEqual([
    ['One', 'Two', 'Three'],
    ['Before'],
  ])
})

const namesOf = (actions: Action[]) => {
  const names = actions.map(nameOf)
  return steps.map(({ name }) => name).filter((name) => names.includes(name))
}
const nameOf = ({ eventAction, pageTitle }: Action) => eventAction ?? pageTitle
