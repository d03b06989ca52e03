type Attributes = Record<string, string | boolean | ((event: Event) => void)>
export type Child = Node | string | undefined | false

/** Makes an element. Functions among the attributes are listeners, `true` is an attribute without a value. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const created = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') created.addEventListener(name, value)
    else if (value !== false) created.setAttribute(name, value === true ? '' : value)
  }
  created.append(
    ...children.filter((child): child is Node | string => child !== undefined && child !== false),
  )
  return created
}
