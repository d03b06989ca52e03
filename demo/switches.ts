/** What a visitor of the demo can switch. With `consent` on, the shop asks for consent. */
export type SwitchName = 'consent' | 'offline' | 'block'

/** This cookie names the switches that are on. So each browser has its own, and the server knows them too. */
export const SWITCHES_COOKIE = 'demo-switches'

/** @param cookies - as `document.cookie` or the header `Cookie` has them */
export function readSwitches(cookies = ''): Set<SwitchName> {
  const found = new RegExp(`(?:^|; )${SWITCHES_COOKIE}=([^;]*)`).exec(cookies)
  return new Set((found?.[1] ?? '').split('.').filter(Boolean) as SwitchName[])
}

export const writeSwitches = (switches: Iterable<SwitchName>): string => [...switches].join('.')
