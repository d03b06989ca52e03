const key = 'demo-focus'

/** Loads the page anew. The focus is on the element with this id again once `restoreFocus` is called. */
export function reloadWithFocus(id: string): void {
  sessionStorage.setItem(key, id)
  location.reload()
}

export function restoreFocus(): void {
  const id = sessionStorage.getItem(key)
  sessionStorage.removeItem(key)
  if (id !== null) document.getElementById(id)?.focus({ preventScroll: true })
}
