/**
 * Where a reader of the console can open the docs, also on a page that has only the browser file. Every published file of the
 * package is at such an address, in the newest release of this major version.
 */
export const DEBUGGING_PAGE = 'https://unpkg.com/segment-matomo@1/docs/debugging.md'

/**
 * Gives a text the one form of all that is logged, thrown or warned of: with a prefix, and with the address of the section of
 * the docs that says more.
 *
 * @param section - a heading of docs/debugging.md
 */
export function message(section: string, text: string): string {
  return `[segment-matomo] ${section}: ${text} (${DEBUGGING_PAGE}#${section})`
}

/** Warns in the console: for what belongs to no call, so that no call's own log can have it. */
export function warn(section: string, text: string): void {
  console.warn(message(section, text))
}
