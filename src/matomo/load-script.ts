/** Where matomo.js is, and what its script element says. */
export interface ScriptSettings {
  readonly scriptUrl: string
  readonly nonce?: string | undefined
  readonly integrity?: string | undefined
  readonly crossOrigin?: string | undefined
}

/**
 * Adds matomo.js to the page, as an async script.
 *
 * @returns a promise that resolves once the script has run, and rejects where it could not be loaded
 */
export function loadScript({ scriptUrl, nonce, integrity, crossOrigin }: ScriptSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.async = true
    script.src = scriptUrl
    if (nonce) script.nonce = nonce
    if (integrity) script.integrity = integrity
    if (crossOrigin) script.crossOrigin = crossOrigin
    script.onload = () => resolve()
    script.onerror = () => reject(new Error(`${scriptUrl} could not be loaded`))
    document.head.append(script)
  })
}
