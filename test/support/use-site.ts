import { embeddedBackend } from '../../demo/server/embedded-backend'
import { chosenEngine, type Engine } from './engines/engine'
import { startEngine } from './engines/start-engine'
import type { TestPage } from './engines/test-page'
import { bundle, startTestSite, type TestSite } from './test-site'

interface UsedSite {
  readonly engine: Engine
  readonly site: TestSite
  /** Opens a page of the site as a new visitor, who leaves when the test ends. */
  open(path?: string): Promise<TestPage>
}

/**
 * Gives the tests of a file the engine of this run and a site with a stand-in for matomo.js, and each test a site without
 * hits.
 *
 * @returns what is there once the first test begins
 */
export function useSite(): UsedSite {
  const used = {} as { engine: Engine; site: TestSite }
  let opened: TestPage[] = []
  beforeAll(async () => {
    used.engine = await startEngine(chosenEngine())
    used.site = await startTestSite(embeddedBackend(await bundle('demo/stand-in/stand-in.ts')))
  })
  beforeEach(() => {
    used.site.reset()
  })
  afterEach(async () => {
    await Promise.all(opened.map((page) => page.close()))
    opened = []
  })
  afterAll(async () => {
    await used.engine.close()
    await used.site.close()
  })
  return Object.assign(used, {
    async open(path = '') {
      const page = await used.engine.open(used.site.url + path)
      opened.push(page)
      return page
    },
  })
}
