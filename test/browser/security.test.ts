import { openPage } from '../support/browser'
import { startInPage } from '../support/start-in-page'
import { useSite } from '../support/use-site'

const used = useSite()

/** Opens a page under a Content Security Policy. */
async function openUnder(policy: string) {
  used.site.pageHeaders = { 'content-security-policy': policy }
  return openPage(used.browser, used.site.url)
}

// Another origin than the page's, as Matomo usually is: the site by its other name.
const matomo = () => used.site.url.replace('127.0.0.1', 'localhost')
const settings = () => ({ serverUrl: `${matomo()}/matomo` })
const track = () => window.analytics.track('Played')

test('the directives that the docs name are enough', async () => {
  const { page, errors } = await openUnder(
    `default-src 'none'; script-src 'self' ${matomo()}; connect-src ${matomo()}; img-src ${matomo()} data:`,
  )
  await startInPage(page, settings())
  await page.evaluate(track)
  await used.site.hitsWhen(1)
  expect(errors).toEqual([])
  await page.context().close()
})

test('the nonce of the page’s own scripts is taken over', async () => {
  const { page, errors } = await openUnder(
    `default-src 'none'; script-src 'nonce-r4nd0m'; connect-src ${matomo()}; img-src data:`,
  )
  await startInPage(page, settings())
  await page.evaluate(track)
  await used.site.hitsWhen(1)
  expect(errors).toEqual([])
  await page.context().close()
})

test('a wrong nonce is refused by the browser, and said by the plugin', async () => {
  const { page, errors, warnings } = await openUnder(
    `default-src 'none'; script-src 'nonce-r4nd0m'; connect-src ${matomo()}`,
  )
  await startInPage(page, { ...settings(), nonce: 'other' })
  await page.evaluate(() => window.analytics.ready())
  expect(errors.join()).toContain('Content Security Policy')
  expect(warnings).toEqual([expect.stringContaining('/matomo.js: tried again')])
  await page.context().close()
})

const TRUSTED = "require-trusted-types-for 'script'; trusted-types segment-matomo"

test('Trusted Types: the policy segment-matomo is enough', async () => {
  const { page, errors } = await openUnder(TRUSTED)
  await startInPage(page, settings())
  await page.evaluate(track)
  await used.site.hitsWhen(1)
  expect(errors).toEqual([])
  await page.context().close()
})

test('Trusted Types without it: said, and nothing thrown into the page', async () => {
  const { page, errors, warnings } = await openUnder(
    "require-trusted-types-for 'script'; trusted-types 'none'",
  )
  await startInPage(page, settings())
  await page.evaluate(() => window.analytics.ready())
  expect(warnings).toEqual([expect.stringContaining('/matomo.js: tried again')])
  expect(errors.filter((error) => error.includes('Uncaught'))).toEqual([])
  await page.context().close()
})

test('integrity and crossOrigin stand on the script', async () => {
  const release = used.site.holdScript()
  const { page } = await openPage(used.browser, used.site.url)
  await startInPage(page, { integrity: 'sha384-x', crossOrigin: 'anonymous', nonce: 'n' })
  const script = page.locator('script[src$="matomo.js"]')
  expect(await script.getAttribute('integrity')).toBe('sha384-x')
  expect(await script.getAttribute('crossorigin')).toBe('anonymous')
  expect(await script.evaluate((element: HTMLScriptElement) => element.nonce)).toBe('n')
  release()
  await page.context().close()
})
