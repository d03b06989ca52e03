import { readdirSync, readFileSync } from 'node:fs'
import MarkdownIt from 'markdown-it'

export const PAGES = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'demo/README.md'],
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

/** A page's parts, as Markdown has them. */
export const tokensOf = (page: string) => new MarkdownIt().parse(readFileSync(page, 'utf8'), {})
