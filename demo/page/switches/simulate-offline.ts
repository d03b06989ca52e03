/**
 * Makes the page believe that the browser is offline, or is online again. This is what a script can see of it. The demo's
 * server lets the requests to Matomo fail.
 */
export function simulateOffline(isOffline: boolean): void {
  const isChanged = navigator.onLine === isOffline
  // The own property hides the browser's. Without it the browser's property is read again.
  if (isOffline) Object.defineProperty(navigator, 'onLine', { configurable: true, value: false })
  else delete (navigator as { onLine?: boolean }).onLine
  if (isChanged) dispatchEvent(new Event(isOffline ? 'offline' : 'online'))
}
