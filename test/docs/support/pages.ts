import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import MarkdownIt from 'markdown-it'

export const PAGES = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'demo/README.md'],
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

/** A page's parts, as Markdown has them. */
export const tokensOf = (page: string) => new MarkdownIt().parse(readFileSync(page, 'utf8'), {})

export interface Link {
  readonly page: string
  /** As it stands in the page. */
  readonly target: string
  /** The file that the target names, from the root of the repository. */
  readonly path: string
  readonly anchor: string | undefined
}

/** The links and pictures of a page that are relative to it. */
export function linksOf(page: string): Link[] {
  return tokensOf(page)
    .flatMap(({ children }) => children ?? [])
    .map((token) => token.attrGet('href') ?? token.attrGet('src'))
    .filter((target): target is string => target !== null && !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = '', anchor] = target.split('#')
      return { page, target, path: path ? join(dirname(page), path) : page, anchor }
    })
}
