type Attributes = Record<string, string | boolean | ((event: Event) => void)>
export type Child = Node | string | undefined | false

/** Makes an element: functions among the attributes are listeners, `true` is an attribute without a value. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value)
    else if (value !== false) made.setAttribute(name, value === true ? '' : value)
  }
  made.append(...children.filter((child): child is Node | string => child !== undefined && child !== false))
  return made
}
