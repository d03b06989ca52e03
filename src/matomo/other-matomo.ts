import { isSameAddress, type TrackerAddress } from './tracker-address'

/** How a Matomo that the page brought relates to ours. */
export type OtherMatomo = 'same-site' | 'other-site'

/** Whether the page has another Matomo: `_paq` does not feed our trackers alone from then on. */
export interface OtherMatomoWatch {
  hasMet(): boolean
  /** Tells of another Matomo, by the addresses of its trackers. Returns whether one of them is for our site. */
  meet(others: readonly TrackerAddress[]): boolean
  /** Whether an address is that of our first tracker. A part that the address does not name counts as ours. */
  isOurSite(address: TrackerAddress): boolean
}

/**
 * @param home - the address of our first tracker
 * @param onFirst - called when another Matomo is met for the first time
 */
export function watchForOtherMatomo(
  home: TrackerAddress,
  onFirst: (relation: OtherMatomo) => void,
): OtherMatomoWatch {
  const pageUrl = location.href
  let hasMet = false
  const isOurSite: OtherMatomoWatch['isOurSite'] = ({ siteId, trackerUrl }) =>
    isSameAddress({ siteId: siteId || home.siteId, trackerUrl: trackerUrl || home.trackerUrl }, home, pageUrl)

  return {
    isOurSite,
    hasMet: () => hasMet,
    meet(others) {
      const isSameSite = others.some(isOurSite)
      if (!hasMet) onFirst(isSameSite ? 'same-site' : 'other-site')
      hasMet = true
      return isSameSite
    },
  }
}
