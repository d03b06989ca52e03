/** How many scripts are on the page: matomo.js is the only one that the tests let in. */
export const countScripts = (): number => document.querySelectorAll('script').length

/** The script of matomo.js. */
export function findScript(): HTMLScriptElement {
  const script = document.querySelector('script')
  if (!script) throw new Error('there is no script on the page')
  return script
}
