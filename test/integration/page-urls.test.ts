import { cleanPage, pushed, startAnalytics } from './support/start-analytics'

beforeEach(cleanPage)

const urls = () =>
  pushed()
    .filter(([method]) => method === 'setCustomUrl')
    .map(([, url]) => url)

test.each([
  ['/caf%C3%A9', 'https://shop.test/caf\u00e9'],
  ['/?q=a%26b&r=%C3%BC#%E8%8C%B6', 'https://shop.test/?q=a%26b&r=\u00fc#\u8336'],
  ['/?rate=100%25', 'https://shop.test/?rate=100%25'],
  ['/?bad=%E9%20', 'https://shop.test/?bad=%E9 '],
])('at %s an event, the page view and the next event have one URL', async (path, url) => {
  history.replaceState(null, '', path)
  const analytics = await startAnalytics()
  await analytics.track('Before')
  await analytics.page()
  await analytics.track('After')
  expect(new Set(urls())).toEqual(new Set([url]))
})

test('a campaign at the end of a long URL is kept', async () => {
  history.replaceState(null, '', `/?pad=${'x'.repeat(10_000)}&utm_campaign=spring`)
  const analytics = await startAnalytics()
  await analytics.page()
  expect(urls()).toEqual([expect.stringMatching(/x&utm_campaign=spring$/)])
})
