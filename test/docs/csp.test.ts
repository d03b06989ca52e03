import { readFileSync } from 'node:fs'
import { resolveSettings } from '../../src/settings/resolve-settings'
import { readBlocks } from './support/read-blocks'

const hostOf = (url: string) => new URL(url).host

/** The first text of this form in a file of analytics.js. */
function inAnalytics(file: string, form: RegExp): string {
  const [, host = ''] =
    form.exec(readFileSync(`node_modules/@segment/analytics-next/dist/pkg/${file}`, 'utf8')) ?? []
  return host
}

test('docs/csp.md names the hosts of analytics.js and of Matomo’s cloud', () => {
  const [block] = readBlocks('docs/csp.md').filter(({ section }) => section.startsWith('With Segment'))
  const policy = Object.fromEntries(
    (block?.code ?? '')
      .trim()
      .split('\n')
      .map((line) => {
        const [directive = '', ...sources] = line.split(/\s+/)
        return [directive, sources.filter((source) => source !== "'self'").map(hostOf)]
      }),
  )
  const values = { siteId: 1, serverUrl: 'https://example.matomo.cloud' }
  const { scriptUrl, trackerUrl } = resolveSettings([{ name: 'the test', values }]).settings
  const [script, tracker] = [hostOf(scriptUrl), hostOf(trackerUrl)]
  const cdn = inAnalytics('lib/parse-cdn.js', /"https:\/\/(cdn\.[\w.]+)"/)
  const api = inAnalytics('core/constants/index.js', /'(api\.[\w.]+)\/v1'/)
  expect([script, cdn, api]).toEqual(['cdn.matomo.cloud', 'cdn.segment.com', 'api.segment.io'])
  expect(policy).toEqual({
    'script-src': [cdn, script],
    'connect-src': [cdn, api, script, tracker],
    'img-src': [tracker],
  })
})
