import { openEditor } from '../types/support/editor'
import { PAGES } from './support/pages'
import { readBlocks } from './support/read-blocks'

// The blocks of one page are one program: what the first declares, the next uses.
const programs = PAGES.map(
  (page) => [page, readBlocks(page).filter(({ language }) => language === 'ts')] as const,
)
  .filter(([, blocks]) => blocks.length > 0)
  .map(([page, blocks]) => [page, blocks.map(({ code }) => code).join('\n')] as const)

const editor = openEditor({}, '')

test.each(programs)('%s: its TypeScript compiles with the types of the built package', (_, code) => {
  expect(editor.errorsOf(code)).toEqual([])
})

test('docs/installing.md: what is declared of window is not any', () => {
  const [, code = ''] = programs.find(([page]) => page === 'docs/installing.md') ?? []
  expect(editor.errorsOf(`${code}\nwindow._paq?.push(['noSuchMethod'])`)).toHaveLength(1)
  expect(editor.errorsOf(`${code}\nwindow.matomoDestination?.({ siteID: 1 })`)).toHaveLength(1)
  expect(editor.errorsOf(`${code}\nwindow.analytics.trak('Played')`)).toHaveLength(1)
})
