/** How Debian has a version of Matomo. */
export interface DebianVersion {
  /** The release of Debian that the server runs on. */
  suite: string
  /** A newer release that a few of its packages come from. */
  newerSuite?: string
  /** Matomo's own package, as apt-get is asked for it. */
  matomo: string
  /** What Matomo needs of the newer release. */
  more?: string[]
}

/** The versions of Matomo that Debian has. */
export const debianVersions: Record<string, DebianVersion> = {
  '5.3': { suite: 'trixie', matomo: 'matomo=5.3.*' },
  // All but two packages come from the stable release: their versions fit, and they stay as they are.
  '5.8': {
    suite: 'trixie',
    newerSuite: 'sid',
    matomo: 'matomo=5.8.*',
    more: ['php-matomo-component-cache/sid'],
  },
}

/** The version that `MATOMO_VERSION` names, by default 5.3. */
export const matomoVersion = process.env.MATOMO_VERSION || '5.3'

/** @throws an Error that names the versions that there are */
export function chosenDebianVersion(): DebianVersion {
  const version = debianVersions[matomoVersion]
  if (version) return version
  const known = Object.keys(debianVersions).join(' and ')
  throw new Error(`MATOMO_VERSION is ${matomoVersion}: Debian has Matomo ${known}.`)
}
