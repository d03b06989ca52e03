import type { MatomoBackend } from './matomo-backend'

/**
 * No Matomo at hand: hits are taken in and only shown, and our stand-in takes the place of matomo.js.
 * The answer to a hit is Matomo's own: 204, without content.
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
