import { testNeeding } from '../support/engines/test-needing'
import { startInPage } from '../support/start-in-page'
import { useSite } from '../support/use-site'

const used = useSite()

/** Opens a page under a Content Security Policy. */
async function openUnder(policy: string) {
  used.site.pageHeaders = { 'content-security-policy': policy }
  return used.open()
}

// Another origin than the page's, as Matomo usually is: the site by its other name.
const matomo = () => used.site.url.replace('127.0.0.1', 'localhost')
const settings = () => ({ serverUrl: `${matomo()}/matomo` })
const track = () => window.analytics.track('Played')

test('the directives that the docs name are enough', async () => {
  const page = await openUnder(
    `default-src 'none'; script-src 'self' ${matomo()}; connect-src ${matomo()}; img-src ${matomo()} data:`,
  )
  await startInPage(page, settings())
  await page.evaluate(track)
  await used.site.hitsWhen(1)
  expect(await page.complaints()).toEqual({ errors: [], warnings: [], violations: [] })
})

test('the nonce of the page’s own scripts is taken over', async () => {
  const page = await openUnder(
    `default-src 'none'; script-src 'nonce-r4nd0m'; connect-src ${matomo()}; img-src data:`,
  )
  await startInPage(page, settings())
  await page.evaluate(track)
  await used.site.hitsWhen(1)
  expect(await page.complaints()).toEqual({ errors: [], warnings: [], violations: [] })
})

test('a wrong nonce is refused by the browser, and said by the plugin', async () => {
  const page = await openUnder(
    `default-src 'none'; script-src 'nonce-r4nd0m'; connect-src ${matomo()}; img-src data:`,
  )
  await startInPage(page, { ...settings(), nonce: 'other' })
  await page.evaluate(() => window.analytics.ready())
  const { violations, warnings } = await page.complaints()
  expect(new Set(violations)).toEqual(new Set(['script-src-elem']))
  expect(warnings).toEqual([expect.stringContaining('loading is tried again')])
})

const TRUSTED = "require-trusted-types-for 'script'; trusted-types segment-matomo"

testNeeding('Trusted Types')('Trusted Types: the policy segment-matomo is enough', async () => {
  const page = await openUnder(TRUSTED)
  await startInPage(page, settings())
  await page.evaluate(track)
  await used.site.hitsWhen(1)
  expect(await page.complaints()).toEqual({ errors: [], warnings: [], violations: [] })
})

testNeeding('Trusted Types')('Trusted Types without it: said, and nothing thrown into the page', async () => {
  const page = await openUnder("require-trusted-types-for 'script'; trusted-types 'none'")
  await startInPage(page, settings())
  await page.evaluate(() => window.analytics.ready())
  const { warnings, errors } = await page.complaints()
  expect(warnings).toEqual([expect.stringContaining('loading is tried again')])
  expect(errors.filter((error) => error.includes('Uncaught'))).toEqual([])
})

test('integrity and crossOrigin stand on the script', async () => {
  const release = used.site.holdScript()
  const page = await used.open()
  await startInPage(page, { integrity: 'sha384-x', crossOrigin: 'anonymous', nonce: 'n' })
  const script = await page.evaluate(() => {
    const { integrity, crossOrigin, nonce } =
      document.querySelector<HTMLScriptElement>('[src$="matomo.js"]') ?? {}
    return { integrity, crossOrigin, nonce }
  })
  expect(script).toEqual({ integrity: 'sha384-x', crossOrigin: 'anonymous', nonce: 'n' })
  release()
})
