import { matomo } from './plugin'

declare global {
  interface Window {
    /** The factory that the browser file puts on the page. */
    matomoDestination?: typeof matomo
  }
}

window.matomoDestination = matomo
