/** @jest-environment jsdom */

const URL_OF_SCRIPT = 'https://matomo.test/matomo.js'

interface Rules {
  readonly createScriptURL: (url: string) => string
}

/** A page under Trusted Types, which allows each policy's name once. */
function startTrustedTypes() {
  const names: string[] = []
  const createPolicy = (name: string, { createScriptURL }: Rules) => {
    if (names.includes(name)) throw new TypeError(`Policy ${name} exists already`)
    names.push(name)
    return { createScriptURL: (url: string) => ({ trusted: createScriptURL(url) }) }
  }
  Object.assign(window, { trustedTypes: { createPolicy } })
  return names
}

/** The function of a page that has just been loaded. */
async function load() {
  jest.resetModules()
  const { trustedScriptUrl } = await import('../../src/matomo/trusted-script-url')
  return trustedScriptUrl
}

afterEach(() => {
  Reflect.deleteProperty(window, 'trustedTypes')
})

test('an address stays a text on a page without Trusted Types', async () => {
  const trustedScriptUrl = await load()
  expect(trustedScriptUrl(URL_OF_SCRIPT)).toBe(URL_OF_SCRIPT)
})

test('an address becomes what the policy "segment-matomo" makes of it on a page under Trusted Types', async () => {
  const names = startTrustedTypes()
  const trustedScriptUrl = await load()
  expect(trustedScriptUrl(URL_OF_SCRIPT)).toEqual({ trusted: URL_OF_SCRIPT })
  expect(names).toEqual(['segment-matomo'])
})

test('a second address uses the policy of the first, because a page allows its name once', async () => {
  startTrustedTypes()
  const trustedScriptUrl = await load()
  trustedScriptUrl(URL_OF_SCRIPT)
  expect(trustedScriptUrl('https://other.test/matomo.js')).toEqual({
    trusted: 'https://other.test/matomo.js',
  })
})

test('a page that does not allow the policy is a TypeError', async () => {
  startTrustedTypes().push('segment-matomo')
  const trustedScriptUrl = await load()
  expect(() => trustedScriptUrl(URL_OF_SCRIPT)).toThrow(TypeError)
})
