import { cleanText } from './clean-text'

const SCHEME = /^[a-z][a-z\d+.-]*:/i

/** Makes a URL absolute. An absolute one, an empty one and a text that is no URL stay as they are. */
export function resolveUrl(url: string, base: string): string {
  const clean = cleanText(url)
  if (clean === '' || SCHEME.test(clean)) return clean
  try {
    return new URL(clean, base).href
  } catch {
    return clean
  }
}
