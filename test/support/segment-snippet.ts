import { max as originalSnippet } from '@segment/snippet'

/**
 * Segment's own snippet, with another server in the place of Segment's CDN.
 *
 * @param cdn - where that server has the CDN's files: a path on the page's own host
 */
export function segmentSnippet(options: Parameters<typeof originalSnippet>[0], cdn = '/cdn'): string {
  return originalSnippet(options)
    .replace('"https://cdn.segment.com', `location.origin + "${cdn}`)
    .replace('analytics._writeKey', `analytics._cdn = location.origin + '${cdn}'; analytics._writeKey`)
}
