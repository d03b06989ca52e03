import { useScenario } from './support/scenario'

// docs/several-sites.md, "One visitor on several domains".
const scenario = useScenario('cross-domain')

/** The address of a link to the other domain, once it is clicked. */
async function clickedLink(linkTracking: boolean): Promise<URL> {
  const { page } = await scenario.open('/', {
    ...{ domains: ['127.0.0.1', 'localhost'], crossDomainLinking: true, linkTracking },
  })
  await page.evaluate(() => window.analytics.page())
  await scenario.site.hitsWhen(1)
  await page.evaluate(
    (address) => {
      document.body.insertAdjacentHTML('beforeend', `<a id="other" href="${address}">Checkout</a>`)
    },
    scenario.site.url.replace('127.0.0.1', 'localhost'),
  )
  await page.click('#other')
  await page.waitForURL(/localhost/)
  const address = new URL(page.url())
  await page.context().close()
  return address
}

test('a link to another of the domains carries the visitor’s id', async () => {
  expect((await clickedLink(true)).searchParams.get('pk_vid')).toMatch(/^[0-9a-f]{16}/)
})

test('without link tracking, a link to another of the domains carries no id', async () => {
  expect((await clickedLink(false)).searchParams.has('pk_vid')).toBe(false)
})
