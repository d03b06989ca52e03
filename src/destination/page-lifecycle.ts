/** Whether the page is left. A page that is left comes back from the back/forward cache, or ends a moment later. */
export interface PageLifecycle {
  isLeft(): boolean
  /** Whether the page has come back from the back/forward cache: other pages may have been open meanwhile. */
  hasReturned(): boolean
  stop(): void
}

interface PageLifecycleListeners {
  readonly onLeave: () => void
  /** Called also when the page is shown for the first time. */
  readonly onShow: () => void
}

export function createPageLifecycle({ onLeave, onShow }: PageLifecycleListeners): PageLifecycle {
  let isLeft = false
  let hasReturned = false
  const onPageHide = () => {
    isLeft = true
    onLeave()
  }
  const onPageShow = ({ persisted }: PageTransitionEvent) => {
    isLeft = false
    hasReturned ||= persisted
    onShow()
  }
  addEventListener('pagehide', onPageHide)
  addEventListener('pageshow', onPageShow)
  return {
    isLeft: () => isLeft,
    hasReturned: () => hasReturned,
    stop() {
      removeEventListener('pagehide', onPageHide)
      removeEventListener('pageshow', onPageShow)
    },
  }
}
