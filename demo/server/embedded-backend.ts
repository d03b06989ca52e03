import type { MatomoBackend } from './matomo-backend'

/**
 * A backend without a Matomo. Hits are shown, but not stored, and the demo's stand-in takes the place of matomo.js. The answer
 * to a hit is the same as Matomo's: 204, without content.
 */
export function embeddedBackend(standIn: string): MatomoBackend {
  return {
    script: () =>
      Promise.resolve({
        status: 200,
        contentType: 'text/javascript; charset=utf-8',
        body: new TextEncoder().encode(standIn),
      }),
    track: () => Promise.resolve({ status: 204, contentType: 'text/plain', body: new Uint8Array() }),
  }
}
