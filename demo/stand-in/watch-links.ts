let isWatching = false

/** Tells of clicks on links to other hosts. Stand-in for matomo.js - not Matomo's code. */
export function watchLinks(onOutlink: (url: string) => void): void {
  if (isWatching) return
  isWatching = true
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a') : null
    if (link && isOutlink(link)) onOutlink(link.href)
  })
}

function isOutlink({ protocol, host }: HTMLAnchorElement): boolean {
  return ['http:', 'https:'].includes(protocol) && host !== location.host
}
