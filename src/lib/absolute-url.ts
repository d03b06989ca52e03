import { cleanText } from './clean-text'

/** A URL made absolute; what is absolute already, empty, or no URL at all stays as it is. */
export function absoluteUrl(url: string, base: string): string {
  const clean = cleanText(url)
  if (!clean || /^[a-z][a-z\d+.-]*:/i.test(clean)) return clean
  try {
    return new URL(clean, base).href
  } catch {
    return clean
  }
}
