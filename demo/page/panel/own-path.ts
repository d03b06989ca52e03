/** The path of an address on the demo's own host. Whole addresses are long, and their beginnings are all the same. */
export function ownPath(address: string): string | undefined {
  if (!address.startsWith(`${location.origin}/`)) return undefined
  return address.slice(location.origin.length)
}
