let watching = false

/** Tells of clicks on links to other hosts. Stand-in for matomo.js - not Matomo's code. */
export function watchLinks(onOutlink: (params: { link: string }) => void): void {
  if (watching) return
  watching = true
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const isOutlink = link && /^https?:$/.test(link.protocol) && link.host !== location.host
    if (isOutlink) onOutlink({ link: link.href })
  })
}
