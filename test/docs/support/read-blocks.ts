import { tokensOf } from './pages'

export interface Block {
  readonly page: string
  /** The block's first line in the page, from 1 on. */
  readonly line: number
  readonly language: string
  readonly code: string
  /** The heading of second level above the block. */
  readonly section: string
  /** Whether nothing stands between this block and the one before. */
  readonly followsBlock: boolean
}

/** The fenced blocks of a page. */
export function readBlocks(page: string): Block[] {
  const blocks: Block[] = []
  let section = ''
  const tokens = tokensOf(page)
  for (const [index, { type, tag, info, content, map }] of tokens.entries()) {
    const before = tokens[index - 1]
    if (type === 'inline' && before?.tag === 'h2') section = content
    if (type !== 'fence' || tag !== 'code') continue
    const [line = 0] = map ?? []
    blocks.push({
      page,
      line: line + 1,
      section,
      code: content,
      language: info,
      followsBlock: before?.type === 'fence',
    })
  }
  return blocks
}
