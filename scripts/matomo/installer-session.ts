export interface InstallerSession {
  open(step: string): Promise<void>
  submit(step: string, form: Record<string, string>): Promise<void>
}

const MAX_REDIRECTS = 5

/** A browser's part in Matomo's installer: it keeps cookies, follows redirects, and reads error messages. */
export function installerSession(url: string): InstallerSession {
  const cookies = new Map<string, string>()

  const request = async (step: string, form?: Record<string, string>): Promise<string> => {
    let address = `${url}/index.php?module=Installation&action=${step}`
    let init: RequestInit = form ? { method: 'POST', body: new URLSearchParams(form) } : {}
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const response = await fetch(address, { ...init, redirect: 'manual', headers: { cookie } })
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        cookies.set(name, value)
      }
      const location = response.headers.get('location')
      if (!location) return response.text()
      address = new URL(location, address).href
      init = {}
    }
    throw new Error(`Matomo's installer, step ${step}: more than ${MAX_REDIRECTS} redirects`)
  }

  return {
    async open(step) {
      failOnError(step, await request(step))
    },
    async submit(step, form) {
      failOnError(step, await request(step, { ...form, submit: 'Next' }))
    },
  }
}

function failOnError(step: string, page: string): void {
  const message = /class="[^"]*alert-danger[^"]*"[^>]*>([\s\S]*?)<\/div>/.exec(page)?.[1]
  if (!message) return
  const text = message.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
  throw new Error(`Matomo's installer, step ${step}: ${text.trim()}`)
}
