import type { Page } from 'playwright-core'

interface Control {
  role: string
  name: string
}

/** What the browser tells assistive technology of all that can have the focus: Chrome's own accessibility tree. */
export async function controlNames(page: Page): Promise<Control[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return nodes
    .filter(
      (node) =>
        !node.ignored && node.properties?.some(({ name, value }) => name === 'focusable' && value.value),
    )
    .map(({ role, name }) => ({ role: String(role?.value), name: String(name?.value ?? '') }))
    .filter(({ role }) => role !== 'RootWebArea')
}
