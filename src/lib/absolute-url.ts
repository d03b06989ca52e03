import { cleanText } from './clean-text'

/** A URL made absolute; what is absolute already, empty, or no URL at all stays as it is. */
export function absoluteUrl(url: string, base: string): string {
  const clean = cleanText(url)
  try {
    return /^[a-z][\w+.-]*:|^$/i.test(clean) ? clean : new URL(clean, base).href
  } catch {
    return clean
  }
}
