import type { Action } from '../../scripts/matomo/types'
import { createFactTable } from './support/fact-table'
import { hasActions } from './support/has-actions'
import { nameOf } from './support/name-of'
import { useScenario } from './support/scenario'
import { sendInTurn } from './support/send-in-turn'

const scenario = useScenario('two users')

/** What the script does. */
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

/** Runs the steps in the page. Returns when each was made, in seconds since 1970. */
async function runSteps() {
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
}

/** The names of a visit's actions, in the order of the steps: actions of one second come in any order. */
const namesOf = (actions: Action[]) => {
  const names = actions.map(nameOf)
  return steps.map(({ name }) => name).filter((name) => names.includes(name))
}

// In time: matomo.js runs before the first step. Late: matomo.js is loaded after the last step.
test.each(['in time', 'late'])(
  'each hit of two users of a single-page app has its own user, page and time, matomo.js %s',
  async (arrival) => {
    const { site, api } = scenario
    const siteId = await api.addSite(`two users, ${arrival}`)
    const release = arrival === 'late' ? site.holdScript() : () => undefined
    const { page, errors } = await scenario.open('/', { siteId })
    await sendInTurn(page, site)
    if (arrival === 'in time') await page.evaluate(() => window.analytics.ready())
    const times = await page.evaluate(runSteps)
    release()
    const hits = await site.hitsWhen(steps.length)
    const visits = (await api.visitsWhen(siteId, hasActions(steps.length))).reverse()
    await page.context().close()

    const facts = createFactTable(`Two users of a single-page app, matomo.js ${arrival}`)
    facts.compare('hits', steps.length, hits.length)
    steps.forEach(({ name, path, referrer, uid, secondsAgo = 0, type }, index) => {
      // Hits of one moment may arrive in any order.
      const hit = hits.find(({ action_name, e_a }) => (e_a ?? action_name) === name)
      const visit = visits.find(({ actionDetails }) =>
        actionDetails.some((action) => nameOf(action) === name),
      )
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
  },
)
