interface ScriptUrlPolicy {
  createScriptURL(url: string): string
}

interface TrustedTypes {
  createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy
}

/** Kept for all scripts, because a page allows a policy of the same name only once. */
let policy: ScriptUrlPolicy | undefined

/**
 * The address of a script, as a page under Trusted Types accepts it.
 *
 * @throws a TypeError where the page's Content Security Policy does not allow a policy named `segment-matomo`
 */
export function trustedScriptUrl(url: string): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes }
  if (!trustedTypes) return url
  policy ??= trustedTypes.createPolicy('segment-matomo', { createScriptURL: (address) => address })
  return policy.createScriptURL(url)
}
