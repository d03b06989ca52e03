/** A title that was quiet for so long is there to stay. */
const QUIET_MS = 50

export interface TitleWatch {
  /** The title when it was last looked at. */
  readonly title: string
  stop(): void
}

/**
 * Waits until the title of a new page has settled: it has changed and is quiet since, or the wait is over.
 *
 * @param wait - in milliseconds
 */
export function watchTitle(wait: number, settled: () => void): TitleWatch {
  const oldTitle = document.title
  let title = oldTitle
  let quiet: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    if (document.title === title) return
    title = document.title
    clearTimeout(quiet)
    // Frameworks empty the title for a moment, and some set the old one once more.
    if (title && title !== oldTitle) quiet = setTimeout(settled, QUIET_MS)
  }
  const overdue = setTimeout(settled, wait)
  // All of the document: a title may be replaced, be added later, and stand in the body.
  const observer = new MutationObserver(look)
  observer.observe(document, { subtree: true, childList: true, characterData: true })
  return {
    get title() {
      return title
    },
    stop() {
      clearTimeout(quiet)
      clearTimeout(overdue)
      observer.disconnect()
    },
  }
}
