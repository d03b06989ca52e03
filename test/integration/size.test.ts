/** @jest-environment node */
import { readFile } from 'node:fs/promises'
import { ADOPT_PIWIK_BYTES, measureSize } from '../../bench/size'

// The goal is the classic destination's 11,053 bytes, and it is not met: docs/performance.md says so. Until it is, the sizes may
// not grow beyond these numbers.
const MATOMO_BYTES = 30_150
const BROWSER_FILE_BYTES = 29_500

test('`import { matomo }` does not grow unnoticed', async () => {
  const { matomoByEsbuild } = await measureSize()
  expect(matomoByEsbuild.bytes).toBeLessThanOrEqual(MATOMO_BYTES)
})

test('the browser file does not grow unnoticed', async () => {
  const { browserFile } = await measureSize()
  expect(browserFile.bytes).toBeLessThanOrEqual(BROWSER_FILE_BYTES)
})

test('`import { adoptPiwik }` alone does not bring the plugin along', async () => {
  const { adoptPiwikByEsbuild } = await measureSize()
  expect(adoptPiwikByEsbuild.bytes).toBeLessThanOrEqual(ADOPT_PIWIK_BYTES)
})

test('the README says how large `import { matomo }` is', async () => {
  const { matomoByEsbuild } = await measureSize()
  const [, kilobytes] =
    /(\d+(?:\.\d)?) kB, minified and gzipped/.exec(await readFile('README.md', 'utf8')) ?? []
  expect(kilobytes).toBe((matomoByEsbuild.bytes / 1000).toFixed(1))
})
