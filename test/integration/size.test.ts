/** @jest-environment node */
import { readFile } from 'node:fs/promises'
import { ADOPT_PIWIK_BYTES, CLASSIC_BYTES, measureSize } from '../../bench/size'

test('`import { matomo }` is not larger than Segment’s classic Piwik destination', async () => {
  const { matomoByEsbuild } = await measureSize()
  expect(matomoByEsbuild.bytes).toBeLessThanOrEqual(CLASSIC_BYTES)
})

test('the browser file is not larger than Segment’s classic Piwik destination', async () => {
  const { browserFile } = await measureSize()
  expect(browserFile.bytes).toBeLessThanOrEqual(CLASSIC_BYTES)
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
