/**
 * Where a reader of the console can open the docs, also on a page that has only the browser file. Every published file of the
 * package is at such an address, in the newest release of this major version.
 */
export const DEBUGGING_PAGE = 'https://unpkg.com/segment-matomo@1/docs/debugging.md'

/** The one form of all that is logged, thrown or warned of: a prefix, the section of the docs that says more, and the text. */
export function message(section: string, text: string): string {
  return `[segment-matomo] ${section}: ${text} (${DEBUGGING_PAGE}#${section})`
}

/** For what belongs to no call, and so would be seen in no call's log. */
export function warn(section: string, text: string): void {
  console.warn(message(section, text))
}
