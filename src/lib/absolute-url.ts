/** A URL made absolute; what is absolute already, empty, or no URL at all stays as it is. */
export function absoluteUrl(url: string, base: string): string {
  if (!url || /^[a-z][a-z\d+.-]*:/i.test(url)) return url
  try {
    return new URL(url, base).href
  } catch {
    return url
  }
}
