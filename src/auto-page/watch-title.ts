/** A title that has not changed for this time, in milliseconds, has settled. */
const QUIET_MS = 50

const DEFAULT_WAIT_MS = 500

/**
 * Waits until the title of a new page has settled: it has changed and is quiet since, or the wait is over.
 *
 * @param wait - in milliseconds; the default is 500
 * @param changed - gets each title that the document has from now on
 * @returns a function that stops watching
 */
export function watchTitle(
  wait: number | undefined,
  changed: (title: string) => void,
  settled: () => void,
): () => void {
  const oldTitle = document.title
  let title = oldTitle
  let quiet: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    if (document.title === title) return
    title = document.title
    changed(title)
    clearTimeout(quiet)
    // Frameworks empty the title for a moment, and some set the old one once more.
    if (title && title !== oldTitle) quiet = setTimeout(settled, QUIET_MS)
  }
  // The browser would take a wait that is no number for 0 ms.
  const overdue = setTimeout(settled, Number.isFinite(wait) ? wait : DEFAULT_WAIT_MS)
  // The whole document is observed, because a title may be replaced, be added later, and stand in the body.
  const observer = new MutationObserver(look)
  observer.observe(document, { subtree: true, childList: true, characterData: true })
  return () => {
    clearTimeout(quiet)
    clearTimeout(overdue)
    observer.disconnect()
  }
}
