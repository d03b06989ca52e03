/** The one form of all that is logged, thrown or warned of: a prefix, the text, and where the docs say more. */
export function message(text: string, section: string): string {
  return `[segment-matomo] ${text} (docs/debugging.md#${section})`
}

/** For what belongs to no call, and so would be seen in no call's log. */
export function warn(text: string, section: string): void {
  console.warn(message(text, section))
}
