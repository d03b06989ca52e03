/** Cuts the hash off a URL, or off a path. */
export function withoutHash(url: string): string | undefined {
  return url.split('#')[0]
}
