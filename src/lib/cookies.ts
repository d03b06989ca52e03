/** The values of the cookies in `document.cookie` whose names start with a text. */
export function cookieValues(cookies: string, start: string): string[] {
  return cookies
    .split('; ')
    .filter((cookie) => cookie.startsWith(start))
    .map((cookie) => cookie.slice(cookie.indexOf('=') + 1))
}

/** Whether `document.cookie` holds a cookie of this name. One that is empty is none, as for matomo.js. */
export function hasCookie(cookies: string, name: string): boolean {
  return cookieValues(cookies, `${name}=`).some((value) => value !== '')
}
