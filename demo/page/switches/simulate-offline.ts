/**
 * Makes the page believe that the browser is offline, or is online again: what is simulated is what a script can
 * see of it. That the requests to Matomo fail is the server's part.
 */
export function simulateOffline(isOffline: boolean): void {
  const isChanged = navigator.onLine === isOffline
  // Without our own property the browser's is in force again.
  if (isOffline) Object.defineProperty(navigator, 'onLine', { configurable: true, value: false })
  else delete (navigator as { onLine?: boolean }).onLine
  if (isChanged) dispatchEvent(new Event(isOffline ? 'offline' : 'online'))
}
