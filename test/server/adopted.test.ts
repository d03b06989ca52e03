import { createFactTable } from './support/fact-table'
import { useScenario } from './support/scenario'
import { openPage } from '../support/browser'

const scenario = useScenario('adopted')

test('a call to a source whose classic Piwik destination is adopted is recorded once', async () => {
  const { api, siteId, site, browser } = scenario
  const goalId = await api.addGoal(siteId, 'Signed Up')
  const { page, errors } = await openPage(browser, site.url)
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).host))
  await page.evaluate(
    async ({ siteId, goalId }) => {
      const { AnalyticsBrowser, matomoDestination } = window
      if (!matomoDestination) throw new Error('the built file did not put its factory on the page')
      const [analytics] = await AnalyticsBrowser.load(
        {
          writeKey: 'test',
          cdnSettings: {
            integrations: {
              'Segment.io': { apiKey: 'test' },
              Piwik: {
                siteId: String(siteId),
                url: `${location.origin}/matomo/`,
                customVariableLimit: '5',
                goals: [{ key: 'signed_up', value: String(goalId) }],
                type: 'browser',
                bundlingStatus: 'bundled',
                versionSettings: { componentTypes: ['browser'] },
              },
            },
          },
          plugins: [matomoDestination],
        },
        { updateCDNSettings: matomoDestination.adoptPiwik, integrations: { 'Segment.io': false } },
      )
      await analytics.identify('ann')
      await analytics.page()
      await analytics.track('Signed Up', { revenue: '$5' })
    },
    { siteId, goalId },
  )
  await site.hitsWhen(3)
  // A hit that comes twice would come now.
  await page.waitForTimeout(2_000)
  const visits = await api.visits(siteId)
  await page.context().close()

  const facts = createFactTable('A source whose classic Piwik destination is adopted')
  facts.compare('hits', 3, site.hits.length)
  facts.compare(
    'visits: users',
    ['ann'],
    visits.map(({ userId }) => userId),
  )
  facts.compare(
    'actions',
    ['action', 'event', 'goal'],
    visits.flatMap(({ actionDetails }) => actionDetails.map(({ type }) => type)).sort(),
  )
  const goal = visits[0]?.actionDetails.find(({ type }) => type === 'goal')
  facts.compare('goal', ['Signed Up', 5], [goal?.goalName, goal?.revenue])
  facts.compare('hosts asked', [new URL(site.url).host], [...new Set(asked)])
  facts.compare('console errors', [], errors)
  facts.finish()
})
