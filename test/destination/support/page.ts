/** What stands in `_paq` behind the commands of the start. */
export function pushed(): unknown[] {
  const paq = window._paq as unknown as unknown[][]
  return paq.slice(paq.findIndex(([method]) => method === 'enableLinkTracking') + 1)
}

/**
 * Lets a stand-in for matomo.js take `_paq` over.
 *
 * @returns the commands that it is given from then on, in their order
 */
export function runMatomo(): unknown[] {
  const given: unknown[] = []
  window._paq = {
    push(...entries) {
      given.push(...entries)
    },
  }
  return given
}

/** Ends the attempt to load matomo.js that is under way. */
export function endScript(event: 'load' | 'error'): void {
  document.querySelector('script')?.dispatchEvent(new Event(event))
}

export const countScripts = (): number => document.scripts.length

/** Says in the browser's name whether there is a network. */
export function setOnline(isOnline: boolean): void {
  jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline)
  dispatchEvent(new Event(isOnline ? 'online' : 'offline'))
}

/** Takes everything off the page that a destination has left there. */
export function cleanPage(): void {
  delete window._paq
  delete window.Matomo
  delete window.matomoPluginAsyncInit
  Reflect.deleteProperty(window, Symbol.for('segment-matomo'))
  document.head.innerHTML = ''
  for (const cookie of document.cookie.split('; '))
    document.cookie = `${cookie.split('=')[0] ?? ''}=; max-age=0`
  localStorage.clear()
  history.replaceState(null, '', '/')
}
