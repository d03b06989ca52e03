/** The one form of all that is logged, thrown or warned of: a prefix, where the docs say more, and the text. */
export function message(section: string, text: string): string {
  return `[segment-matomo] ${section}: ${text} (docs/debugging.md#${section})`
}

/** For what belongs to no call, and so would be seen in no call's log. */
export function warn(section: string, text: string): void {
  console.warn(message(section, text))
}
