import type { MatomoCommand } from './commands'
import { isSameAddress, type TrackerAddress } from './tracker-address'

/** The settings that say where our trackers send to. */
export interface AddressSettings {
  readonly siteId: string | number
  readonly trackerUrl: string
  /** The further trackers. */
  readonly trackers: readonly TrackerAddress[]
}

/** Where our trackers send to: the first one, and the further ones. */
export type OurAddresses = readonly [TrackerAddress, ...TrackerAddress[]]

/** The addresses that settings and commands name, each of them once. */
export function ourAddresses(settings: AddressSettings, commands: readonly MatomoCommand[]): OurAddresses {
  const found: [TrackerAddress, ...TrackerAddress[]] = [settings]
  for (const address of [...settings.trackers, ...addedBy(commands, settings.trackerUrl)]) {
    if (!found.some((each) => isSameAddress(each, address, location.href))) found.push(address)
  }
  return found
}

/** The trackers that commands add, by default for the same server. */
function addedBy(commands: readonly MatomoCommand[], ownUrl: string): TrackerAddress[] {
  return commands.flatMap((command) =>
    command[0] === 'addTracker' ? [{ trackerUrl: command[1] ?? ownUrl, siteId: command[2] }] : [],
  )
}
