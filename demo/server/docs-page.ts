import { readFile } from 'node:fs/promises'
import MarkdownIt from 'markdown-it'
import { text } from './answers'
import type { BackendAnswer } from './matomo-backend'

const PAGE = /^\/((?:docs\/|demo\/)?[\w-]+\.md)$/
const PICTURE = /^\/(docs\/images\/[\w-]+\.(png|svg))$/

/** Answers with a page or a picture of the documentation, if the path is that of one: the panel has links to them. */
export async function docsPage(pathname: string): Promise<BackendAnswer | undefined> {
  const [, page] = PAGE.exec(pathname) ?? []
  if (page !== undefined) return text('text/html', render(await readFile(page, 'utf8')))
  const [, picture, type] = PICTURE.exec(pathname) ?? []
  if (picture === undefined) return undefined
  return {
    status: 200,
    contentType: type === 'svg' ? 'image/svg+xml' : 'image/png',
    body: await readFile(picture),
  }
}

function render(source: string): string {
  const markdown = new MarkdownIt()
  const tokens = markdown.parse(source, {})
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'heading_open') token.attrSet('id', anchorOf(tokens[index + 1]?.content ?? ''))
  }
  const title = tokens.find(({ type }) => type === 'inline')?.content ?? ''
  const body = markdown.renderer.render(tokens, {}, {})
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${markdown.utils.escapeHtml(title)}</title><link rel="stylesheet" href="/docs.css"><main>${body}</main></html>`
}

/** The anchor that GitHub gives a heading: links in the docs name it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-')
