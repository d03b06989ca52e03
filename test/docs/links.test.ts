import { existsSync, readFileSync } from 'node:fs'
import { linksOf, PAGES, tokensOf } from './support/pages'

/** The anchor that GitHub gives a heading, by the rules of https://github.com/gjtorikian/html-pipeline. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')

const anchorsOf = (page: string) =>
  tokensOf(page).flatMap(({ type, content }, index, tokens) =>
    type === 'inline' && tokens[index - 1]?.type === 'heading_open' ? [anchorOf(content)] : [],
  )

const links = PAGES.flatMap(linksOf)

test('the docs have more than fifty links to files', () => {
  expect(links.length).toBeGreaterThan(50)
})

test.each(links)('$page: the target of the link $target exists', ({ path, anchor }) => {
  expect(existsSync(path)).toBe(true)
  if (anchor) expect(anchorsOf(path)).toContain(anchor)
})

/** The files of the repository that a page names. */
const paths = PAGES.flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(/`((?:test|src|bench|scripts|demo)\/[\w./-]+\.\w+)`/g)].map(
    ([, path = '']) => [page, path] as const,
  ),
)

test.each(paths)('%s: the file %s exists', (_, path) => expect(existsSync(path)).toBe(true))

/** The tests that docs/reliability.md names: a file, and a part of the test's name. */
const tests = [
  ...readFileSync('docs/reliability.md', 'utf8').matchAll(/`(test\/[\w./-]+\.test\.ts)`, ([^|`]+?) *\|/g),
].map(([, path = '', name = '']) => [path, name] as const)

test.each(tests)('docs/reliability.md: %s has a test named “%s”', (path, name) => {
  expect(readFileSync(path, 'utf8')).toContain(name)
})

test('every page of the docs is linked from the README', () => {
  const linked = links.filter(({ page }) => page === 'README.md').map(({ path }) => path)
  for (const page of PAGES.filter((page) => page.startsWith('docs/'))) expect(linked).toContain(page)
})
